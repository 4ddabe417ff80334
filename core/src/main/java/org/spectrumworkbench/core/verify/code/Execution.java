package org.spectrumworkbench.core.verify.code;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.spectrumworkbench.core.problem.ProgramTests.Language;

/**
 * One run of a harness: feeds it the job, and hears its reports. Three threads of its own do the
 * waiting for pipes; they end with the process.
 *
 * <p>A report is a line {@code NONCE WORD NUMBER LENGTH}, that many bytes, and a newline.
 */
final class Execution implements AutoCloseable {
  /** A JSON text may take six bytes for each character. */
  private static final int TEXT_PER_OUTPUT = 6;

  private static final int LONGEST_LINE = 200;
  private static final int ERRORS_KEPT = 4_000;
  private static final int WAITING_REPORTS = 8;
  private static final long END_MILLISECONDS = 2_000;

  private final Sandbox sandbox;
  private final Confinement.Confined confined;
  private final String nonce;
  private final int outputLimit;
  private final BlockingQueue<Report> reports = new ArrayBlockingQueue<>(WAITING_REPORTS);
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
  private final CountDownLatch errorsRead = new CountDownLatch(1);
  private final Thread reader;
  private final long started = System.nanoTime();

  /**
   * Starts one.
   *
   * @param nonce the first word of each report
   * @throws IOException if it cannot be started
   */
  Execution(Sandbox sandbox, Language language, Limits limits, byte[] job, String nonce)
      throws IOException {
    this.sandbox = sandbox;
    this.confined = sandbox.start(language, limits);
    this.nonce = nonce;
    this.outputLimit = limits.output();
    Thread.ofVirtual().name("program-job").start(() -> feed(job));
    Thread.ofVirtual().name("program-errors").start(this::readErrors);
    reader = Thread.ofVirtual().name("program-reports").start(this::readReports);
  }

  /** The next report, or {@link Report.TimedOut} where none comes within so many seconds. */
  Report next(double seconds) throws InterruptedException {
    Report report = reports.poll((long) (seconds * 1e9), TimeUnit.NANOSECONDS);
    return report == null ? new Report.TimedOut() : report;
  }

  /** The share of the time since its start that it waited for a processor. */
  double starvation() {
    return Starvation.share(confined.process(), (System.nanoTime() - started) / 1e9);
  }

  private void feed(byte[] job) {
    try (OutputStream out = confined.process().getOutputStream()) {
      out.write(job);
    } catch (IOException e) {
      // The process ended without reading; what follows is heard from the reports.
      return;
    }
  }

  private void readErrors() {
    try (InputStream in = confined.process().getErrorStream()) {
      byte[] buffer = new byte[8192];
      long total = 0;
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        total += n;
        synchronized (errors) {
          errors.write(buffer, 0, Math.min(n, Math.max(0, ERRORS_KEPT - errors.size())));
        }
        if (total > outputLimit) {
          reports.put(new Report.TooMuch());
          return;
        }
      }
    } catch (IOException e) {
      // The pipe was closed at the end of the run.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      errorsRead.countDown();
    }
  }

  private void readReports() {
    try (InputStream in = new BufferedInputStream(confined.process().getInputStream())) {
      Report report = read(in);
      while (report instanceof Report.Said) {
        reports.put(report);
        report = read(in);
      }
      reports.put(report);
    } catch (IOException e) {
      // The pipe was closed at the end of the run.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Report read(InputStream in) throws IOException, InterruptedException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        return ended();
      }
      if (line.length() == LONGEST_LINE) {
        return new Report.Garbled();
      }
      line.append((char) c);
    }
    String[] parts = line.toString().split(" ", -1);
    if (parts.length != 4 || !parts[0].equals(nonce)) {
      return new Report.Garbled();
    }
    int number;
    int length;
    try {
      number = Integer.parseInt(parts[2]);
      length = Integer.parseInt(parts[3]);
    } catch (NumberFormatException e) {
      return new Report.Garbled();
    }
    if (length > (long) TEXT_PER_OUTPUT * outputLimit) {
      return new Report.TooMuch();
    }
    byte[] text = in.readNBytes(Math.max(0, length));
    if (text.length < length || in.read() != '\n') {
      return ended();
    }
    return new Report.Said(parts[1], number, new String(text, StandardCharsets.UTF_8));
  }

  private Report ended() throws InterruptedException {
    Process process = confined.process();
    if (!process.waitFor(END_MILLISECONDS, TimeUnit.MILLISECONDS)) {
      // It closed the channel and goes on: nothing more can be heard of it.
      return new Report.Ended(-1, "It closed the channel of its tests.");
    }
    boolean all = errorsRead.await(END_MILLISECONDS, TimeUnit.MILLISECONDS);
    String text;
    synchronized (errors) {
      text = errors.toString(StandardCharsets.UTF_8).strip();
    }
    return new Report.Ended(process.exitValue(), all ? text : text + " ...");
  }

  /**
   * Kills everything that came of the run.
   *
   * @throws IOException if something of it is left
   */
  @Override
  public void close() throws IOException {
    sandbox.end(confined);
    reader.interrupt();
  }
}

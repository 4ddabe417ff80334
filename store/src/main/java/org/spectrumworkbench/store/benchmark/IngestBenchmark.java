package org.spectrumworkbench.store.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.Settings;
import org.spectrumworkbench.store.RunSync;
import org.spectrumworkbench.store.Store;

/**
 * Whether the store keeps up with a run that writes without a pause: another process writes a
 * journal, this one polls it four times a second as the window does, and asks the screens'
 * questions meanwhile.
 */
public final class IngestBenchmark {
  private static final long POLL_MILLISECONDS = 250;
  private static final long PATIENCE_SECONDS = 120;

  private final Store store;
  private final RunFolder run;
  private final int rate;
  private final StoreBenchmark.Screens screens;
  private final Map<String, List<Double>> asked = new LinkedHashMap<>();
  private final List<Double> polls = new ArrayList<>();
  private double mostBehind;
  private long heap;
  private volatile boolean over;

  /**
   * What was measured.
   *
   * @param events written
   * @param rate events a second that were wanted
   * @param written events a second that the other process came to
   * @param behindAtEnd events not yet stored when the last was written
   * @param secondsBehindAtEnd the same, at the rate that was written
   * @param mostSecondsBehind at any look
   * @param catchUpSeconds from the last event written to the last stored
   * @param poll how long polls took, in milliseconds
   * @param heapMegabytes most heap in use at any look
   */
  public record Result(
      long events,
      int rate,
      double written,
      long behindAtEnd,
      double secondsBehindAtEnd,
      double mostSecondsBehind,
      double catchUpSeconds,
      StoreBenchmark.Query poll,
      List<StoreBenchmark.Query> questions,
      long heapMegabytes,
      long databaseBytes) {
    public Result {
      questions = List.copyOf(questions);
    }
  }

  private IngestBenchmark(Store store, RunFolder run, int rate, StoreBenchmark.Screens screens) {
    this.store = store;
    this.run = run;
    this.rate = rate;
    this.screens = screens;
  }

  /**
   * Runs it.
   *
   * @param folder empty; takes the journal and the database
   * @param rate events a second
   * @throws WorkbenchException where no second process can be started
   */
  public static Result run(Path folder, int rate, double seconds, StoreBenchmark.Screens screens)
      throws InterruptedException {
    RunFolder run =
        RunFolder.create(
            folder.resolve("runs"),
            Settings.initial().with("name", "busy", "benchmark"),
            Clock.systemUTC());
    try (Store store = Store.open(folder.resolve("store"))) {
      return new IngestBenchmark(store, run, rate, screens).measure(folder, seconds);
    }
  }

  private Result measure(Path folder, double seconds) throws InterruptedException {
    RunSync sync = new RunSync(store, List.of(folder.resolve("runs")));
    Process source = start(seconds);
    Thread asks = Thread.ofPlatform().daemon().name("asks").start(this::ask);
    try {
      long end = 0;
      long behindAtEnd = 0;
      long deadline =
          System.nanoTime() + TimeUnit.SECONDS.toNanos((long) (3 * seconds) + PATIENCE_SECONDS);
      while (true) {
        boolean ended = !source.isAlive();
        if (ended && end == 0) {
          end = System.nanoTime();
          behindAtEnd = behind();
        }
        long start = System.nanoTime();
        boolean more = sync.poll().isBehind();
        polls.add((System.nanoTime() - start) / 1e6);
        mostBehind = Math.max(mostBehind, (double) behind() / rate);
        heap = Math.max(heap, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        if (ended && !more && behind() == 0) {
          break;
        }
        if (System.nanoTime() > deadline) {
          throw new WorkbenchException(
              "The store did not catch up: " + behind() + " events behind",
              "The machine is too slow for this rate, or busy with something else.");
        }
        Thread.sleep(POLL_MILLISECONDS);
      }
      double caughtUp = (System.nanoTime() - end) / 1e9;
      // Not by an interrupt: that would close the database's file under its feet.
      over = true;
      asks.join();
      return result(seconds(source), behindAtEnd, caughtUp);
    } finally {
      over = true;
      source.destroyForcibly();
    }
  }

  private Result result(double written, long behindAtEnd, double catchUp) {
    long events = stored();
    double perSecond = events / written;
    return new Result(
        events,
        rate,
        perSecond,
        behindAtEnd,
        behindAtEnd / perSecond,
        mostBehind,
        catchUp,
        query("poll", polls),
        asked.entrySet().stream().map(entry -> query(entry.getKey(), entry.getValue())).toList(),
        heap >> 20,
        store.fileBytes());
  }

  /** Asks what the screens ask, again and again, of the newest step. */
  private void ask() {
    try {
      while (!over) {
        Thread.sleep(2 * POLL_MILLISECONDS);
        int last =
            store.runs().stages(run.id()).stream().mapToInt(stage -> stage.step()).max().orElse(0);
        if (last > 0) {
          screens
              .questions(store, run.id(), EventSource.STAGE, last, "p1")
              .forEach((name, question) -> {
                long start = System.nanoTime();
                question.run();
                asked
                    .computeIfAbsent(name, unused -> new ArrayList<>())
                    .add((System.nanoTime() - start) / 1e6);
              });
        }
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  /** Events in the journal that are not stored, by bytes: nobody counts a journal as it grows. */
  private long behind() {
    long ingested = store.ingestedBytes();
    long size =
        run.attempts().stream().mapToLong(attempt -> attempt.journal().toFile().length()).sum();
    long events = stored();
    double bytesOfOne = events == 0 ? 150 : (double) ingested / events;
    return Math.round(Math.max(0, size - ingested) / bytesOfOne);
  }

  private long stored() {
    return store
        .database()
        .with(handle ->
            handle
                .createQuery("SELECT COALESCE(MAX(last_seq), 0) FROM attempt")
                .mapTo(Long.class)
                .one());
  }

  private Process start(double seconds) {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-Xmx128m",
            "-cp",
            System.getProperty("java.class.path"),
            EventSource.class.getName(),
            run.path().toString(),
            Integer.toString(rate),
            Double.toString(seconds));
    try {
      return new ProcessBuilder(command)
          .redirectError(ProcessBuilder.Redirect.INHERIT)
          .redirectOutput(run.path().resolve("seconds").toFile())
          .start();
    } catch (IOException e) {
      throw new WorkbenchException(
          "The process that writes the journal cannot be started: " + e.getMessage(),
          "This benchmark needs a JDK: start it with ./spectrum from a clone.",
          e);
    }
  }

  private double seconds(Process source) throws InterruptedException {
    int code = source.waitFor();
    try {
      return Double.parseDouble(Files.readString(run.path().resolve("seconds")).strip());
    } catch (IOException | NumberFormatException e) {
      throw new WorkbenchException(
          "The process that writes the journal ended with " + code, "Its message stands above.", e);
    }
  }

  private static StoreBenchmark.Query query(String name, List<Double> millis) {
    List<Double> sorted = millis.stream().sorted(Comparator.naturalOrder()).toList();
    return new StoreBenchmark.Query(
        name, sorted.get(sorted.size() / 2), sorted.getLast(), Double.NaN);
  }
}

package org.spectrumworkbench.core.verify.code.inside;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Runs one Java program against its tests, inside the sandbox. Reads the job from standard input
 * and reports on standard output, in the forms that {@code harness.py} describes; the program's own
 * output goes elsewhere.
 */
public final class JavaHarness {
  private static final String TESTS = "SpectrumTests";
  private static final long STACK = 64L << 20;
  private static final int LONGEST_TEXT = 2000;

  private final OutputStream channel = new FileOutputStream(FileDescriptor.out);
  private final Job job;
  private final JavaProgram program = new JavaProgram(Path.of("classes"));

  /** What there is to do; the fields of the job in order. */
  private record Job(
      String nonce,
      String kind,
      int outputLimit,
      String prelude,
      String program,
      String name,
      String setup,
      List<String> tests) {
    static Job read(InputStream in) throws IOException {
      byte[] data = in.readAllBytes();
      List<String> fields = new ArrayList<>();
      int at = 0;
      while (at < data.length) {
        int end = at;
        while (data[end] != '\n') {
          end++;
        }
        int length = Integer.parseInt(new String(data, at, end - at, StandardCharsets.US_ASCII));
        fields.add(new String(data, end + 1, length, StandardCharsets.UTF_8));
        at = end + 1 + length;
      }
      return new Job(
          fields.get(0),
          fields.get(1),
          Integer.parseInt(fields.get(2)),
          fields.get(3),
          fields.get(4),
          fields.get(5),
          fields.get(6),
          List.copyOf(fields.subList(7, fields.size())));
    }
  }

  /** What ends the tests, as a report. */
  private record Fault(String word, String text) {}

  private interface Body {
    void run() throws Exception;
  }

  private JavaHarness(Job job) {
    this.job = job;
  }

  /** Runs one job. */
  public static void main(String[] arguments) throws Exception {
    JavaHarness harness = new JavaHarness(Job.read(System.in));
    System.setIn(InputStream.nullInputStream());
    System.setOut(System.err);
    harness.run();
    // Threads that the program left behind do not keep the sandbox alive.
    Runtime.getRuntime().halt(0);
  }

  private synchronized void report(String word, int number, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    String head = job.nonce() + " " + word + " " + number + " " + bytes.length + "\n";
    line.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    line.writeBytes(bytes);
    line.write('\n');
    try {
      channel.write(line.toByteArray());
    } catch (IOException e) {
      // Nobody listens any more.
      Runtime.getRuntime().halt(1);
    }
  }

  private void run() throws Exception {
    report("ready", 0, "");
    Optional<String> complaint = program.compile("Main", job.prelude() + job.program());
    boolean statements = job.kind().equals("statements");
    if (complaint.isEmpty() && statements) {
      complaint = program.compile(TESTS, testsSource());
    }
    if (complaint.isPresent()) {
      report("uncompiled", 0, cut(complaint.get()));
      return;
    }
    report("compiled", 0, "");
    report("loaded", 0, "");
    boolean all =
        switch (job.kind()) {
          case "statements" -> statements();
          case "calls" -> calls();
          default -> exchanges();
        };
    if (all) {
      report("done", 0, "");
    }
  }

  /** Each test a method, so that the tests share no names. */
  private String testsSource() {
    StringBuilder source = new StringBuilder("import java.util.*;\nfinal class " + TESTS + " {\n");
    for (int n = 1; n <= job.tests().size(); n++) {
      source.append("static void test").append(n).append("() throws Throwable {\n");
      source.append(job.setup()).append('\n').append(job.tests().get(n - 1)).append("\n}\n");
    }
    return source.append("}\n").toString();
  }

  private boolean statements() throws Exception {
    try (URLClassLoader loader = program.load()) {
      loader.setDefaultAssertionStatus(true);
      Class<?> tests = Class.forName(TESTS, true, loader);
      for (int n = 1; n <= job.tests().size(); n++) {
        Method test = tests.getDeclaredMethod("test" + n);
        test.setAccessible(true);
        Optional<Fault> fault = inThread(() -> test.invoke(null));
        if (fault.isPresent()) {
          boolean failed = fault.get().text().startsWith(AssertionError.class.getName());
          report(
              failed ? "failed" : fault.get().word(),
              n,
              failed ? cut(job.tests().get(n - 1)) : fault.get().text());
          return false;
        }
        report("passed", n, "");
      }
      return true;
    }
  }

  private boolean calls() throws Exception {
    try (URLClassLoader loader = program.load()) {
      for (int n = 1; n <= job.tests().size(); n++) {
        if (!(JsonText.read(job.tests().get(n - 1)) instanceof List<?> arguments)) {
          report("broken", n, "The arguments of test " + n + " are no JSON array.");
          return false;
        }
        Optional<Method> method = program.method(loader, job.name(), arguments.size());
        if (method.isEmpty()) {
          String missing = "There is no method %s that takes this many arguments: %d.";
          report("error", n, missing.formatted(job.name(), arguments.size()));
          return false;
        }
        AtomicReference<@Nullable String> value = new AtomicReference<>();
        Optional<Fault> fault = inThread(() -> value.set(call(method.get(), arguments)));
        if (fault.isPresent()) {
          report(fault.get().word(), n, fault.get().text());
          return false;
        }
        report("value", n, String.valueOf(value.get()));
      }
      return true;
    }
  }

  private static String call(Method method, List<?> arguments) throws Exception {
    Type[] types = method.getGenericParameterTypes();
    @Nullable Object[] values = new @Nullable Object[types.length];
    for (int n = 0; n < types.length; n++) {
      values[n] = JavaProgram.convert(arguments.get(n), types[n]);
    }
    return JsonText.write(method.invoke(JavaProgram.receiver(method), values));
  }

  private boolean exchanges() throws Exception {
    AtomicReference<@Nullable Runnable> atExit = new AtomicReference<>();
    // Programs may end themselves: what they printed until then counts, if the status is 0.
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              Runnable last = atExit.get();
              if (last != null) {
                last.run();
              }
            }));
    for (int n = 1; n <= job.tests().size(); n++) {
      int number = n;
      LimitedOutput output = new LimitedOutput(job.outputLimit());
      PrintStream out = new PrintStream(output, false, StandardCharsets.UTF_8);
      System.setIn(
          new ByteArrayInputStream(job.tests().get(n - 1).getBytes(StandardCharsets.UTF_8)));
      System.setOut(out);
      atExit.set(() -> {
        out.flush();
        report(output.full() ? "output" : "exited", number, output.text());
      });
      Optional<Fault> fault;
      try (URLClassLoader loader = program.load()) {
        Optional<Method> main = program.main(loader);
        fault =
            main.isEmpty()
                ? Optional.of(new Fault("error", "There is no method main."))
                : inThread(() -> start(main.get()));
      }
      atExit.set(null);
      out.flush();
      if (output.full() || fault.isPresent()) {
        report(
            output.full() ? "output" : fault.orElseThrow().word(),
            n,
            fault.map(Fault::text).orElse(""));
        return false;
      }
      report("value", n, output.text());
    }
    return true;
  }

  private static void start(Method main) throws Exception {
    Object receiver = JavaProgram.receiver(main);
    if (main.getParameterCount() == 0) {
      main.invoke(receiver);
    } else {
      main.invoke(receiver, (Object) new String[0]);
    }
  }

  /** Runs something with a deep stack, and waits for the threads that it started. */
  private static Optional<Fault> inThread(Body body) throws InterruptedException {
    AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
    ThreadGroup group =
        new ThreadGroup("program") {
          @Override
          public void uncaughtException(Thread thread, Throwable error) {
            thrown.compareAndSet(null, error);
          }
        };
    Thread first =
        new Thread(
            group,
            () -> {
              try {
                body.run();
              } catch (InvocationTargetException e) {
                thrown.compareAndSet(null, e.getCause());
              } catch (Throwable e) {
                thrown.compareAndSet(null, e);
              }
            },
            "main",
            STACK);
    first.start();
    first.join();
    Thread[] threads = new Thread[64];
    for (int n = group.enumerate(threads); n > 0; n = group.enumerate(threads)) {
      boolean waited = false;
      for (int t = 0; t < n; t++) {
        if (!threads[t].isDaemon()) {
          threads[t].join();
          waited = true;
        }
      }
      if (!waited) {
        break;
      }
    }
    Throwable error = thrown.get();
    return error == null ? Optional.empty() : Optional.of(fault(error));
  }

  private static Fault fault(Throwable error) {
    if (error instanceof OutOfMemoryError) {
      return new Fault("memory", "");
    }
    String text = String.valueOf(error);
    for (StackTraceElement frame : error.getStackTrace()) {
      if ("Main.java".equals(frame.getFileName())) {
        text += " (line " + frame.getLineNumber() + " of the program)";
        break;
      }
    }
    return new Fault("error", cut(text));
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + " ...";
  }

  /** Keeps what is printed, up to a number of bytes. */
  private static final class LimitedOutput extends OutputStream {
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final int limit;
    private boolean full;

    LimitedOutput(int limit) {
      this.limit = limit;
    }

    @Override
    public synchronized void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
      if (kept.size() + (long) length > limit) {
        full = true;
        // An error, so that programs that catch exceptions end as well.
        throw new OutputFull();
      }
      kept.write(bytes, offset, length);
    }

    synchronized boolean full() {
      return full;
    }

    synchronized String text() {
      return kept.toString(StandardCharsets.UTF_8);
    }
  }

  private static final class OutputFull extends Error {
    private static final long serialVersionUID = 1L;
  }
}

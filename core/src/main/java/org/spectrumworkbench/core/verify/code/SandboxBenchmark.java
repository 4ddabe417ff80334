package org.spectrumworkbench.core.verify.code;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.problem.ProgramTests;
import org.spectrumworkbench.core.problem.ProgramTests.Call;
import org.spectrumworkbench.core.problem.ProgramTests.Language;

/** What a checked program costs, beside a bare start of the interpreter. */
public final class SandboxBenchmark {
  private SandboxBenchmark() {}

  /**
   * The cost of one kind of thing.
   *
   * @param medianSeconds of one
   * @param perSecond how many a second, where as many run at once as the machine has processors
   * @param timesBare the median as a multiple of a bare start of Python that does nothing
   */
  public record Line(String name, double medianSeconds, double perSecond, double timesBare) {}

  /**
   * How the right answers of a data set did.
   *
   * @param passed how many passed
   * @param failed those that did not, with the reasons
   * @param brokenPassed answers that return nothing and passed all the same
   * @param seconds of both together
   */
  public record Canonical(
      String dataSet,
      int solutions,
      int passed,
      List<String> failed,
      List<String> brokenPassed,
      double seconds) {}

  /** All of it. */
  public record Result(
      Isolation isolation,
      String sandbox,
      List<String> languages,
      int parallel,
      List<Line> lines,
      List<Canonical> canonical) {}

  /**
   * Times the sandbox of this machine.
   *
   * @param repeats how often each thing is done, 1 or more
   * @throws WorkbenchException if Python programs cannot be run here
   */
  public static Result run(int repeats) throws InterruptedException {
    return run(repeats, List.of());
  }

  /**
   * Times the sandbox, then runs the right answers of HumanEval and MBPP.
   *
   * @param folder with {@code humaneval/HumanEval.jsonl.gz} and {@code mbpp/mbpp.jsonl}; one may be
   *     missing
   * @throws IOException if a file cannot be read
   */
  public static Result run(int repeats, Path folder) throws IOException, InterruptedException {
    List<DataSet> sets = new ArrayList<>();
    Path humanEval = folder.resolve("humaneval/HumanEval.jsonl.gz");
    if (Files.exists(humanEval)) {
      sets.add(new DataSet("HumanEval", CanonicalSolutions.ofHumanEval(humanEval)));
    }
    Path mbpp = folder.resolve("mbpp/mbpp.jsonl");
    if (Files.exists(mbpp)) {
      sets.add(new DataSet("MBPP", CanonicalSolutions.ofMbpp(mbpp)));
    }
    if (sets.isEmpty()) {
      throw new WorkbenchException(
          "There is neither " + humanEval + " nor " + mbpp, "Name the folder that holds them.");
    }
    return run(repeats, sets);
  }

  private record DataSet(String name, List<CanonicalSolutions.Solution> solutions) {}

  private interface Work {
    void once(int n) throws IOException, InterruptedException;
  }

  private static Result run(int repeats, List<DataSet> sets) throws InterruptedException {
    int parallel = Runtime.getRuntime().availableProcessors();
    try (Sandbox sandbox = Sandbox.open()) {
      if (!sandbox.runs(Language.PYTHON)) {
        throw new WorkbenchException(
            "Python programs cannot be run here: " + sandbox.reason(),
            "Install python3 and, on Linux, bubblewrap.");
      }
      List<Line> lines = new ArrayList<>();
      Interpreters.Python python = Interpreters.find().python().orElseThrow();
      List<String> nothing = List.of(python.executable().toString(), "-c", "pass");
      double bare = time("bare start of Python", repeats, parallel, 1, n -> start(nothing), lines);
      time("Python program", repeats, parallel, bare, n -> python(sandbox, n), lines);
      if (sandbox.runs(Language.JAVA)) {
        int fewer = Math.max(1, repeats / 4);
        time("Java program, compiled", fewer, parallel, bare, n -> java(sandbox, n), lines);
      }
      List<Canonical> canonical = new ArrayList<>();
      for (DataSet set : sets) {
        canonical.add(canonical(set, sandbox, parallel));
      }
      return new Result(
          sandbox.isolation(), sandbox.reason(), sandbox.languages(), parallel, lines, canonical);
    }
  }

  private static void start(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).start();
    process.getOutputStream().close();
    process.waitFor();
  }

  private static void python(Sandbox sandbox, int n) {
    passes(sandbox, Language.PYTHON, "def f(x):\n    return x + " + n + "\n", n);
  }

  private static void java(Sandbox sandbox, int n) {
    String program = "class Solution { static int f(int x) { return x + " + n + "; } }";
    passes(sandbox, Language.JAVA, program, n);
  }

  private static void passes(Sandbox sandbox, Language language, String program, int n) {
    ProgramTests tests =
        language == Language.PYTHON
            ? new ProgramTests.Statements(
                language, 6, "", "", "", List.of("assert f(1) == " + (n + 1)))
            : new ProgramTests.Calls(
                language, 6, "f", List.of(new Call("[1]", Integer.toString(n + 1))));
    ProgramResult result = new ProgramRun(sandbox, Limits.of(language)).run(program, tests);
    if (result.outcome() != ProgramOutcome.PASSED) {
      throw new WorkbenchException(
          "A right program did not pass: " + result.reason(), "Run 'spectrum doctor'.");
    }
  }

  /** Adds a line and gives its median, in seconds. */
  private static double time(
      String name, int repeats, int parallel, double bare, Work work, List<Line> lines)
      throws InterruptedException {
    double[] seconds = new double[repeats];
    for (int n = 0; n < repeats; n++) {
      long start = System.nanoTime();
      once(work, n);
      seconds[n] = (System.nanoTime() - start) / 1e9;
    }
    Arrays.sort(seconds);
    double median = seconds[repeats / 2];
    long start = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(parallel)) {
      List<Future<?>> all = new ArrayList<>();
      for (int n = 0; n < repeats * parallel; n++) {
        int number = n;
        all.add(threads.submit(() -> once(work, number)));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
    double rate = repeats * parallel / ((System.nanoTime() - start) / 1e9);
    double ratio = lines.isEmpty() ? 1 : median / bare;
    lines.add(new Line(name, median, rate, ratio));
    return median;
  }

  private static void once(Work work, int n) {
    try {
      work.once(n);
    } catch (IOException e) {
      throw new WorkbenchException("A process did not start: " + e, "Run 'spectrum doctor'.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WorkbenchException("Interrupted", "Run it again.");
    }
  }

  private static Canonical canonical(DataSet set, Sandbox sandbox, int parallel) {
    long start = System.nanoTime();
    List<ProgramResult> right;
    List<ProgramResult> broken;
    try (ProgramVerifier verifier = ProgramVerifier.borrowing(sandbox, parallel)) {
      List<CanonicalSolutions.Solution> all = set.solutions();
      right =
          verifier.runAll(
              all.stream().map(s -> new ProgramVerifier.Run(s.program(), s.tests())).toList());
      broken =
          verifier.runAll(
              all.stream().map(s -> new ProgramVerifier.Run(s.broken(), s.tests())).toList());
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    List<String> failed = new ArrayList<>();
    List<String> brokenPassed = new ArrayList<>();
    for (int n = 0; n < set.solutions().size(); n++) {
      String id = set.solutions().get(n).id();
      if (right.get(n).outcome() != ProgramOutcome.PASSED) {
        failed.add(id + " " + right.get(n).outcome() + ": " + right.get(n).reason());
      }
      if (broken.get(n).outcome() == ProgramOutcome.PASSED) {
        brokenPassed.add(id);
      }
    }
    int count = set.solutions().size();
    return new Canonical(set.name(), count, count - failed.size(), failed, brokenPassed, seconds);
  }
}

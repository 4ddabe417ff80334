package org.spectrumworkbench.core.verify.code;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;
import org.spectrumworkbench.core.problem.ProgramTests;
import org.spectrumworkbench.core.problem.ProgramTests.Language;

/**
 * Runs a program against its tests, up to the first that does not pass. Results of calls and
 * outputs are compared here, outside the sandbox; tests that are statements are believed to the
 * harness inside.
 */
record ProgramRun(Sandbox sandbox, Limits limits) {
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Seconds; to wait for less is not worth the look. */
  private static final double SHORTEST_WAIT = .01;

  /** What came of it. Never throws; an interrupted thread stays so. */
  ProgramResult run(String program, ProgramTests tests) {
    int count = count(tests);
    if (!sandbox.runs(tests.language())) {
      return infrastructure(
          sandbox.isolation() == Isolation.NONE
              ? sandbox.isolation().meaning() + " " + sandbox.reason()
              : switch (tests.language()) {
                case PYTHON -> "No python3 was found to run the program.";
                case JAVA -> "No JDK was found to run the program.";
              });
    }
    if (count == 0) {
      return infrastructure("The problem has no tests.");
    }
    Attempt attempt = new Attempt(program, tests, count);
    try {
      Optional<ProgramResult> result = Optional.empty();
      while (result.isEmpty()) {
        result = attempt.go();
      }
      return result.get();
    } catch (IOException e) {
      return infrastructure("The sandbox failed: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return infrastructure("The check was interrupted.");
    } catch (IllegalArgumentException e) {
      return infrastructure(
          "Test " + (attempt.done + 1) + " could not be judged: " + e.getMessage());
    }
  }

  private static int count(ProgramTests tests) {
    return switch (tests) {
      case ProgramTests.Statements t -> t.tests().size();
      case ProgramTests.Calls t -> t.calls().size();
      case ProgramTests.InputOutput t -> t.exchanges().size();
    };
  }

  private static ProgramResult infrastructure(String reason) {
    return new ProgramResult(ProgramOutcome.INFRASTRUCTURE, 0, reason);
  }

  /** The tests so far; one process does them all, unless the program ends it after one of them. */
  private final class Attempt {
    private final String program;
    private final ProgramTests tests;
    private final int count;
    private final Wording wording;
    private double secondsLeft = limits.totalSeconds();
    private int done;

    Attempt(String program, ProgramTests tests, int count) {
      this.program = program;
      this.tests = tests;
      this.count = count;
      this.wording = new Wording(tests, count);
    }

    /** Goes on from the tests that are done; empty where another process has to. */
    Optional<ProgramResult> go() throws IOException, InterruptedException {
      byte[] random = new byte[16];
      RANDOM.nextBytes(random);
      String nonce = HexFormat.of().formatHex(random);
      byte[] job = new Job(nonce, program, tests, done, limits.output()).bytes();
      try (Execution execution = new Execution(sandbox, tests.language(), limits, job, nonce)) {
        return hear(execution);
      }
    }

    private Optional<ProgramResult> hear(Execution execution) throws InterruptedException {
      int first = done;
      boolean ready = false;
      boolean loaded = false;
      boolean exited = false;
      double limit = limits.startSeconds();
      double allowed = limit;
      double waited = 0;
      while (true) {
        long start = System.nanoTime();
        double most = allowed - waited;
        Report report = execution.next(ready ? Math.min(most, secondsLeft) : most);
        double seconds = (System.nanoTime() - start) / 1e9;
        waited += seconds;
        if (ready) {
          secondsLeft -= seconds;
        }
        if (report instanceof Report.TimedOut && ready && secondsLeft > 0) {
          double stretched = Starvation.stretched(limit, execution.starvation());
          if (stretched > waited + SHORTEST_WAIT) {
            allowed = stretched;
            continue;
          }
        }
        if (!ready && !(report instanceof Report.Said)) {
          return Optional.of(notStarted(report));
        }
        int current = loaded || done > 0 ? done + 1 : 0;
        switch (report) {
          case Report.TimedOut t -> {
            return Optional.of(tooLong(current, limit));
          }
          case Report.TooMuch t -> {
            return Optional.of(tooMuch(current));
          }
          case Report.Garbled g -> {
            return decided(
                ProgramOutcome.RUNTIME_ERROR,
                current,
                wording.test(current) + ": the program wrote where only its tests report.");
          }
          case Report.Ended e -> {
            if (exited && e.status() == 0) {
              return done == count ? passed() : Optional.empty();
            }
            return Optional.of(endedEarly(exited ? done : current, e));
          }
          case Report.Said said -> {
            switch (said.word()) {
              case "ready" -> {
                ready = true;
                limit =
                    tests.language() == Language.JAVA ? limits.compileSeconds() : tests.seconds();
              }
              case "compiled" -> limit = tests.seconds();
              case "loaded" -> loaded = true;
              case "done" -> {
                return done == count ? passed() : Optional.of(outOfOrder(current));
              }
              default -> {
                Optional<ProgramResult> result = judge(said, first + said.number());
                if (result.isPresent()) {
                  return result;
                }
                exited = said.word().equals("exited");
              }
            }
            allowed = limit;
            waited = 0;
          }
        }
      }
    }

    /** Takes in what came of one test; empty where it passed. */
    private Optional<ProgramResult> judge(Report.Said said, int number) {
      String place = wording.test(Math.clamp(number, 0, count));
      return switch (said.word()) {
        case "passed", "value", "exited" -> {
          if (number != done + 1
              || number > count
              || said.word().equals("passed") != (tests instanceof ProgramTests.Statements)) {
            yield Optional.of(outOfOrder(done + 1));
          }
          Optional<String> difference = difference(number, said.text());
          if (difference.isEmpty()) {
            done++;
          }
          yield difference.flatMap(
              text -> decided(ProgramOutcome.WRONG, number, place + ": " + text));
        }
        case "failed" ->
            decided(ProgramOutcome.WRONG, number, place + " failed: " + Wording.cut(said.text()));
        case "uncompiled" ->
            decided(
                ProgramOutcome.COMPILE_ERROR,
                0,
                "The program does not compile: " + Wording.cut(said.text()));
        case "error" ->
            decided(ProgramOutcome.RUNTIME_ERROR, number, place + ": " + Wording.cut(said.text()));
        case "memory" ->
            decided(
                ProgramOutcome.MEMORY_LIMIT,
                number,
                place + ": the program needs more than " + limits.memory() / (1 << 20) + " MiB.");
        case "output" -> Optional.of(tooMuch(number));
        case "broken" ->
            Optional.of(infrastructure("The tests cannot be run: " + Wording.cut(said.text())));
        default -> Optional.of(outOfOrder(done + 1));
      };
    }

    private Optional<String> difference(int number, String text) {
      return switch (tests) {
        case ProgramTests.Statements t -> Optional.empty();
        case ProgramTests.Calls t -> {
          String expected = t.calls().get(number - 1).expected();
          yield JsonEquality.same(expected, text)
              ? Optional.empty()
              : Optional.of(
                  "expected " + Wording.cut(expected) + ", got " + Wording.cut(text) + ".");
        }
        case ProgramTests.InputOutput t -> {
          String expected = t.exchanges().get(number - 1).output();
          OptionalInt line = LineEquality.firstDifference(expected, text);
          yield line.isEmpty()
              ? Optional.empty()
              : Optional.of(
                  "expected "
                      + Wording.quoted(expected)
                      + ", got "
                      + Wording.quoted(text)
                      + "; line "
                      + line.getAsInt()
                      + " differs.");
        }
      };
    }

    private Optional<ProgramResult> passed() {
      String all = count == 1 ? "The test passed." : "All " + count + " tests passed.";
      return decided(ProgramOutcome.PASSED, 0, all);
    }

    private ProgramResult notStarted(Report report) {
      return infrastructure(
          switch (report) {
            case Report.Ended e ->
                e.errors().isEmpty()
                    ? "The sandbox did not start."
                    : "The sandbox did not start: " + Wording.cut(e.errors());
            case Report.TimedOut t ->
                "The sandbox did not start within " + Wording.seconds(limits.startSeconds()) + ".";
            case Report.Said s -> "The sandbox did not start.";
            case Report.TooMuch t -> "The sandbox did not start.";
            case Report.Garbled g -> "The sandbox did not start.";
          });
    }

    private ProgramResult tooLong(int number, double limit) {
      String reason =
          secondsLeft > 0
              ? wording.tooLong(number, limit)
              : wording.test(number)
                  + ": all tests together took longer than "
                  + Wording.seconds(limits.totalSeconds())
                  + ".";
      return new ProgramResult(ProgramOutcome.TIME_LIMIT, number, reason);
    }

    private ProgramResult tooMuch(int number) {
      return new ProgramResult(
          ProgramOutcome.OUTPUT_LIMIT,
          number,
          wording.test(number)
              + ": the program printed or returned more than "
              + limits.output() / 1024
              + " KiB.");
    }

    private ProgramResult endedEarly(int number, Report.Ended end) {
      String errors = end.errors().isEmpty() ? "" : " " + Wording.cut(end.errors());
      String status = end.status() < 0 ? "." : " (status " + end.status() + ").";
      return new ProgramResult(
          ProgramOutcome.RUNTIME_ERROR,
          number,
          wording.test(number)
              + ": the program ended before its tests were over"
              + status
              + errors);
    }

    private ProgramResult outOfOrder(int number) {
      return new ProgramResult(
          ProgramOutcome.RUNTIME_ERROR,
          number,
          wording.test(Math.min(number, count)) + ": the program tampered with its tests.");
    }

    private Optional<ProgramResult> decided(ProgramOutcome outcome, int test, String reason) {
      return Optional.of(new ProgramResult(outcome, test, reason));
    }
  }
}

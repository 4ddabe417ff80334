package org.spectrumworkbench.core.problem;

import java.util.List;

/** What a program must pass to be right: all of its tests. */
public sealed interface ProgramTests {
  /** The most seconds that one test may take unless the problem says otherwise. */
  double SECONDS = 6;

  /** The language that answers are written in. */
  Language language();

  /** Seconds of wall time for each test. */
  double seconds();

  /** Languages that are run. */
  enum Language {
    PYTHON,
    JAVA
  }

  /**
   * Statements that raise an error where the program is wrong, as MBPP and HumanEval have them.
   *
   * @param prelude what stands before the answer, which may go on from it: the signature that
   *     HumanEval asks to complete; else empty
   * @param entryPoint the function that is asked for; empty where it is not named
   * @param setup run after the answer and before the tests
   * @param tests each a piece of code of its own
   */
  record Statements(
      Language language,
      double seconds,
      String prelude,
      String entryPoint,
      String setup,
      List<String> tests)
      implements ProgramTests {
    public Statements {
      tests = List.copyOf(tests);
    }
  }

  /**
   * A function called with arguments; what it returns is compared as JSON.
   *
   * @param function the name of the function, or static method
   */
  record Calls(Language language, double seconds, String function, List<Call> calls)
      implements ProgramTests {
    public Calls {
      calls = List.copyOf(calls);
    }
  }

  /**
   * One call.
   *
   * @param arguments a JSON array
   * @param expected a JSON value
   */
  record Call(String arguments, String expected) {}

  /** A whole program that reads its input and prints; lines are compared, else as decimals. */
  record InputOutput(Language language, double seconds, List<Exchange> exchanges)
      implements ProgramTests {
    public InputOutput {
      exchanges = List.copyOf(exchanges);
    }
  }

  /** What is given on standard input and must come on standard output. */
  record Exchange(String input, String output) {}
}

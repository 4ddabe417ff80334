package org.spectrumworkbench.core.verify.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spectrumworkbench.core.problem.Check;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.problem.ProgramTests;
import org.spectrumworkbench.core.problem.ProgramTests.Call;
import org.spectrumworkbench.core.problem.ProgramTests.Exchange;
import org.spectrumworkbench.core.problem.ProgramTests.Language;
import org.spectrumworkbench.core.verify.Outcome;
import org.spectrumworkbench.core.verify.Verdict;
import org.spectrumworkbench.core.verify.Verifier;

class ProgramVerifierTest {
  private static ProgramVerifier verifier;

  @BeforeAll
  static void open() {
    verifier = new ProgramVerifier(Sandbox.open(), 2);
    assumeTrue(
        verifier.sandbox().runs(Language.PYTHON),
        () -> "Python programs cannot be run here: " + verifier.sandbox().reason());
  }

  @AfterAll
  static void close() {
    verifier.close();
  }

  private static ProgramTests statements(String... tests) {
    return new ProgramTests.Statements(Language.PYTHON, 3, "", "", "", List.of(tests));
  }

  private static ProgramTests calls(Language language, String function, String... pairs) {
    List<Call> calls = new ArrayList<>();
    for (int n = 0; n < pairs.length; n += 2) {
      calls.add(new Call(pairs[n], pairs[n + 1]));
    }
    return new ProgramTests.Calls(language, 5, function, calls);
  }

  private static ProgramTests exchanges(Language language, String... pairs) {
    List<Exchange> exchanges = new ArrayList<>();
    for (int n = 0; n < pairs.length; n += 2) {
      exchanges.add(new Exchange(pairs[n], pairs[n + 1]));
    }
    return new ProgramTests.InputOutput(language, 2, exchanges);
  }

  private static Problem problem(ProgramTests tests) {
    return new Problem("p", "code", "python", "?", "", new Check.Program(tests), null);
  }

  private static Verdict verify(ProgramTests tests, String response) {
    return verifier.verify(problem(tests), response, false);
  }

  @Test
  void programThatPassesAllStatementsIsCorrect() {
    Verdict verdict =
        verify(
            statements("assert f(2) == 4", "assert f(-3) == 9"),
            "Squares:\n```python\ndef f(x):\n    return x * x\n```\nDone.");
    assertThat(verdict.outcome()).as(verdict.reason()).isEqualTo(Outcome.CORRECT);
    assertThat(verdict.extracted()).isEqualTo("def f(x):\n    return x * x\n");
    assertThat(verdict.reason()).isEqualTo("All 2 tests passed.");
  }

  @Test
  void reasonNamesTheTestAndBothValues() {
    Verdict verdict =
        verify(statements("assert f(2) == 4", "assert f(3) == 9"), "def f(x):\n    return 2 * x\n");
    assertThat(verdict.outcome()).isEqualTo(Outcome.WRONG);
    assertThat(verdict.reason())
        .isEqualTo("Test 2 of 2 failed: assert f(3) == 9: got 6, expected 9");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "def f(x): return x * x | PASSED",
        "def f(x): return None | WRONG",
        "def f(x): raise ValueError(x) | RUNTIME_ERROR",
        "def g(x): return x * x | RUNTIME_ERROR",
        "def f(x: return | COMPILE_ERROR",
        "def f(x): return len(bytearray(2 << 30)) | MEMORY_LIMIT",
        "def f(x): print('x' * 4000000) | OUTPUT_LIMIT",
      })
  void outcomesAreToldApart(String program, ProgramOutcome expected) {
    ProgramResult result = verifier.run(program, statements("assert f(2) == 4"));
    assertThat(result.outcome()).as(result.reason()).isEqualTo(expected);
  }

  @Test
  void endlessProgramHitsTheTimeLimitOfItsTest() {
    ProgramTests tests =
        new ProgramTests.Statements(
            Language.PYTHON, .5, "", "", "", List.of("assert f(1) == 1", "assert f(0) == 0"));
    ProgramResult result = verifier.run("def f(x):\n    while x == 0: pass\n    return x\n", tests);
    assertThat(result.outcome()).isEqualTo(ProgramOutcome.TIME_LIMIT);
    assertThat(result.reason()).isEqualTo("Test 2 of 2 took longer than 0.5 s.");
  }

  @Test
  void programThatNeverComesToItsTestsIsToldSo() {
    ProgramTests tests =
        new ProgramTests.Statements(Language.PYTHON, .5, "", "", "", List.of("assert f(1) == 1"));
    ProgramResult result = verifier.run("while True: pass\n", tests);
    assertThat(result.outcome()).isEqualTo(ProgramOutcome.TIME_LIMIT);
    assertThat(result.reason())
        .isEqualTo("The program ran longer than 0.5 s before its first test began.");
  }

  @Test
  void slowCallIsNamedInASentence() {
    ProgramTests tests =
        new ProgramTests.Calls(Language.PYTHON, .5, "f", List.of(new Call("[0]", "0")));
    ProgramResult result = verifier.run("def f(x):\n    while x == 0: pass\n", tests);
    assertThat(result.reason()).isEqualTo("Test 1 of 1, f(0), took longer than 0.5 s.");
  }

  @Test
  void testsThatCannotBeRunAreNoFaultOfTheProgram() {
    String program = "def f(x): return x";
    assertThat(verify(statements("assert f(1 =="), program).outcome()).isEqualTo(Outcome.ERROR);
    Verdict missing = verify(statements("import nosuchmodule\nassert f(1) == 1"), program);
    assertThat(missing.outcome()).isEqualTo(Outcome.ERROR);
    assertThat(missing.reason()).contains("nosuchmodule");
    Verdict none = verify(statements(), program);
    assertThat(none.outcome()).isEqualTo(Outcome.ERROR);
    assertThat(none.reason()).isEqualTo("The problem has no tests.");
  }

  @Test
  void textWithoutProgramIsUnparsedAndCutTextIsTruncated() {
    ProgramTests tests = statements("assert f(1) == 1");
    assertThat(verify(tests, "  \n").outcome()).isEqualTo(Outcome.UNPARSED);
    assertThat(verify(tests, "I do not know how.").outcome()).isEqualTo(Outcome.UNPARSED);
    assertThat(verify(tests, "```python\nI do not know\n```").outcome()).isEqualTo(Outcome.WRONG);
    assertThat(verifier.verify(problem(tests), "def f(x): return x", true).outcome())
        .isEqualTo(Outcome.TRUNCATED);
  }

  @Test
  void problemOfAnotherKindIsAnError() {
    Problem sum = new Problem("p", "algebra", "linear", "1+1 ?", "2");
    assertThat(verifier.verify(sum, "2", false).outcome()).isEqualTo(Outcome.ERROR);
  }

  private static final String PRELUDE =
      "import math\n\ndef half(x):\n    return x / 2\n\n"
          + "def f(x: float) -> float:\n    \"\"\" Root of half. \"\"\"\n";

  private static Verdict complete(String response) {
    ProgramTests tests =
        new ProgramTests.Statements(
            Language.PYTHON,
            3,
            PRELUDE,
            "f",
            "def check(candidate):\n    assert candidate(8) == 2\n    assert candidate(2) == 1\n",
            List.of("check(f)"));
    return verify(tests, response);
  }

  @Test
  void bodyGoesAfterThePreludeHoweverItIsIndented() {
    String body = "    y = half(x)\n    return math.sqrt(y)\n";
    assertThat(complete(body).reason()).isEqualTo("The test passed.");
    assertThat(complete(body.strip()).reason()).isEqualTo("The test passed.");
    assertThat(complete("y = half(x)\nreturn math.sqrt(y)").reason()).isEqualTo("The test passed.");
    Verdict wrong = complete("    return half(x)\n");
    assertThat(wrong.reason())
        .isEqualTo("Test 1 of 1 failed: assert candidate(8) == 2: got 4.0, expected 2");
  }

  @Test
  void programThatDefinesTheFunctionItselfKeepsTheImportsOfThePrelude() {
    assertThat(complete("def f(x):\n    return math.sqrt(half(x))\n").correct()).isTrue();
    assertThat(complete(PRELUDE + "    return math.sqrt(half(x))\n").correct()).isTrue();
    assertThat(complete("def f(x):\n    return half(x)\n").outcome()).isEqualTo(Outcome.WRONG);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "import sys; sys.exit(0)",
        "import os; os._exit(0)",
        "raise SystemExit",
        "print('passed'); print('All tests passed'); import os; os.write(1, b'x passed 1 0\\n\\n');"
            + " os._exit(0)",
        "import os; [os.write(d, b'x passed 1 0\\n\\nx done 0 0\\n\\n') for d in (3,)]",
        "import builtins; builtins.AssertionError = Exception",
        "import builtins; builtins.abs = lambda x: 0\nf = lambda x: 7",
        "abs = lambda x: 0\nf = lambda x: 7",
        "class Same:\n    __eq__ = lambda s, o: True\nf = lambda x: Same()",
        "class Same(int):\n"
            + "    __eq__ = lambda s, o: True\n"
            + "    __sub__ = lambda s, o: 0\n"
            + "f = lambda x: Same()",
        "class Same:\n    __eq__ = lambda s, o: True\nf = lambda x: [Same()]",
        "class Same:\n"
            + "    __contains__ = __lt__ = lambda s, o: True\n"
            + "    __iter__ = lambda s: iter([4])\n"
            + "f = lambda x: Same()",
        "import math; math.isclose = lambda *a: True\nf = lambda x: 7",
        "import sys, types; m = types.ModuleType('math'); m.isclose = lambda *a: True;"
            + " sys.modules['math'] = m\n"
            + "f = lambda x: 7",
        "import __main__\n__main__.OPERATORS['Eq'] = lambda a, b: True\nf = lambda x: 7",
        "import builtins; builtins.all = lambda x: True\n"
            + "class Same:\n"
            + "    __eq__ = lambda s, o: True\n"
            + "f = lambda x: [Same()]",
        "getattr(__builtins__, '__dict__', __builtins__).update(all=lambda x: True, abs=lambda x:"
            + " 0)\n"
            + "class Same:\n"
            + "    __eq__ = lambda s, o: True\n"
            + "f = lambda x: [Same()]",
        "import sys\n"
            + "def t(frame, event, arg):\n"
            + "    frame.f_trace_opcodes = False\n"
            + "    return t\n"
            + "sys.settrace(t)\n"
            + "f = lambda x: 7",
        "exec = compile = lambda *a, **k: None\nf = lambda x: 7",
        "import threading, os\n"
            + "f = lambda x: 7\n"
            + "threading.Thread(target=lambda: os._exit(0)).start()",
        "def f(x):\n    raise AssertionError",
        "def f(x):\n    import os\n    os._exit(0)",
      })
  void forgeryDoesNotPass(String program) {
    for (String test :
        List.of(
            "assert f(2) == 4",
            "assert abs(f(2) - 4) < 1e-6",
            "import math\nassert math.isclose(f(2), 4)",
            "assert f(2) in (4, 5)",
            "assert [f(2)] == [[4]]")) {
      ProgramResult result = verifier.run(program, statements(test));
      assertThat(result.outcome())
          .as("%s against %s: %s", program, test, result.reason())
          .isNotIn(ProgramOutcome.PASSED, ProgramOutcome.INFRASTRUCTURE);
    }
  }

  @Test
  void ownClassesAndNamesOfBuiltInFunctionsAreNoForgery() {
    assertThat(
            verify(
                    statements("assert f() == Pair(1, 2)", "assert [f()] != [Pair(1, 3)]"),
                    "class Pair:\n"
                        + "    def __init__(s, a, b): s.t = (a, b)\n"
                        + "    def __eq__(s, o): return s.t == o.t\n"
                        + "def f(): return Pair(1, 2)\n")
                .reason())
        .isEqualTo("All 2 tests passed.");
    assertThat(verify(statements("assert sum(1, 2) == 3"), "def sum(a, b): return a + b").correct())
        .isTrue();
  }

  @Test
  void callsAreComparedAsJson() {
    ProgramTests tests =
        calls(
            Language.PYTHON,
            "f",
            "[[1, 2], \"b\"]",
            "{\"b\": [1.0, 2]}",
            "[[], \"\"]",
            "{\"\": []}");
    assertThat(verify(tests, "def f(a, b):\n    return {b: tuple(a)}\n").reason())
        .isEqualTo("All 2 tests passed.");
    assertThat(
            verify(tests, "class Solution:\n    def f(self, a, b):\n        return {b: a}\n")
                .correct())
        .isTrue();
    Verdict wrong = verify(tests, "def f(a, b):\n    return {b: a[1:]}\n");
    assertThat(wrong.reason())
        .isEqualTo("Test 1 of 2, f([1, 2], \"b\"): expected {\"b\": [1.0, 2]}, got {\"b\": [2]}.");
    assertThat(verify(tests, "def f(a, b):\n    return {a}\n").reason()).contains("TypeError");
    assertThat(verify(tests, "def g(a, b):\n    return {b: a}\n").reason())
        .contains("There is no function f.");
  }

  @Test
  void goldThatIsNoJsonIsAnError() {
    Verdict verdict = verify(calls(Language.PYTHON, "f", "[1]", "{"), "def f(x): return x");
    assertThat(verdict.outcome()).isEqualTo(Outcome.ERROR);
    assertThat(verdict.reason())
        .startsWith("Test 1 could not be judged: The expected value is no JSON: ");
  }

  @Test
  void programsReadTheirInputAndPrint() {
    ProgramTests tests = exchanges(Language.PYTHON, "2 3\n", "5\n", "1.5 1\n", "2.50");
    String program = "a, b = input().split()\nx = float(a) + float(b)\n";
    assertThat(verify(tests, program + "print(x)\nexit()").reason())
        .isEqualTo("All 2 tests passed.");
    assertThat(verify(tests, program + "if __name__ == '__main__':\n    print(x)").correct())
        .isTrue();
    Verdict wrong = verify(tests, program + "print(int(x))");
    assertThat(wrong.reason())
        .isEqualTo("Test 2 of 2, input \"1.5 1\": expected \"2.50\", got \"2\"; line 1 differs.");
    assertThat(verify(tests, "x = int(input())").reason())
        .startsWith("Test 1 of 2, input \"2 3\": ValueError: invalid literal")
        .endsWith("(line 1 of the program)");
    assertThat(verify(tests, program + "print(x)\nexit(3)").reason())
        .isEqualTo("Test 1 of 2, input \"2 3\": the program ended with status 3.");
    Verdict none = verify(tests, "print(x");
    assertThat(none.outcome()).isEqualTo(Outcome.UNPARSED);
    assertThat(none.reason())
        .startsWith("The response has no fenced block of code, and as a whole it is no program. ");
  }

  @Test
  void javaMethodsAreCalledWithTheirTypes() {
    assumeTrue(verifier.sandbox().runs(Language.JAVA), "No JDK for programs");
    ProgramTests tests =
        calls(
            Language.JAVA,
            "f",
            "[[3, 1, 2], [\"b\"], {\"k\": [[1]]}, 2.5, \"c\"]",
            "[\"[1, 2, 3]\", [\"b\", \"c\"], 1, 2.5]");
    String program =
        """
        import java.util.*;
        class Solution {
          public List<Object> f(
              int[] a, List<String> b, Map<String, List<List<Integer>>> c, double d, char e) {
            Arrays.sort(a);
            b.add(String.valueOf(e));
            int x = c.get("k").get(0).get(0);
            return List.of(Arrays.toString(a), b, x, d);
          }
        }
        """;
    assertThat(verify(tests, "```java\n" + program + "```").reason()).isEqualTo("The test passed.");
    assertThat(verify(tests, "```java\n" + program.replace("d);", "0);") + "```").reason())
        .contains("got [\"[1, 2, 3]\",[\"b\",\"c\"],1,0]");
    assertThat(verifier.run(program.replace("int x =", "int x"), tests).outcome())
        .isEqualTo(ProgramOutcome.COMPILE_ERROR);
    assertThat(verifier.run(program.replace("Object> f(", "Object> g("), tests).reason())
        .endsWith(": There is no method f that takes this many arguments: 5.");
    assertThat(verifier.run(program.replace("get(0)", "get(7)"), tests).reason())
        .contains("IndexOutOfBounds")
        .contains("line 7 of the program");
  }

  @Test
  void javaProgramsReadAndPrintAndMayEndThemselves() {
    assumeTrue(verifier.sandbox().runs(Language.JAVA), "No JDK for programs");
    ProgramTests tests = exchanges(Language.JAVA, "2 3\n", "5\n", "4 5\n", "9");
    String program =
        """
        import java.util.Scanner;
        public class Main {
          static int runs = 0;
          public static void main(String[] args) {
            Scanner in = new Scanner(System.in);
            System.out.println(in.nextInt() + in.nextInt() + runs++);
            END
          }
        }
        """;
    assertThat(verifier.run(program.replace("END", ""), tests).reason())
        .isEqualTo("All 2 tests passed.");
    assertThat(verifier.run(program.replace("END", "System.exit(0);"), tests).reason())
        .isEqualTo("All 2 tests passed.");
    assertThat(verifier.run(program.replace("END", "System.exit(3);"), tests).outcome())
        .isEqualTo(ProgramOutcome.RUNTIME_ERROR);
    assertThat(verifier.run(program.replace("END", "while (true) {}"), tests).outcome())
        .isEqualTo(ProgramOutcome.TIME_LIMIT);
    assertThat(verifier.run(program.replace("END", "int[] a = new int[1 << 30];"), tests).outcome())
        .isEqualTo(ProgramOutcome.MEMORY_LIMIT);
    assertThat(
            verifier
                .run(program.replace("END", "while (true) System.out.println(1);"), tests)
                .outcome())
        .isEqualTo(ProgramOutcome.OUTPUT_LIMIT);
  }

  @Test
  void javaStatementsMayAssert() {
    assumeTrue(verifier.sandbox().runs(Language.JAVA), "No JDK for programs");
    ProgramTests tests =
        new ProgramTests.Statements(
            Language.JAVA,
            5,
            "",
            "",
            "int two = 2;",
            List.of("assert Solution.f(two) == 4;", "assert Solution.f(3) == 9;"));
    assertThat(
            verifier
                .run("class Solution { static int f(int x) { return x * x; } }", tests)
                .reason())
        .isEqualTo("All 2 tests passed.");
    assertThat(
            verifier
                .run("class Solution { static int f(int x) { return 2 * x; } }", tests)
                .reason())
        .isEqualTo("Test 2 of 2 failed: assert Solution.f(3) == 9;");
    assertThat(
            verifier
                .run(
                    "class Solution { static { System.exit(0); } static int f(int x) { return 0; }"
                        + " }",
                    tests)
                .outcome())
        .isEqualTo(ProgramOutcome.RUNTIME_ERROR);
  }

  @Test
  void verdictsComeInTheOrderOfTheRequestsAndEqualProgramsRunOnce() {
    ProgramTests tests = statements("import time\nassert f(1) == time.time_ns() % 2 * 0 + 1");
    List<Verifier.Request> requests = new ArrayList<>();
    for (int n = 0; n < 30; n++) {
      requests.add(
          new Verifier.Request(problem(tests), "def f(x):\n    return " + (n % 3) + "\n", false));
    }
    List<Verdict> verdicts = verifier.verifyAll(requests);
    for (int n = 0; n < 30; n++) {
      assertThat(verdicts.get(n).correct()).isEqualTo(n % 3 == 1);
      assertThat(verdicts.get(n)).isEqualTo(verdicts.get(n % 3));
    }
  }

  @Test
  void sameProgramAgainstSameTestsIsRunOnce() {
    // The value differs from run to run, so that a second run could not give the same reason.
    ProgramTests tests = statements("assert f() == 0");
    String program = "import os\ndef f():\n    return os.urandom(16)\n";
    ProgramResult first = verifier.run(program, tests);
    assertThat(first.outcome()).isEqualTo(ProgramOutcome.WRONG);
    assertThat(verifier.run(program, tests)).isEqualTo(first);
    assertThat(verifier.run(program + "\n", tests)).isNotEqualTo(first);
  }

  @Test
  void whoWaitsForAVerdictMayLookAtOtherThingsAndLeave() {
    ProgramTests tests = statements("import time\ntime.sleep(f())");
    List<Verifier.Request> slow =
        List.of(
            new Verifier.Request(problem(tests), "def f():\n    return 4\n", false),
            new Verifier.Request(problem(tests), "def f():\n    return 4.0\n", false));
    long from = System.nanoTime();
    AtomicInteger looks = new AtomicInteger();

    assertThatThrownBy(() ->
            verifier.verifyAll(
                slow,
                () -> {
                  if (looks.incrementAndGet() == 3) {
                    throw new IllegalStateException("stopped");
                  }
                }))
        .hasMessage("stopped");

    assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(3));
  }

  @Test
  void closedVerifierGivesErrors() {
    ProgramVerifier closed = new ProgramVerifier(Sandbox.open(Isolation.NONE), 1);
    Problem problem = problem(statements("assert f(1) == 1"));
    Verdict none = closed.verify(problem, "def f(x): return x", false);
    assertThat(none.outcome()).isEqualTo(Outcome.ERROR);
    assertThat(none.reason()).startsWith("Programs are not run on this machine.");
    closed.close();
    assertThat(closed.verify(problem, "def f(x): return x", false).outcome())
        .isEqualTo(Outcome.ERROR);
  }
}

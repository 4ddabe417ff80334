package org.spectrumworkbench.core.verify.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.spectrumworkbench.core.verify.Outcome;
import org.spectrumworkbench.core.verify.Verdict;

/** Answers made to break a grader: none may throw, hang or be taken for right. */
class HostileAnswersTest {
  private static final long SECOND = 1_000_000_000L;
  private final MathVerifier verifier = new MathVerifier();

  @BeforeAll
  static void loadClasses() {
    // The first comparison loads classes, which is no part of the limit.
    MathEquivalence.compare("\\sin 1 + \\ln 2", "2^{1/3} + \\arctan 3", MathSettings.DEFAULT);
  }

  static Stream<Arguments> hostile() {
    return Stream.of(
        named("deep braces", "{".repeat(100_000) + "1" + "}".repeat(100_000)),
        named("deep brackets", "(".repeat(4_000) + "1" + ")".repeat(4_000)),
        named("deep square brackets", "[".repeat(4_000) + "1" + "]".repeat(4_000)),
        named("deep sets", "\\{".repeat(2_000) + "1" + "\\}".repeat(2_000)),
        named("open braces", "{".repeat(9_000)),
        named("closing braces", "}".repeat(100_000)),
        named("deep fractions", "\\frac{1}{1+".repeat(700) + "x" + "}".repeat(700)),
        named("deep roots", "\\sqrt{".repeat(1_200) + "2" + "}".repeat(1_200)),
        named("roots without braces", "\\sqrt".repeat(1_900) + " 2"),
        named("deep powers", "2^{".repeat(2_000) + "2" + "}".repeat(2_000)),
        named("flat powers", "2^".repeat(4_500) + "2"),
        named("minus signs", "-".repeat(9_000) + "5"),
        named("plus-minus signs", "\\pm 1".repeat(1_500)),
        named("bars", "|".repeat(9_000)),
        named("primes", "f" + "'".repeat(9_000)),
        named("factorials", "5" + "!".repeat(9_000)),
        named("percent signs", "5" + "\\%x".repeat(3_000)),
        named("quotients", "1" + "/2".repeat(4_900)),
        named("alternating quotients", "1" + "/2*3".repeat(2_400)),
        named("unions", "[0,1]" + "\\cup[0,1]".repeat(1_000)),
        named("indices", "x" + "_x".repeat(4_500)),
        named("texts in texts", "\\text{1 ".repeat(1_200) + "}".repeat(1_200)),
        named("functions", "\\sin".repeat(2_400) + " x"),
        named("statements of nothing", "answer is.\n".repeat(9_000)),
        named("tower", "9^9^9"),
        named("braced tower", "9^{9^{9^9}}"),
        named("tower of variables", "x^{x^{x^{x^{x^{x^{x^x}}}}}}"),
        named("large exponent", "1e999999999"),
        named("large negative exponent", "1e-999999999"),
        named("larger exponent", "1e99999999999999999999"),
        named("power of ten", "10^{999999999}"),
        named("negative power", "10^{-999999999}"),
        named("power of a decimal", "1.0000001^{99999999999}"),
        named("factorial", "999999999!"),
        named("factorial of factorial", "((9!)!)!"),
        named("sum of factorials", "3999!+3998!+".repeat(700) + "1"),
        named("binomial", "\\binom{999999999}{499999999}"),
        named("exponential", "e^{999999999}"),
        named("nested exponentials", "e^{e^{e^{e^{e}}}}"),
        named("sine of a large number", "\\sin(10^{5000})"),
        named("long sum", "\\sum_{k=1}^{999999999} k"),
        named("sums of sums", "\\sum_{a=1}^{900}\\sum_{b=1}^{900}\\sum_{c=1}^{900} abc"),
        named("many roots", "\\sqrt{2}+".repeat(1_000) + "1"),
        named("many cosines", "\\cos(x)\\ln(y)+".repeat(700) + "1"),
        named("many powers", "x^{0.1234567}+".repeat(700) + "1"),
        named("long number", "7".repeat(9_999)),
        named("longer number", "7".repeat(100_000)),
        named("long decimal", "0." + "7".repeat(9_990)),
        named("long repeating decimal", "0.\\overline{" + "7".repeat(9_000) + "}"),
        named("commas", ",".repeat(9_000)),
        named("long list", "1,".repeat(4_900) + "1"),
        named("long list of letters", "x,y,".repeat(2_400) + "z"),
        named("long set", "\\{" + "1,".repeat(4_900) + "1\\}"),
        named("large matrix", "\\begin{pmatrix}" + "1&".repeat(4_900) + "1\\end{pmatrix}"),
        named("determinant", determinant(9)),
        named("square of a matrix", determinant(30).replace("v", "p").repeat(3)),
        named("letters", "abcd".repeat(2_400)),
        named("words", "word ".repeat(1_900)),
        named("100 kB of words", "the number and the word ".repeat(4_200)),
        named("100 kB of dollar signs", "$".repeat(100_000)),
        named("100 kB of backslashes", "\\".repeat(100_000)),
        named("commands", "\\a".repeat(4_900)),
        named("unknown command", "\\" + "quadx".repeat(1_900)),
        named("nested quantifier", "a".repeat(9_000) + "!"),
        named("spaces", "1" + " ".repeat(9_000) + "2"),
        named("NUL", "\u0000".repeat(1_000) + "5\u0000"),
        named("surrogates", "\ud800\udc00\udfff\ud800 5"),
        named("lone surrogates", "\ud800".repeat(5_000)),
        named("combining marks", "5" + "\u0301".repeat(5_000)),
        named("right to left", "\u202e5\u202c"),
        named("environments", "\\begin{array}{c}".repeat(500)),
        named("ends", "\\end{array}".repeat(800)),
        named("relations", "x<".repeat(4_900) + "y"),
        named("equations", "x=".repeat(4_900) + "y"),
        named("semicolons", "1;".repeat(4_900) + "1"),
        named("ratios", "1:".repeat(4_900) + "1"),
        named("boxes in boxes", "\\boxed{".repeat(1_000) + "1" + "}".repeat(1_000)),
        named("open boxes", "\\boxed{".repeat(14_000)));
  }

  private static Arguments named(String name, String answer) {
    return Arguments.of(name, answer);
  }

  private static String determinant(int size) {
    String row = "x&".repeat(size - 1) + "y";
    return "\\begin{vmatrix}" + (row + "\\\\").repeat(size) + "\\end{vmatrix}";
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostile")
  void answersWithinASecondAndIsNotRight(String name, String answer) {
    long start = processorTime();
    MathEquivalence.Result result = MathEquivalence.compare("x^2+1", answer, MathSettings.DEFAULT);
    assertThat(processorTime() - start).as(name).isLessThan(SECOND);
    start = processorTime();
    Verdict verdict = verifier.verify("(0,1)", "\\boxed{" + answer + "}", false);
    assertThat(processorTime() - start).as(name).isLessThan(SECOND);
    assertThat(result.equal()).isFalse();
    assertThat(verdict.correct()).isFalse();
    // Without a box every way of finding an answer is tried.
    start = processorTime();
    assertThat(verifier.verify("x^2+1", answer, false).correct()).isFalse();
    assertThat(processorTime() - start).as(name).isLessThan(SECOND);
  }

  /** Of this thread, which other work on the machine does not lengthen. */
  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostile")
  void asGoldAnswerItDoesNoHarmEither(String name, String gold) {
    long start = processorTime();
    MathEquivalence.compare(gold, gold + " ", MathSettings.DEFAULT);
    MathEquivalence.compare(gold, "1+" + gold, MathSettings.DEFAULT);
    assertThat(processorTime() - start).as(name).isLessThan(2 * SECOND);
    start = processorTime();
    MathEquivalence.key(gold);
    assertThat(processorTime() - start).as(name).isLessThan(SECOND);
  }

  @Test
  void limitIsSaidAndIsNoWrongAnswer() {
    MathEquivalence.Result result = MathEquivalence.compare("5", "9^{9^9}", MathSettings.DEFAULT);
    assertThat(result.limited()).isTrue();
    assertThat(result.reason()).contains("too large");
    Verdict verdict = verifier.verify("5", "\\boxed{9^{9^9}}", false);
    assertThat(verdict.outcome()).isEqualTo(Outcome.ERROR);
  }

  @Test
  void smallStackIsEnough() throws InterruptedException {
    var failures = new ArrayList<Throwable>();
    Thread thread =
        new Thread(
            null,
            () ->
                hostile()
                    .forEach(arguments ->
                        MathEquivalence.compare(
                            "x+1", (String) arguments.get()[1], MathSettings.DEFAULT)),
            "small stack",
            256 * 1024);
    thread.setUncaughtExceptionHandler((t, failure) -> failures.add(failure));
    thread.start();
    thread.join();
    assertThat(failures).isEmpty();
  }

  @Test
  void randomTextNeverThrows() {
    String[] pieces = {
      "\\frac",
      "\\sqrt",
      "{",
      "}",
      "(",
      ")",
      "[",
      "]",
      "\\{",
      "\\}",
      "1",
      "23",
      ".",
      ",",
      "^",
      "_",
      "x",
      "y",
      "+",
      "-",
      "*",
      "/",
      "=",
      "<",
      "\\le",
      "\\cup",
      "\\pm",
      "\\text{cm}",
      "\\pi",
      "e",
      "\\sin",
      "\\log",
      "!",
      "%",
      "|",
      " ",
      "\\begin{pmatrix}",
      "\\end{pmatrix}",
      "&",
      "\\\\",
      "and",
      "\\infty",
      ":",
      ";",
      "\\in",
      "$",
      "\\left",
      "\\right",
      "\\binom",
      "\\sum",
      "\u0000",
      "\ud834",
      "'",
      "\\overline",
      "\\circ",
      "~",
      "i",
      "\\approx",
      "0",
      "9",
      "\\boxed"
    };
    var random = new SplittableRandom(7);
    for (int i = 0; i < 6_000; i++) {
      String gold = text(random, pieces);
      String answer = text(random, pieces);
      MathEquivalence.Result result = MathEquivalence.compare(gold, answer, MathSettings.DEFAULT);
      assertThat(result.reason()).isNotEmpty();
      boolean itself = MathEquivalence.compare(gold, gold, MathSettings.DEFAULT).equal();
      assertThat(itself || gold.isBlank() || gold.strip().chars().allMatch(c -> c == '.'))
          .as(gold)
          .isTrue();
      assertThat(verifier.verify(gold, answer, false).reason()).isNotEmpty();
    }
  }

  @Test
  void randomCharactersNeverThrow() {
    var random = new SplittableRandom(8);
    for (int i = 0; i < 3_000; i++) {
      var text = new StringBuilder();
      for (int n = random.nextInt(40); n > 0; n--) {
        text.append((char) random.nextInt(i % 2 == 0 ? 128 : 65_536));
      }
      assertThat(verifier.verify("5", text.toString(), false).reason()).isNotEmpty();
      assertThat(verifier.verify(text.toString(), "\\boxed{5}", false).reason()).isNotEmpty();
    }
  }

  private static String text(SplittableRandom random, String[] pieces) {
    var text = new StringBuilder();
    for (int n = random.nextInt(12); n >= 0; n--) {
      text.append(pieces[random.nextInt(pieces.length)]);
    }
    return text.toString();
  }
}

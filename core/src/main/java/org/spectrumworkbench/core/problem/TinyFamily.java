package org.spectrumworkbench.core.problem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * A family of the tiny problem language, put together from functions of its operands.
 *
 * <p>The operands are the numbers of the question in reading order, so that a solution can be
 * written for any question of the family, wherever it was read from.
 */
final class TinyFamily implements ProblemFamily {
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  /**
   * One way to solve a problem: writes the working and the answer with sums done by the arithmetic.
   */
  @FunctionalInterface
  interface Strategy {
    Working write(int[] operands, Arithmetic sums);
  }

  /**
   * @param steps the working without the answer
   * @param answer the number it arrives at
   */
  record Working(String steps, int answer) {
    static Working of(int answer, String format, Object... parts) {
      return new Working(String.format(Locale.ROOT, format, parts), answer);
    }
  }

  private final String subdomain;
  private final String name;
  private final Function<RandomGenerator, int[]> operands;
  private final Function<int[], String> question;
  private final ToIntFunction<int[]> answer;
  private final Map<String, Strategy> strategies = new LinkedHashMap<>();

  /**
   * @param operands draws operands; those whose sums leave the vocabulary are drawn again
   * @param question writes the question, naming the operands in order
   * @param answer the gold answer, worked out on its own and not by a strategy
   */
  TinyFamily(
      String subdomain,
      String name,
      Function<RandomGenerator, int[]> operands,
      Function<int[], String> question,
      ToIntFunction<int[]> answer) {
    this.subdomain = subdomain;
    this.name = name;
    this.operands = operands;
    this.question = question;
    this.answer = answer;
    strategies.put(DIRECT, (o, sums) -> new Working("", sums.recall(answer.applyAsInt(o))));
  }

  /** Adds a way to solve the problems of this family. */
  TinyFamily with(String strategy, Strategy way) {
    // The direct answer stays last.
    Strategy direct = Objects.requireNonNull(strategies.remove(DIRECT));
    strategies.put(strategy, way);
    strategies.put(DIRECT, direct);
    return this;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String subdomain() {
    return subdomain;
  }

  @Override
  public List<String> strategies() {
    return new ArrayList<>(strategies.keySet());
  }

  @Override
  public Problem draw(RandomGenerator random) {
    int[] drawn = operands.apply(random);
    while (!staysInVocabulary(drawn)) {
      drawn = operands.apply(random);
    }
    String text = question.apply(drawn);
    String id = name + "-" + Hashes.hex(Hashes.sha256(text)).substring(0, 12);
    return new Problem(id, subdomain, name, text, Integer.toString(answer.applyAsInt(drawn)));
  }

  @Override
  public String solve(Problem problem, String strategy, Arithmetic arithmetic) {
    Strategy way = strategies.get(strategy);
    if (way == null) {
      throw new IllegalArgumentException(
          "family '%s' has no strategy '%s', only %s"
              .formatted(name, strategy, strategies.keySet()));
    }
    Working working = way.write(operandsOf(problem.question()), arithmetic);
    String answerText = TinyVocabulary.ANSWER + " " + working.answer();
    return working.steps().isEmpty() ? answerText : working.steps() + " " + answerText;
  }

  private boolean staysInVocabulary(int[] drawn) {
    for (int operand : drawn) {
      if (operand < 0 || operand > TinyVocabulary.LARGEST_NUMBER) {
        return false;
      }
    }
    for (Strategy way : strategies.values()) {
      Arithmetic sums = Arithmetic.exact();
      way.write(drawn, sums);
      if (!sums.staysInVocabulary()) {
        return false;
      }
    }
    return true;
  }

  private static int[] operandsOf(String question) {
    return NUMBER.matcher(question).results().mapToInt(m -> Integer.parseInt(m.group())).toArray();
  }
}

package org.spectrumworkbench.core.problem.family;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.problem.Check;
import org.spectrumworkbench.core.problem.Problem;

/**
 * A kind of problem with levels of difficulty, several ways to solve it, and several wordings.
 *
 * <p>A problem is a function of its operands alone, a short list of whole numbers. The first
 * wording is the one that problems are drawn in; the others are for paraphrased twins.
 */
public final class LeveledFamily {
  /** The numbers that a problem is made of. */
  @FunctionalInterface
  interface Operands {
    int[] draw(RandomGenerator random);
  }

  /**
   * A unit that the answer is asked in, and a smaller one that it could be asked in.
   *
   * @param unit stands in the question once, after the word {@code in}
   * @param smaller the other unit
   * @param factor how many of the smaller make one
   */
  record Unit(String unit, String smaller, int factor) {}

  /** Draws other numbers for a problem and leaves the rest of it as it is. */
  @FunctionalInterface
  interface Swap {
    int[] draw(int[] original, int level, RandomGenerator random);
  }

  private record Level(String changes, Operands operands) {}

  private final String name;
  private final String subdomain;
  private final String description;
  private final List<Level> levels = new ArrayList<>();
  private final List<Function<int[], String>> wordings = new ArrayList<>();
  private final Map<String, Function<int[], Working>> strategies = new LinkedHashMap<>();
  private Function<int[], String> answer = operands -> "";
  private Function<int[], Check> check = operands -> Check.MATH;
  private boolean numbersSwap = true;
  private Swap swap = (original, level, random) -> operands(level, random);
  private @Nullable Unit unit;

  /**
   * @param name as commands call it, such as {@code linear-equation}
   * @param description what is asked, in a few words
   */
  LeveledFamily(String subdomain, String name, String description) {
    this.subdomain = subdomain;
    this.name = name;
    this.description = description;
  }

  /** Adds the next level. */
  LeveledFamily level(String changes, Operands operands) {
    levels.add(new Level(changes, operands));
    return this;
  }

  /** Adds a wording of the question; the first one is that of drawn problems. */
  LeveledFamily wording(Function<int[], String> question) {
    wordings.add(question);
    return this;
  }

  /** Says what the gold answer is, worked out on its own and not by a strategy. */
  LeveledFamily answer(Function<int[], Object> gold) {
    answer = operands -> gold.apply(operands).toString();
    return this;
  }

  /** Says how answers are judged; without it, as mathematics. */
  LeveledFamily check(Function<int[], Check> judged) {
    check = judged;
    return this;
  }

  /** Adds a way to solve the problems. */
  LeveledFamily strategy(String way, Function<int[], Working> solution) {
    strategies.put(way, solution);
    return this;
  }

  /** Says that the answer may be asked in a smaller unit too. */
  LeveledFamily unit(String asked, String smaller, int factor) {
    unit = new Unit(asked, smaller, factor);
    return this;
  }

  /** Says which operands stand for names of people and things, and not for numbers. */
  LeveledFamily names(IntPredicate places) {
    swap =
        (original, level, random) -> {
          int[] drawn = operands(level, random);
          for (int i = 0; i < Math.min(drawn.length, original.length); i++) {
            drawn[i] = places.test(i) ? original[i] : drawn[i];
          }
          return drawn;
        };
    return this;
  }

  /** Says how the numbers of a problem are swapped where a new draw rarely has the same words. */
  LeveledFamily swap(Swap numbers) {
    swap = numbers;
    return this;
  }

  /** Says that the questions hold no numbers that could be swapped. */
  LeveledFamily withoutNumbers() {
    numbersSwap = false;
    return this;
  }

  /** The name that commands and problems know it by, such as {@code linear-equation}. */
  public String name() {
    return name;
  }

  /** The subdomain of its problems. */
  public String subdomain() {
    return subdomain;
  }

  /** What is asked, in a few words. */
  public String description() {
    return description;
  }

  /** What each level changes; the first is level 1. */
  public List<String> levels() {
    return levels.stream().map(Level::changes).toList();
  }

  /** Names of the ways to solve its problems, two or more. */
  public List<String> strategies() {
    return List.copyOf(strategies.keySet());
  }

  /** The kinds of twins that its problems can have. */
  public List<TwinKind> twins() {
    List<TwinKind> kinds = new ArrayList<>();
    if (numbersSwap) {
      kinds.add(TwinKind.NUMBER);
    }
    kinds.add(TwinKind.PARAPHRASE);
    kinds.add(TwinKind.DISTRACTOR);
    if (unit != null) {
      kinds.add(TwinKind.UNIT);
    }
    return List.copyOf(kinds);
  }

  /**
   * One problem.
   *
   * @param level 1 for the first
   * @param random the same state gives the same problem
   * @throws WorkbenchException if there is no such level
   */
  public Problem draw(int level, RandomGenerator random) {
    int[] operands = operands(level, random);
    return problem(new ProblemId(name, level, operands), strategies().getFirst());
  }

  int[] operands(int level, RandomGenerator random) {
    if (level < 1 || level > levels.size()) {
      throw new WorkbenchException(
          "The family '%s' has no level %d".formatted(name, level),
          "Give a level from 1 to " + levels.size() + ".");
    }
    return levels.get(level - 1).operands().draw(random);
  }

  int[] swapped(int[] original, int level, RandomGenerator random) {
    return swap.draw(original, level, random);
  }

  Problem problem(ProblemId id, String strategy) {
    int[] operands = id.operandArray();
    return new Problem(
        id.text(),
        subdomain,
        name,
        question(operands, 0),
        answer(operands),
        check(operands),
        solve(operands, strategy).text());
  }

  String question(int[] operands, int wording) {
    return wordings.get(wording).apply(operands);
  }

  int wordings() {
    return wordings.size();
  }

  String answer(int[] operands) {
    return answer.apply(operands);
  }

  Check check(int[] operands) {
    return check.apply(operands);
  }

  Optional<Unit> unit() {
    return Optional.ofNullable(unit);
  }

  /**
   * @throws IllegalArgumentException if the strategy is not one of this family's
   */
  Working solve(int[] operands, String strategy) {
    Function<int[], Working> way = strategies.get(strategy);
    if (way == null) {
      throw new IllegalArgumentException(
          "family '%s' has no strategy '%s', only %s".formatted(name, strategy, strategies()));
    }
    return way.apply(operands);
  }
}

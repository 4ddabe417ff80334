package org.spectrumworkbench.core.problem.family;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.spectrumworkbench.core.engine.SeedStream;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.problem.ProblemFamily;
import org.spectrumworkbench.core.problem.Split;
import org.spectrumworkbench.core.problem.TinyMath;

/**
 * Perturbed twins of generated problems: whoever solves the one by understanding it solves the
 * other too.
 *
 * <p>A twin's id is the original's with the kind behind a tilde, {@code
 * linear-equation.2.3_5_20_0~number}. Problems of the tiny language can have their numbers swapped;
 * its vocabulary has no words for the other kinds. Problems that were not generated here, or were
 * changed since, have no twins.
 *
 * <p>A twin belongs into the part of its original. One with other numbers is drawn from that part
 * of the prompt space ({@link Split}), so that what is held out stays held out.
 */
public final class Twins {
  private static final char MARK = '~';
  private static final Optional<Problem> NONE = Optional.empty();
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  /** A number with its own sign, which is not that of a sum; or a letter that a program handles. */
  private static final Pattern SIGNED = Pattern.compile("(?<![\\w)] ?)-?\\d+|\\d+|'[a-z]'");

  /** Draws after which a problem counts as one whose shape no other numbers have. */
  private static final int PATIENCE = 2_000;

  private static final List<String> DISTRACTORS =
      List.of(
          "The bus has %d seats.",
          "The street has %d houses.",
          "The library has %d shelves.",
          "The choir has %d singers.",
          "The hotel has %d rooms.",
          "The atlas has %d pages.",
          "The tower has %d windows.",
          "The orchard has %d trees.");

  private Twins() {}

  /**
   * The twin of a problem.
   *
   * @param seed which of its twins: the same seed gives the same one
   * @return empty where the kind does not apply to the problem
   */
  public static Optional<Problem> of(Problem problem, TwinKind kind, long seed) {
    // Without the strategy, so that a problem with another solution gets the same twin.
    String original = problem.id().replaceFirst("\\+.*", "");
    RandomGenerator random = SeedStream.ofRun(seed).child(original).child(kind.word()).generator();
    Optional<Problem> twin =
        tinyFamily(problem)
            .map(tiny -> kind == TwinKind.NUMBER ? otherNumbers(problem, tiny, random) : NONE)
            .orElseGet(() -> leveled(problem, kind, random));
    return twin.map(t ->
        new Problem(
            problem.id() + MARK + kind.word(),
            t.subdomain(),
            t.family(),
            t.question(),
            t.answer(),
            t.check(),
            t.solution()));
  }

  /** The id of the problem that a twin was made from; any other id comes back as it is. */
  public static String originalId(String id) {
    int mark = id.indexOf(MARK);
    return mark < 0 ? id : id.substring(0, mark);
  }

  /** What kind of twin an id is that of; empty for any other id. */
  public static Optional<TwinKind> kindOf(String id) {
    String behind = id.substring(id.indexOf(MARK) + 1);
    return Arrays.stream(TwinKind.values())
        .filter(kind -> id.indexOf(MARK) >= 0 && kind.word().equals(behind))
        .findFirst();
  }

  private static Optional<Problem> leveled(Problem problem, TwinKind kind, RandomGenerator random) {
    Optional<ProblemId> id = ProblemId.parse(problem.id());
    Optional<LeveledFamily> family = Families.named(problem.family());
    if (id.isEmpty() || family.isEmpty() || !family.get().twins().contains(kind)) {
      return NONE;
    }
    LeveledFamily of = family.get();
    int[] operands = id.get().operandArray();
    if (!isOurs(problem, of, operands)) {
      return NONE;
    }
    String strategy = strategyOf(problem, of, operands);
    return switch (kind) {
      case NUMBER -> otherNumbers(id.get(), of, strategy, random);
      case PARAPHRASE -> {
        int wording = random.nextInt(1, of.wordings());
        yield Optional.of(asked(problem, of.question(operands, wording)));
      }
      case DISTRACTOR ->
          Optional.of(asked(problem, distractor(problem, random) + " " + problem.question()));
      case UNIT ->
          of.unit().flatMap(unit -> otherUnit(problem, of.solve(operands, strategy), unit));
    };
  }

  /** Whether the problem still is what its id says. */
  private static boolean isOurs(Problem problem, LeveledFamily family, int[] operands) {
    try {
      return family.question(operands, 0).equals(problem.question())
          && family.answer(operands).equals(problem.answer());
    } catch (RuntimeException e) {
      // Operands that no level draws: the id comes from somewhere else.
      return false;
    }
  }

  private static String strategyOf(Problem problem, LeveledFamily family, int[] operands) {
    return family.strategies().stream()
        .filter(way -> family.solve(operands, way).text().equals(problem.solution()))
        .findFirst()
        .orElse(family.strategies().getFirst());
  }

  private static Problem asked(Problem problem, String question) {
    return new Problem(
        problem.id(),
        problem.subdomain(),
        problem.family(),
        question,
        problem.answer(),
        problem.check(),
        problem.solution());
  }

  /** Another problem of the level whose question differs in nothing but the numbers. */
  private static Optional<Problem> otherNumbers(
      ProblemId id, LeveledFamily family, String strategy, RandomGenerator random) {
    String question = family.question(id.operandArray(), 0);
    return Stream.generate(() -> family.swapped(id.operandArray(), id.level(), random))
        .limit(PATIENCE)
        .filter(operands -> differInNumbersOnly(question, family.question(operands, 0)))
        .findFirst()
        .map(
            operands -> family.problem(new ProblemId(id.family(), id.level(), operands), strategy));
  }

  private static Optional<Problem> otherNumbers(
      Problem problem, ProblemFamily family, RandomGenerator random) {
    return Stream.generate(() -> family.draw(random))
        .limit(PATIENCE)
        .filter(other -> differInNumbersOnly(problem.question(), other.question()))
        .findFirst();
  }

  private static boolean differInNumbersOnly(String question, String other) {
    return !other.equals(question)
        && shape(other).equals(shape(question))
        && Split.of(other) == Split.of(question);
  }

  private static String shape(String question) {
    return SIGNED.matcher(question).replaceAll("#");
  }

  private static Optional<ProblemFamily> tinyFamily(Problem problem) {
    return TinyMath.subdomains().stream()
        .flatMap(subdomain -> subdomain.families().stream())
        .filter(family -> family.name().equals(problem.family()))
        .filter(family -> problem.id().startsWith(family.name() + "-"))
        .findFirst();
  }

  /** About something else, with a number that is neither in the problem nor its answer. */
  private static String distractor(Problem problem, RandomGenerator random) {
    String sentence = DISTRACTORS.get(random.nextInt(DISTRACTORS.size()));
    List<String> taken =
        NUMBER
            .matcher(problem.question() + " " + problem.answer())
            .results()
            .map(found -> found.group())
            .toList();
    int number;
    do {
      number = Draws.between(random, 11, 199);
    } while (taken.contains(Integer.toString(number)));
    return Wording.say(sentence, number);
  }

  private static Optional<Problem> otherUnit(
      Problem problem, Working working, LeveledFamily.Unit unit) {
    Matcher place =
        Pattern.compile("\\bin " + Pattern.quote(unit.unit()) + "(?![\\w^/])")
            .matcher(problem.question());
    if (!place.find()) {
      return NONE;
    }
    String question =
        new StringBuilder(problem.question())
            .replace(place.start(), place.end(), "in " + unit.smaller())
            .toString();
    String answer = Fraction.parse(problem.answer()).times(unit.factor()).toString();
    Working converted =
        Working.of(
            answer,
            "%s. %s %s = %s %s",
            working.steps(),
            working.answer(),
            unit.unit(),
            answer,
            unit.smaller());
    return Optional.of(
        new Problem(
            problem.id(),
            problem.subdomain(),
            problem.family(),
            question,
            answer,
            problem.check(),
            converted.text()));
  }
}

package org.spectrumworkbench.core.problem.family;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.engine.SeedStream;
import org.spectrumworkbench.core.problem.EndlessProblems;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.problem.PromptTemplate;
import org.spectrumworkbench.core.problem.SolutionStyle;
import org.spectrumworkbench.core.problem.Split;
import org.spectrumworkbench.core.problem.TrainingExample;
import org.spectrumworkbench.core.problem.WorkedSolution;

/**
 * Families as the source of an experiment's problems, without end. Each problem is of a family and
 * a level drawn with equal chances, and its solution follows a strategy drawn likewise.
 */
public final class GeneratedProblems extends EndlessProblems {
  /** Draws from one family before another is tried: its prompts of a part may be few. */
  private static final int DRAWS = 200;

  /** Families tried before a part is called empty. */
  private static final int TRIES = 100;

  private final Map<String, List<Kind>> kinds = new LinkedHashMap<>();
  private final PromptTemplate prompt;
  private final Predicate<Problem> fits;

  private record Kind(LeveledFamily family, int level) {
    Drawn draw(RandomGenerator random) {
      int[] operands = family.operands(level, random);
      ProblemId id = new ProblemId(family.name(), level, operands);
      List<String> strategies = family.strategies();
      String strategy = strategies.get(random.nextInt(strategies.size()));
      return new Drawn(family.problem(id, strategy), strategy);
    }
  }

  private record Drawn(Problem problem, String strategy) {}

  /**
   * @param families names of families or of subdomains; all of them where there is none
   * @param levels those that are drawn; a family takes part with those that it has
   * @param subdomains those that are used, in the order in which they are shown
   * @param prompt how questions are put
   * @param fits whether a problem, with its prompt in the place of its question, is short enough
   *     for the model; others are drawn again
   * @throws WorkbenchException if a name is unknown, or a subdomain has no family of these levels
   */
  public GeneratedProblems(
      List<String> families,
      List<Integer> levels,
      List<String> subdomains,
      PromptTemplate prompt,
      Predicate<Problem> fits) {
    this.prompt = prompt;
    this.fits = fits;
    List<LeveledFamily> chosen = chosen(families);
    for (String subdomain : subdomains) {
      List<Kind> own = new ArrayList<>();
      for (LeveledFamily family : chosen) {
        for (int level : levels) {
          if (family.subdomain().equals(subdomain) && level <= family.levels().size()) {
            own.add(new Kind(family, level));
          }
        }
      }
      if (own.isEmpty()) {
        throw new WorkbenchException(
            "problems.subdomains names '%s', of which there is no family with a level in %s"
                .formatted(subdomain, levels),
            "There are " + String.join(", ", subdomainsOf(families)) + ".");
      }
      kinds.put(subdomain, List.copyOf(own));
    }
  }

  /**
   * The subdomains of some families.
   *
   * @param families names of families or of subdomains; all of them where there is none
   * @throws WorkbenchException if a name is unknown
   */
  public static List<String> subdomainsOf(List<String> families) {
    return chosen(families).stream().map(LeveledFamily::subdomain).distinct().toList();
  }

  private static List<LeveledFamily> chosen(List<String> names) {
    if (names.isEmpty()) {
      return Families.all();
    }
    Set<LeveledFamily> chosen = new LinkedHashSet<>();
    names.forEach(name -> chosen.addAll(Families.select(name)));
    return List.copyOf(chosen);
  }

  @Override
  public List<String> subdomainNames() {
    return List.copyOf(kinds.keySet());
  }

  @Override
  public List<Problem> ofEachKind() {
    RandomGenerator random = SeedStream.ofRun(0).generator();
    return kinds.values().stream()
        .flatMap(List::stream)
        .map(kind -> kind.draw(random).problem())
        .toList();
  }

  @Override
  protected Problem draw(String subdomain, Split part, RandomGenerator random) {
    return prompt.apply(drawn(subdomain, part, random).problem());
  }

  @Override
  public TrainingExample example(String subdomain, SolutionStyle style, RandomGenerator random) {
    Drawn drawn = drawn(subdomain, Split.TRAIN, random);
    String solution = drawn.problem().solution();
    if (solution == null) {
      throw new IllegalStateException(drawn.problem().family() + " writes no solution");
    }
    return new TrainingExample(
        prompt.apply(drawn.problem()), new WorkedSolution(drawn.strategy(), solution, false));
  }

  private Drawn drawn(String subdomain, Split part, RandomGenerator random) {
    List<Kind> own = kinds.getOrDefault(subdomain, List.of());
    for (int i = 0; i < TRIES; i++) {
      Kind kind = own.get(random.nextInt(own.size()));
      for (int j = 0; j < DRAWS; j++) {
        Drawn drawn = kind.draw(random);
        if (Split.of(drawn.problem().question()) == part
            && fits.test(prompt.apply(drawn.problem()))) {
          return drawn;
        }
      }
    }
    throw new WorkbenchException(
        "The families of '%s' have no prompt for %s that the model has room for"
            .formatted(subdomain, part.words()),
        "Take more families (problems.families) or levels (problems.levels), shorter answers"
            + " (evaluate.tokens), or a model with more positions.");
  }
}

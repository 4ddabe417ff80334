package org.spectrumworkbench.core.problem.data;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.engine.SeedStream;
import org.spectrumworkbench.core.problem.Check;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.problem.ProblemSet;
import org.spectrumworkbench.core.problem.ProblemSource;
import org.spectrumworkbench.core.problem.PromptTemplate;
import org.spectrumworkbench.core.problem.SolutionStyle;
import org.spectrumworkbench.core.problem.Split;
import org.spectrumworkbench.core.problem.TrainingExample;
import org.spectrumworkbench.core.problem.WorkedSolution;

/**
 * A data set as the source of an experiment's problems. Rows stay on the disk; of each the number
 * alone is kept.
 *
 * <p>Training problems are drawn with equal chances and may come again. Held-out ones are taken in
 * the order of the hash of their question, so that the first n are the same whatever the seed and
 * the order of the rows; the same question with the same options is taken once.
 */
public final class DataSetProblems implements ProblemSource {
  private final DataSetVersion set;
  private final PromptTemplate prompt;
  private final List<String> subdomains;
  private final Map<String, int[]> training = new HashMap<>();
  private final Map<String, int[]> learnable = new HashMap<>();
  private final Map<Split, Map<String, List<HeldOutRow>>> held = new EnumMap<>(Split.class);
  private final Map<Class<? extends Check>, Integer> kinds = new LinkedHashMap<>();
  private long tooLong;
  private long repeated;
  private long trained;
  private long unsolved;

  /**
   * Looks at every row once.
   *
   * @param subdomains those that are used, in the order in which they are shown
   * @param prompt how questions are put
   * @param fits whether a problem, with its prompt in the place of its question, is short enough
   *     for the model; the others are left out and counted
   */
  public DataSetProblems(
      DataSetVersion set, List<String> subdomains, PromptTemplate prompt, Predicate<Problem> fits) {
    this.set = set;
    this.subdomains = List.copyOf(subdomains);
    this.prompt = prompt;
    Map<String, IntStream.Builder> drawn = new HashMap<>();
    Map<String, IntStream.Builder> solved = new HashMap<>();
    for (String subdomain : subdomains) {
      drawn.put(subdomain, IntStream.builder());
      solved.put(subdomain, IntStream.builder());
    }
    try (Stream<DataRow> rows = set.rows()) {
      int[] number = {0};
      rows.forEach(row -> {
        look(row, number[0]++, fits, drawn, solved);
      });
    }
    drawn.forEach((subdomain, rows) -> training.put(subdomain, rows.build().toArray()));
    solved.forEach((subdomain, rows) -> learnable.put(subdomain, rows.build().toArray()));
    for (Map<String, List<HeldOutRow>> part : held.values()) {
      part.replaceAll((subdomain, rows) -> distinct(rows));
    }
  }

  private void look(
      DataRow row,
      int number,
      Predicate<Problem> fits,
      Map<String, IntStream.Builder> drawn,
      Map<String, IntStream.Builder> solved) {
    String subdomain = row.problem().subdomain();
    IntStream.Builder rows = drawn.get(subdomain);
    IntStream.Builder withSolution = solved.get(subdomain);
    if (rows == null || withSolution == null) {
      return;
    }
    if (!fits.test(prompt.apply(row.problem()))) {
      tooLong++;
      return;
    }
    kinds.putIfAbsent(row.problem().check().getClass(), number);
    if (row.part() == Split.TRAIN) {
      rows.add(number);
      trained++;
      if (LearnedText.of(row.problem()).isPresent()) {
        withSolution.add(number);
        unsolved += LearnedText.isAnswerAlone(row.problem()) ? 1 : 0;
      }
    } else {
      held.computeIfAbsent(row.part(), part -> new HashMap<>())
          .computeIfAbsent(subdomain, name -> new ArrayList<>())
          .add(new HeldOutRow(HeldOutRow.Place.of(row.problem()), number));
    }
  }

  private List<HeldOutRow> distinct(List<HeldOutRow> rows) {
    Map<HeldOutRow.Place, HeldOutRow> byPlace = new TreeMap<>();
    rows.forEach(row -> byPlace.putIfAbsent(row.place(), row));
    repeated += rows.size() - byPlace.size();
    return List.copyOf(byPlace.values());
  }

  /** Held-out rows that ask what an earlier one asks, and are left out. */
  public long repeated() {
    return repeated;
  }

  /** Rows of the subdomains in use that are too long for the model. */
  public long tooLong() {
    return tooLong;
  }

  /** How many problems there are to train on. */
  public long trained() {
    return trained;
  }

  /** How many of those to train on have no worked solution, but the answer alone to learn. */
  public long unsolved() {
    return unsolved;
  }

  /**
   * How many of these questions stand among the training problems, in the same words in whatever
   * order.
   *
   * @param hashes of prompts, {@link Split#mirrorId}
   */
  public long trainingProblemsAmong(Set<String> hashes) {
    try (Stream<DataRow> rows = set.rows()) {
      return rows.filter(row -> row.part() == Split.TRAIN)
          .filter(row -> subdomains.contains(row.problem().subdomain()))
          .map(row -> Split.mirrorId(prompt.of(row.problem())))
          .filter(hashes::contains)
          .distinct()
          .count();
    }
  }

  @Override
  public List<Problem> ofEachKind() {
    return kinds.values().stream().map(this::problem).toList();
  }

  @Override
  public List<String> subdomainNames() {
    return subdomains;
  }

  @Override
  public Problem draw(String subdomain, RandomGenerator random) {
    return problem(any(training, subdomain, "no problem to train on", random));
  }

  @Override
  public TrainingExample example(String subdomain, SolutionStyle style, RandomGenerator random) {
    Problem problem =
        problem(any(learnable, subdomain, "no problem with a solution or an answer", random));
    return new TrainingExample(problem, learned(problem, LearnedText.of(problem).orElseThrow()));
  }

  private int any(Map<String, int[]> rows, String subdomain, String lack, RandomGenerator random) {
    int[] numbers = rows.getOrDefault(subdomain, new int[0]);
    if (numbers.length == 0) {
      throw new WorkbenchException(
          "The data set %s has %s in the subdomain '%s'"
              .formatted(set.reference(), lack, subdomain),
          "Leave the subdomain out (problems.subdomains), or give it problems on the Domains"
              + " board.");
    }
    return numbers[random.nextInt(numbers.length)];
  }

  @Override
  public ProblemSet draw(String name, Split part, int perSubdomain, SeedStream seeds) {
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < perSubdomain; i++) {
      for (String subdomain : subdomains) {
        List<HeldOutRow> rows = heldOut(part, subdomain);
        if (rows.size() <= i) {
          throw new WorkbenchException(
              "The data set %s has %d distinct problems of the subdomain '%s' for %s, but %d are asked for"
                  .formatted(set.reference(), rows.size(), subdomain, name, perSubdomain),
              "Ask for at most "
                  + rows.size()
                  + " (probe.problems), or give this part more on the Domains board.");
        }
        problems.add(problem(rows.get(i).row()));
      }
    }
    return new ProblemSet(name, problems);
  }

  @Override
  public ProblemSet spread(String name, Split part, int count, SeedStream seeds) {
    List<List<HeldOutRow>> rows =
        subdomains.stream().map(subdomain -> heldOut(part, subdomain)).toList();
    return new ProblemSet(
        name, spread(set, name, count, rows).stream().map(row -> problem(row.row())).toList());
  }

  /**
   * Takes from each list in turn, as long as it lasts.
   *
   * @param lists one for each subdomain
   * @throws WorkbenchException if they do not hold so many together
   */
  static <T> List<T> spread(DataSetVersion set, String name, int count, List<List<T>> lists) {
    int there = lists.stream().mapToInt(List::size).sum();
    if (there < count) {
      throw new WorkbenchException(
          "The data set %s has %d distinct problems to %s on, but %d are asked for"
              .formatted(set.reference(), there, name, count),
          "Set evaluate.problems to at most " + there + ", or name a larger set.");
    }
    List<T> taken = new ArrayList<>();
    for (int i = 0; taken.size() < count; i++) {
      for (List<T> one : lists) {
        if (i < one.size() && taken.size() < count) {
          taken.add(one.get(i));
        }
      }
    }
    return taken;
  }

  private List<HeldOutRow> heldOut(Split part, String subdomain) {
    return held.getOrDefault(part, Map.of()).getOrDefault(subdomain, List.of());
  }

  private Problem problem(int row) {
    return prompt.apply(set.row(row).problem());
  }

  /** Some rows, evenly over the set, as examples to learn from. */
  public static List<TrainingExample> sample(
      DataSetVersion set, List<String> subdomains, PromptTemplate prompt, int most) {
    long stride = Math.max(1, set.size() / most);
    List<TrainingExample> examples = new ArrayList<>();
    for (long row = 0; row < set.size() && examples.size() < most; row += stride) {
      Problem problem = prompt.apply(set.row(row).problem());
      if (!subdomains.contains(problem.subdomain())) {
        continue;
      }
      LearnedText.of(problem)
          .ifPresent(text -> examples.add(new TrainingExample(problem, learned(problem, text))));
    }
    return examples;
  }

  private static WorkedSolution learned(Problem problem, String text) {
    return new WorkedSolution(problem.solution() == null ? "answer" : "given", text, false);
  }
}

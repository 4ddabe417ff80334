package org.spectrumworkbench.app.leaks;

import java.util.ArrayList;
import java.util.List;
import org.spectrumworkbench.core.experiment.EvaluationCounts;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.problem.Check;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.problem.data.DataSetLibrary;
import org.spectrumworkbench.core.problem.data.Provenance;
import org.spectrumworkbench.core.problem.data.RowSource;

/** A training set into which questions of an evaluation set have found their way. */
final class LeakySets {
  static final String TRAIN = "school-train";
  static final String EVAL = "school-test";
  static final int ROWS = 60;

  /** What {@link #writeFromRun} writes. */
  static final String RUN_TRAIN = "run-train";

  private static final List<String> NAMES = List.of("Mara", "Jonas", "Aiko", "Tomas", "Priya");
  private static final List<String> THINGS =
      List.of("stamps", "marbles", "pears", "tickets", "shells", "books");

  private LeakySets() {}

  /** Writes both sets: rows 3, 20 and 41 of the training set hold questions of the other. */
  static void write(DataSetLibrary library) {
    List<Problem> eval = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      eval.add(problem("test-" + i, evalQuestion(i), "She has " + (3 * i + 7) + " left."));
    }
    List<Problem> train = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      train.add(
          problem(
              "train-" + i,
              switch (i) {
                case 3 -> evalQuestion(4).toUpperCase(java.util.Locale.ROOT);
                case 20 ->
                    "Here is one to think about. " + evalQuestion(11) + " Explain every step.";
                case 41 -> evalQuestion(17).substring(0, evalQuestion(17).length() / 2) + "...";
                default -> trainQuestion(i);
              },
              "The answer follows from adding " + i + " and " + (i + 2) + "."));
    }
    write(library, TRAIN, train);
    write(library, EVAL, eval);
  }

  /** Writes a training set which holds the first problems that a run was evaluated on. */
  static void writeFromRun(DataSetLibrary library, RunFolder run, int leaks) {
    List<Problem> train = new ArrayList<>();
    EvaluationCounts.of(run).problems().values().stream()
        .limit(leaks)
        .forEach(row ->
            train.add(problem("leak-" + row.id(), "Try this one: " + row.question(), "No.")));
    for (int i = 0; i < 5; i++) {
      train.add(problem("train-" + i, trainQuestion(i), "Yes."));
    }
    write(library, RUN_TRAIN, train);
  }

  private static void write(DataSetLibrary library, String name, List<Problem> problems) {
    library.write(name, Provenance.generated("test", ""), RowSource.ofProblems(problems.stream()));
  }

  private static String evalQuestion(int i) {
    return "%s collects %s. On day %d of the holidays there were %d of them in a box, and a cousin brought %d times as many from a trip to place number %d. How many %s are in the box now?"
        .formatted(
            NAMES.get(i % 5),
            THINGS.get(i % 6),
            i + 1,
            3 * i + 7,
            i % 4 + 2,
            90 + i,
            THINGS.get(i % 6));
  }

  private static String trainQuestion(int i) {
    return "A train of %d cars leaves town %d at %d o'clock; each car seats %d people, of whom %s knows %d. How many people can travel?"
        .formatted(i + 2, 100 + i, i % 12 + 1, 40 + i, NAMES.get(i % 5), i % 3);
  }

  private static Problem problem(String id, String question, String solution) {
    return new Problem(id, Problem.UNSORTED, "school", question, "1", Check.MATH, solution);
  }
}

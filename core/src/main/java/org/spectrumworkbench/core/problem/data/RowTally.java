package org.spectrumworkbench.core.problem.data;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.problem.Check;
import org.spectrumworkbench.core.problem.HashedTexts;
import org.spectrumworkbench.core.problem.Problem;

/**
 * Counts rows and notes, and looks for what only shows over many rows: duplicates, one gold for
 * all.
 */
final class RowTally {
  /** Fewer rows may well have one answer. */
  private static final int FEWEST_FOR_CONSTANT = 10;

  private final Mapping mapping;
  private final ImportSettings settings;
  private final Consumer<RowNote> listener;
  private final HashedTexts questions = new HashedTexts();
  private final Map<RowNote.Kind, Long> counts = new EnumMap<>(RowNote.Kind.class);
  private final List<RowNote> kept = new ArrayList<>();
  private long read;
  private long taken;
  private long constant;
  private long solved;
  private @Nullable Problem first;

  /**
   * @param listener told every note
   */
  RowTally(Mapping mapping, ImportSettings settings, Consumer<RowNote> listener) {
    this.mapping = mapping;
    this.settings = settings;
    this.listener = listener;
  }

  /** Counts a row and its notes; gives what was made of it if it is wanted, else null. */
  @Nullable DataRow look(long row, String column, RowMapper.Mapped mapped) {
    read++;
    mapped.notes().forEach(this::note);
    Problem problem = mapped.problem();
    if (problem == null) {
      return null;
    }
    boolean wanted = mapped.notes().stream().noneMatch(this::leavesOut);
    int length =
        problem.question().length()
            + (problem.solution() == null ? 0 : problem.solution().length());
    if (length > settings.longest()) {
      wanted &=
          keeps(
              new RowNote(
                  row,
                  column,
                  RowNote.Kind.LONG,
                  "Question and solution have %,d characters, more than %,d"
                      .formatted(length, settings.longest()),
                  "Shorten it, or leave long rows out."));
    }
    if (!questions.add(mapped.key())) {
      wanted &=
          keeps(
              new RowNote(
                  row,
                  column,
                  RowNote.Kind.DUPLICATE,
                  "The same question stands in an earlier row",
                  "Leave duplicates out, unless they are meant."));
    }
    return wanted ? mapped.made() : null;
  }

  private boolean keeps(RowNote note) {
    note(note);
    return !leavesOut(note);
  }

  private boolean leavesOut(RowNote note) {
    return settings.leftOut().contains(note.kind());
  }

  void note(RowNote note) {
    counts.merge(note.kind(), 1L, Long::sum);
    if (kept.size() < ImportReport.KEPT) {
      kept.add(note);
    }
    listener.accept(note);
  }

  /** Counts a problem that was taken. */
  void took(Problem problem) {
    taken++;
    if (problem.solution() != null
        || problem.check() instanceof Check.Program && !problem.answer().isBlank()) {
      solved++;
    }
    if (first == null) {
      first = problem;
    }
    if (problem.answer().equals(first.answer()) && !(problem.check() instanceof Check.Program)) {
      constant++;
    }
  }

  long read() {
    return read;
  }

  long taken() {
    return taken;
  }

  ImportReport report() {
    List<ImportReport.Warning> warnings = new ArrayList<>();
    if (first != null && constant == taken && taken >= FEWEST_FOR_CONSTANT) {
      boolean choice = first.check() instanceof Check.Choice;
      warnings.add(
          new ImportReport.Warning(
              "The answer to all %,d problems is '%s'; a model that always says so scores 100 %%"
                  .formatted(taken, first.answer()),
              choice
                  ? "Shuffle the options."
                  : "See whether the right column is taken for the answer.",
              choice));
    }
    String options = mapping.columns().get(Field.OPTIONS);
    if (taken > 0 && options != null && mapping.kind() != AnswerKind.CHOICE) {
      warnings.add(
          new ImportReport.Warning(
              "The options in '%s' are left out of the questions, since answers are checked as %s"
                  .formatted(options, mapping.kind().word()),
              "Check answers as a choice, or take no column for the options.",
              false));
    }
    if (taken > 0 && solved == 0) {
      warnings.add(
          new ImportReport.Warning(
              "There are no worked solutions: supervised training has only the answers to learn from",
              "Take a column for the solution, unless the set is only evaluated on.",
              false));
    }
    return new ImportReport(read, taken, counts, kept, warnings);
  }
}

package org.spectrumworkbench.core.problem.data;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.problem.table.ColumnPath;
import org.spectrumworkbench.core.problem.table.TableRow;
import org.spectrumworkbench.core.problem.table.TableSample;
import tools.jackson.databind.JsonNode;

/**
 * A first guess at what the columns of a table are, for people to mend.
 *
 * @param mapping may lack fields that no column looks like
 * @param preset the layout that was recognised; empty where the names of columns alone were guessed
 *     from
 * @param why its kind of check was chosen, as {@link ProposedCheck} says; empty where the layout
 *     says it
 */
public record MappingProposal(Mapping mapping, Optional<Preset> preset, String why) {
  private static final Map<Field, List<String>> NAMES = new EnumMap<>(Field.class);

  static {
    NAMES.put(
        Field.QUESTION,
        List.of("question", "problem", "prompt", "instruction", "query", "text", "input", "task"));
    NAMES.put(
        Field.ANSWER,
        List.of(
            "answer",
            "final_answer",
            "gold",
            "correct",
            "answer_key",
            "answerkey",
            "correct_answer",
            "target",
            "label",
            "expected",
            "output",
            "result"));
    NAMES.put(
        Field.SOLUTION,
        List.of(
            "solution",
            "rationale",
            "explanation",
            "reasoning",
            "worked_solution",
            "cot",
            "canonical_solution",
            "code",
            "response"));
    NAMES.put(
        Field.SUBDOMAIN, List.of("subdomain", "subject", "category", "topic", "domain", "type"));
    NAMES.put(Field.OPTIONS, List.of("options", "choices"));
    NAMES.put(
        Field.TESTS,
        List.of("tests", "test_list", "test_cases", "testcases", "input_output", "test"));
    NAMES.put(Field.ID, List.of("id", "task_id", "unique_id", "problem_id", "uid", "idx"));
    NAMES.put(Field.SETUP, List.of("test_setup_code", "setup"));
    NAMES.put(Field.ENTRY_POINT, List.of("entry_point"));
  }

  /** Guesses by layout, names of columns, and what stands in them. */
  public static MappingProposal of(TableSample sample) {
    Optional<Preset> preset = Preset.detect(sample);
    return preset
        .map(known -> new MappingProposal(known.mapping(sample.paths()), preset, ""))
        .orElseGet(() -> new MappingProposal(guess(sample), preset, "").checkedAsSampled(sample));
  }

  /** The same with the kind of check that fits the first rows. */
  public MappingProposal checkedAsSampled(TableSample sample) {
    ProposedCheck proposed = ProposedCheck.of(sample, mapping);
    Mapping checked = mapping.with(proposed.kind());
    boolean letterless =
        checked.form() == AnswerForm.LETTER && proposed.kind() != AnswerKind.CHOICE;
    return new MappingProposal(
        letterless ? checked.with(AnswerForm.AS_IS) : checked, preset, proposed.why());
  }

  /** The same with a mapping that somebody mended. */
  public MappingProposal with(Mapping mended) {
    return new MappingProposal(mended, preset, "");
  }

  private static Mapping guess(TableSample sample) {
    Map<Field, String> columns = new EnumMap<>(Field.class);
    NAMES.forEach((field, names) -> {
      String column = column(sample.paths(), names, columns.values().stream().toList());
      if (column != null) {
        columns.put(field, column);
      }
    });
    if (!columns.containsKey(Field.ANSWER) && boxedIn(sample, columns.get(Field.SOLUTION))) {
      columns.put(Field.ANSWER, columns.get(Field.SOLUTION));
      columns.remove(Field.SOLUTION);
    }
    AnswerKind kind =
        columns.containsKey(Field.TESTS)
            ? AnswerKind.PROGRAM
            : columns.containsKey(Field.OPTIONS) ? AnswerKind.CHOICE : AnswerKind.MATH;
    if (kind != AnswerKind.PROGRAM) {
      columns.remove(Field.SETUP);
      columns.remove(Field.ENTRY_POINT);
    }
    Mapping mapping = Mapping.of(kind, columns);
    String answer = columns.get(Field.ANSWER);
    if (share(sample, answer, "####") > .5) {
      return mapping.with(AnswerForm.HASHES);
    }
    return kind == AnswerKind.MATH && boxedIn(sample, answer)
        ? mapping.with(AnswerForm.BOXED)
        : mapping;
  }

  private static @Nullable String column(
      List<String> paths, List<String> names, List<String> taken) {
    for (String name : names) {
      for (String path : paths) {
        String last = path.substring(path.lastIndexOf('.') + 1);
        if (!taken.contains(path)
            && (path.toLowerCase(Locale.ROOT).equals(name)
                || last.toLowerCase(Locale.ROOT).equals(name))) {
          return path;
        }
      }
    }
    return null;
  }

  private static boolean boxedIn(TableSample sample, @Nullable String column) {
    return share(sample, column, "\\boxed{") > .5;
  }

  private static double share(TableSample sample, @Nullable String column, String mark) {
    if (column == null || sample.cells().isEmpty()) {
      return 0;
    }
    long with = 0;
    for (TableRow.Cells row : sample.cells()) {
      JsonNode cell = ColumnPath.cell(row.cells(), column);
      with += cell != null && ColumnPath.text(cell).contains(mark) ? 1 : 0;
    }
    return (double) with / sample.cells().size();
  }
}

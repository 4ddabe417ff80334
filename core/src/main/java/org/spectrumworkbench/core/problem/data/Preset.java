package org.spectrumworkbench.core.problem.data;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.problem.table.ColumnPath;
import org.spectrumworkbench.core.problem.table.TableSample;
import tools.jackson.databind.JsonNode;

/**
 * Layouts of well-known data sets, told by their columns; a bar stands between two names of one.
 */
public enum Preset {
  /**
   * Rows of a data set as {@link DataSetVersion#export} writes them: each says how it is checked
   * and which part it is in.
   */
  EXPORT(
      List.of("id", "subdomain", "family", "question", "answer", "check.kind", "part"),
      Mapping.of(
          AnswerKind.BY_ROW,
          Map.of(
              Field.ID, "id",
              Field.SUBDOMAIN, "subdomain",
              Field.QUESTION, "question",
              Field.ANSWER, "answer",
              Field.SOLUTION, "solution"))),
  /** Grade-school word problems; the answer stands after {@code ####} under its solution. */
  GSM8K(
      List.of("question", "answer"),
      new Mapping(
          Map.of(Field.QUESTION, "question", Field.ANSWER, "answer"),
          AnswerKind.MATH,
          AnswerForm.HASHES,
          true,
          false,
          Mapping.BOXED_ENDING)),
  /** Word problems of one step; the question lies in two columns, the solution is an equation. */
  SVAMP(
      List.of("ID", "Body", "Question", "Equation", "Answer", "Type"),
      Mapping.of(
          AnswerKind.MATH,
          Map.of(
              Field.ID, "ID",
              Field.QUESTION, "{Body} {Question}",
              Field.ANSWER, "Answer",
              Field.SOLUTION, "{Equation} = {Answer}",
              Field.SUBDOMAIN, "Type"))),
  /** Word problems with five options; their order is shuffled. */
  AQUA(
      List.of("question", "options", "rationale", "correct"),
      Mapping.of(
              AnswerKind.CHOICE,
              Map.of(
                  Field.QUESTION, "question",
                  Field.OPTIONS, "options",
                  Field.ANSWER, "correct",
                  Field.SOLUTION, "rationale"))
          .shuffled(true)),
  /** Small Python tasks; the tests stand in the question, since they name the function. */
  MBPP(
      List.of("task_id", "text|prompt", "code", "test_list|test"),
      Mapping.of(
          AnswerKind.PROGRAM,
          Map.of(
              Field.ID, "task_id",
              Field.QUESTION, "{text|prompt}\nYour code should pass these tests:\n{test_list|test}",
              Field.ANSWER, "code",
              Field.SOLUTION, "code",
              Field.TESTS, "test_list|test",
              Field.SETUP, "test_setup_code"))),
  /** Python functions to complete; answers go on from the prompt. */
  HUMANEVAL(
      List.of("task_id", "prompt", "entry_point", "canonical_solution", "test"),
      Mapping.of(
          AnswerKind.PROGRAM,
          Map.of(
              Field.ID, "task_id",
              Field.QUESTION, "prompt",
              Field.PRELUDE, "prompt",
              Field.ENTRY_POINT, "entry_point",
              Field.ANSWER, "canonical_solution",
              Field.SOLUTION, "canonical_solution",
              Field.TESTS, "{test}\n\ncheck({entry_point})")));

  private final List<String> columns;
  private final Mapping mapping;

  Preset(List<String> columns, Mapping mapping) {
    this.columns = columns;
    this.mapping = mapping;
  }

  /** The name as commands write it, such as {@code gsm8k}. */
  public String word() {
    return StrictObject.word(this);
  }

  /**
   * How its columns are read in a file with these columns; of columns with two names that which is
   * there.
   */
  public Mapping mapping(List<String> paths) {
    Map<Field, String> present = new EnumMap<>(Field.class);
    mapping
        .columns()
        .forEach((field, text) -> {
          if (!isOptional(field) || paths.contains(text)) {
            present.put(field, named(text, paths));
          }
        });
    return new Mapping(
        present,
        mapping.kind(),
        mapping.form(),
        mapping.dropMarks(),
        mapping.shuffleOptions(),
        mapping.ending());
  }

  private boolean isOptional(Field field) {
    return field == Field.SETUP || this == EXPORT && field == Field.SOLUTION;
  }

  private String named(String text, List<String> paths) {
    String named = text;
    for (String column : columns) {
      List<String> names = List.of(column.split("\\|"));
      String there = names.stream().filter(paths::contains).findFirst().orElse(names.getFirst());
      named = named.replace(column, there);
    }
    return named;
  }

  /** The preset that a table is laid out as; empty where it is none. */
  public static Optional<Preset> detect(TableSample sample) {
    return Arrays.stream(values())
        .filter(preset -> preset.hasColumns(sample.paths()) && preset.fits(sample))
        .findFirst();
  }

  boolean hasColumns(List<String> paths) {
    return columns.stream()
        .allMatch(column -> Arrays.stream(column.split("\\|")).anyMatch(paths::contains));
  }

  private boolean fits(TableSample sample) {
    // Many tables have a question and an answer; only the answers tell which is GSM8K.
    return this != GSM8K
        || !sample.cells().isEmpty()
            && sample.cells().stream().filter(row -> hasHashes(row.cells().get("answer"))).count()
                > sample.cells().size() / 2;
  }

  private static boolean hasHashes(@Nullable JsonNode cell) {
    return cell != null && ColumnPath.text(cell).contains("####");
  }
}

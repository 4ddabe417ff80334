package org.spectrumworkbench.core.problem.data;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.spectrumworkbench.core.WorkbenchException;

/**
 * Which columns of a table become what.
 *
 * @param columns a column's path, or a text with paths between braces, by field
 * @param kind how answers are checked
 * @param form where in its column the gold answer stands
 * @param dropMarks whether the calculator's marks of GSM8K, {@code <<3+4=7>>}, are taken out of
 *     solutions
 * @param shuffleOptions whether the options of each problem get another order, drawn from a seed
 * @param ending what is put under a solution that has no {@code \boxed{}} in its last line; {@code
 *     {answer}} stands for the gold answer, empty for nothing. Programs get none
 */
public record Mapping(
    Map<Field, String> columns,
    AnswerKind kind,
    AnswerForm form,
    boolean dropMarks,
    boolean shuffleOptions,
    String ending) {
  /** The form in which every verifier finds the answer first. */
  public static final String BOXED_ENDING = "\\boxed{{answer}}";

  private static final int MOST_NAMED = 30;

  public Mapping {
    Map<Field, String> sorted = new EnumMap<>(Field.class);
    sorted.putAll(columns);
    columns = Collections.unmodifiableMap(sorted);
  }

  /** Columns whose answers stand as they are. */
  public static Mapping of(AnswerKind kind, Map<Field, String> columns) {
    AnswerForm form = kind == AnswerKind.CHOICE ? AnswerForm.LETTER : AnswerForm.AS_IS;
    return new Mapping(columns, kind, form, false, false, BOXED_ENDING);
  }

  /** The same with another column for a field; an empty one takes the field out. */
  public Mapping with(Field field, String column) {
    Map<Field, String> changed = new EnumMap<>(Field.class);
    changed.putAll(columns);
    if (column.isBlank()) {
      changed.remove(field);
    } else {
      changed.put(field, column);
    }
    return new Mapping(changed, kind, form, dropMarks, shuffleOptions, ending);
  }

  /** The same with another kind of check. */
  public Mapping with(AnswerKind otherKind) {
    return new Mapping(columns, otherKind, form, dropMarks, shuffleOptions, ending);
  }

  /** The same with the answer in another form. */
  public Mapping with(AnswerForm otherForm) {
    return new Mapping(columns, kind, otherForm, dropMarks, shuffleOptions, ending);
  }

  /** The same, with options shuffled or not. */
  public Mapping shuffled(boolean shuffle) {
    return new Mapping(columns, kind, form, dropMarks, shuffle, ending);
  }

  /** The same, with the calculator's marks taken out or not. */
  public Mapping withoutMarks(boolean drop) {
    return new Mapping(columns, kind, form, drop, shuffleOptions, ending);
  }

  /**
   * Looks whether it can be used on a table.
   *
   * @param paths of the table's columns
   * @throws WorkbenchException naming the field that is missing, or whose column is
   */
  public void check(List<String> paths) {
    switch (kind) {
      case MATH, EXACT, NUMERIC -> require(paths, Field.QUESTION, Field.ANSWER);
      case CHOICE -> require(paths, Field.QUESTION, Field.ANSWER, Field.OPTIONS);
      case PROGRAM -> require(paths, Field.QUESTION, Field.TESTS);
      case BY_ROW -> checkByRow(paths);
    }
    columns.forEach((field, text) -> {
      for (String column : columnsOf(field, text, paths)) {
        if (!paths.contains(column)
            && !paths.contains(column.replaceFirst("\\.\\d+(\\..*)?$", ""))) {
          throw new WorkbenchException(
              "There is no column '%s' for the %s".formatted(column, field.word()),
              "Use one of " + paths + ".");
        }
      }
    });
  }

  private void checkByRow(List<String> paths) {
    if (!Preset.EXPORT.hasColumns(paths)) {
      throw new WorkbenchException(
          "The rows do not say themselves how their answers are checked",
          "Choose how; only files of spectrum datasets export say it.");
    }
    if (!equals(Preset.EXPORT.mapping(paths))) {
      throw new WorkbenchException(
          "The rows of an exported data set are read as they stand, whatever is mapped",
          "Leave the mapping as it was found, or choose how answers are checked too: --check math.");
    }
  }

  private static List<String> columnsOf(Field field, String text, List<String> paths) {
    return field == Field.OPTIONS && !paths.contains(text)
        ? OptionTexts.columns(text)
        : new ColumnTemplate(text).columns();
  }

  private void require(List<String> paths, Field... needed) {
    List<String> missing =
        Stream.of(needed).filter(field -> !columns.containsKey(field)).map(Field::word).toList();
    if (!missing.isEmpty()) {
      String more = paths.size() > MOST_NAMED ? ", ..." : "";
      throw new WorkbenchException(
          "No column is named for the " + String.join(", and none for the ", missing),
          "The columns are %s. Say which it is, as in %s; answers that are checked as %s need it."
              .formatted(
                  String.join(", ", paths.stream().limit(MOST_NAMED).toList()) + more,
                  String.join(" ", missing.stream().map("--map %s=COLUMN"::formatted).toList()),
                  kind.word()));
    }
  }

  /** What a manifest keeps of it. */
  Map<String, String> description() {
    Map<String, String> description = new LinkedHashMap<>();
    columns.forEach((field, column) -> description.put(field.word(), column));
    description.put("check", kind.word());
    if (kind == AnswerKind.BY_ROW) {
      description.put("parts", "as in the file");
      return description;
    }
    description.put("answer-template", form.word());
    description.put("calculator-marks", dropMarks ? "taken out" : "kept");
    description.put("ending", ending);
    return description;
  }
}

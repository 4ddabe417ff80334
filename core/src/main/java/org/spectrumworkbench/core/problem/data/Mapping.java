package org.spectrumworkbench.core.problem.data;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    require(Field.QUESTION);
    switch (kind) {
      case MATH, EXACT, NUMERIC -> require(Field.ANSWER);
      case CHOICE -> {
        require(Field.ANSWER);
        require(Field.OPTIONS);
      }
      case PROGRAM -> require(Field.TESTS);
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

  private static List<String> columnsOf(Field field, String text, List<String> paths) {
    return field == Field.OPTIONS && !paths.contains(text)
        ? OptionTexts.columns(text)
        : new ColumnTemplate(text).columns();
  }

  private void require(Field field) {
    if (!columns.containsKey(field)) {
      throw new WorkbenchException(
          "No column is named for the %s".formatted(field.word()),
          "Say which column it is, as in --map %s=COLUMN; answers that are checked as %s need it."
              .formatted(field.word(), kind.word()));
    }
  }

  /** What a manifest keeps of it. */
  Map<String, String> description() {
    Map<String, String> description = new LinkedHashMap<>();
    columns.forEach((field, column) -> description.put(field.word(), column));
    description.put("check", kind.word());
    description.put("answer-template", form.word());
    description.put("calculator-marks", dropMarks ? "taken out" : "kept");
    description.put("ending", ending);
    return description;
  }
}

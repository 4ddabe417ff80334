package org.spectrumworkbench.core.problem.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.engine.SeedStream;
import org.spectrumworkbench.core.problem.Check;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.problem.ProgramTests;
import org.spectrumworkbench.core.problem.data.RowNote.Kind;
import org.spectrumworkbench.core.problem.table.ColumnPath;
import org.spectrumworkbench.core.problem.table.TableRow;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes problems of rows. Holds no state: a row gives the same problem wherever it stands. */
final class RowMapper {
  /** Relative, for numbers that were rounded when they were written down (ours). */
  private static final double NUMERIC_TOLERANCE = 1e-6;

  private static final int MOST_NAME = 80;
  private static final int MOST_ID = 200;

  private final String name;
  private final Mapping mapping;
  private final SeedStream seeds;

  /**
   * @param name of the data set: problems' ids begin with it, and it is their family
   * @param seed that the order of options is drawn from
   */
  RowMapper(String name, Mapping mapping, long seed) {
    this.name = name;
    this.mapping = mapping;
    this.seeds = SeedStream.ofRun(seed).child("options");
  }

  /**
   * What became of a row.
   *
   * @param made null where none could be made
   * @param key the question in the form in which duplicates are compared
   * @param notes what is wrong, or worth a look
   */
  record Mapped(@Nullable DataRow made, String key, List<RowNote> notes) {
    @Nullable Problem problem() {
      return made == null ? null : made.problem();
    }
  }

  /** A row that no problem can be made of. */
  private static final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient RowNote note;

    Unusable(RowNote note) {
      super(note.what());
      this.note = note;
    }
  }

  Mapped map(TableRow row) {
    return switch (row) {
      case TableRow.Broken(long number, String what, String mend) ->
          new Mapped(null, "", List.of(new RowNote(number, "", Kind.BROKEN, what, mend)));
      case TableRow.Cells cells -> {
        List<RowNote> notes = new ArrayList<>();
        try {
          yield map(cells, notes);
        } catch (Unusable e) {
          notes.add(e.note);
          yield new Mapped(null, "", notes);
        }
      }
    };
  }

  private Mapped map(TableRow.Cells row, List<RowNote> notes) throws Unusable {
    if (mapping.kind() == AnswerKind.BY_ROW) {
      return exported(row);
    }
    String question = needed(row, Field.QUESTION, Kind.MISSING);
    String stem = question.strip();
    return switch (mapping.kind()) {
      case CHOICE -> choice(row, stem, notes);
      case PROGRAM -> {
        String answer = text(row, Field.ANSWER);
        String solution = text(row, Field.SOLUTION);
        Check check = new Check.Program(tests(row));
        // White space at the end of a prompt to go on from is part of the program.
        yield mapped(row, question, stem, answer == null ? "" : answer, check, solution, notes);
      }
      case MATH, EXACT, NUMERIC, BY_ROW -> written(row, stem, notes);
    };
  }

  private static Mapped exported(TableRow.Cells row) throws Unusable {
    try {
      DataRow made = ExportedRow.read(row.cells());
      return new Mapped(made, QuestionKey.of(made.problem().question()), List.of());
    } catch (WorkbenchException e) {
      String what = String.valueOf(e.getMessage());
      throw new Unusable(new RowNote(row.number(), "", Kind.UNUSABLE, what, e.mend()));
    }
  }

  private Mapped written(TableRow.Cells row, String stem, List<RowNote> notes) throws Unusable {
    String cell = needed(row, Field.ANSWER, Kind.EMPTY_ANSWER).strip();
    String solution = text(row, Field.SOLUTION);
    String answer = cell;
    switch (mapping.form()) {
      case AS_IS, LETTER, INDEX -> {}
      case HASHES -> {
        AnswerText.Cut cut = AnswerText.atHashes(cell);
        if (cut == null) {
          throw unusable(
              row, Field.ANSWER, "There is no #### in it", "Put #### before the answer.");
        }
        answer = cut.answer();
        solution = own(Field.SOLUTION) ? solution : cut.before();
      }
      case BOXED -> {
        String boxed = AnswerText.boxed(cell);
        if (boxed == null) {
          throw unusable(
              row,
              Field.ANSWER,
              "There is no \\boxed{} in it, or its brackets do not close",
              "Put the answer into \\boxed{}.");
        }
        answer = boxed;
        solution = own(Field.SOLUTION) ? solution : cell;
      }
    }
    if (answer.isEmpty()) {
      throw new Unusable(
          new RowNote(
              row.number(),
              column(Field.ANSWER),
              Kind.EMPTY_ANSWER,
              "The answer is empty",
              "Fill it in, or take the row out."));
    }
    Check check =
        switch (mapping.kind()) {
          case EXACT -> new Check.Exact(true);
          case NUMERIC -> {
            String wanted = answer;
            answer =
                AnswerText.number(answer)
                    .orElseThrow(() ->
                        unusable(
                            row,
                            Field.ANSWER,
                            "'%s' is not a number".formatted(shorten(wanted)),
                            "Write a number, or check answers as math."))
                    .toString();
            yield new Check.Numeric(0, NUMERIC_TOLERANCE);
          }
          case MATH, CHOICE, PROGRAM, BY_ROW -> Check.MATH;
        };
    String clean = clean(solution);
    String said = clean == null ? null : AnswerText.said(clean);
    if (said != null && AnswerText.contradicts(said, answer)) {
      notes.add(otherAnswer(row, said, answer));
    }
    return mapped(row, stem, stem, answer, check, ended(clean, answer), notes);
  }

  private Mapped choice(TableRow.Cells row, String stem, List<RowNote> notes) throws Unusable {
    String cell = needed(row, Field.ANSWER, Kind.EMPTY_ANSWER).strip();
    List<String> options =
        OptionTexts.read(row.cells(), Objects.requireNonNull(mapping.columns().get(Field.OPTIONS)));
    if (options.isEmpty()) {
      throw unusable(
          row,
          Field.OPTIONS,
          "There are no options",
          "A set has one kind of answer: split the file, or leave the column out with --map"
              + " options=; else give options as "
              + OptionCell.LAYOUTS
              + ".");
    }
    if (options.size() < 2 || options.size() > OptionTexts.MOST) {
      throw unusable(
          row,
          Field.OPTIONS,
          options.size() == 1
              ? "There is one option"
              : "There are %d options".formatted(options.size()),
          "Give 2 to %d, as %s.".formatted(OptionTexts.MOST, OptionCell.LAYOUTS));
    }
    int gold = gold(cell, options);
    if (gold < 0) {
      throw unusable(
          row,
          Field.ANSWER,
          "'%s' is none of the %d options".formatted(shorten(cell), options.size()),
          mapping.form() == AnswerForm.INDEX
              ? "Write the number of an option, the first being 0."
              : "Write the letter of an option, A for the first.");
    }
    String solution = clean(text(row, Field.SOLUTION));
    int last = solution == null ? -1 : LetterMentions.last(solution);
    if (last >= 0 && last != gold) {
      notes.add(otherAnswer(row, OptionTexts.letter(last), OptionTexts.letter(gold)));
    }
    String key = QuestionKey.of(stem + " " + options.stream().sorted().toList());
    int[] order = mapping.shuffleOptions() ? OptionTexts.order(options, seeds.child(stem)) : null;
    if (order != null) {
      int[] places = inverse(order);
      List<String> before = options;
      options = java.util.Arrays.stream(order).mapToObj(before::get).toList();
      gold = places[gold];
      solution =
          solution == null
              ? null
              : LetterMentions.changed(solution, i -> i < places.length ? places[i] : i);
    }
    String letter = OptionTexts.letter(gold);
    return mapped(
        row,
        OptionTexts.question(stem, options),
        key,
        letter,
        new Check.Choice(options),
        ended(solution, letter),
        notes);
  }

  private static int[] inverse(int[] order) {
    int[] places = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      places[order[i]] = i;
    }
    return places;
  }

  private int gold(String cell, List<String> options) {
    if (mapping.form() == AnswerForm.INDEX) {
      return cell.matches("\\d{1,2}") && Integer.parseInt(cell) < options.size()
          ? Integer.parseInt(cell)
          : -1;
    }
    String boxed = mapping.form() == AnswerForm.BOXED ? AnswerText.boxed(cell) : null;
    AnswerText.Cut cut = mapping.form() == AnswerForm.HASHES ? AnswerText.atHashes(cell) : null;
    return OptionTexts.named(boxed != null ? boxed : cut != null ? cut.answer() : cell, options);
  }

  private ProgramTests tests(TableRow.Cells row) throws Unusable {
    JsonNode cell = cell(row.cells(), Field.TESTS);
    ProgramTests tests =
        cell == null
            ? null
            : new TestsCell(
                    orEmpty(text(row, Field.PRELUDE)),
                    orEmpty(text(row, Field.ENTRY_POINT)).strip(),
                    orEmpty(text(row, Field.SETUP)))
                .read(cell);
    if (tests == null) {
      throw unusable(
          row,
          Field.TESTS,
          "There are no tests in it",
          "Give code that raises an error, or inputs and outputs in equal number.");
    }
    return tests;
  }

  private Mapped mapped(
      TableRow.Cells row,
      String question,
      String key,
      String answer,
      Check check,
      @Nullable String solution,
      List<RowNote> notes)
      throws Unusable {
    Problem problem = new Problem(id(row), subdomain(row), name, question, answer, check, solution);
    return new Mapped(DataRow.of(problem), QuestionKey.of(key), notes);
  }

  private String id(TableRow.Cells row) throws Unusable {
    if (!own(Field.ID)) {
      return name + "/" + row.number();
    }
    String id = needed(row, Field.ID, Kind.MISSING).strip();
    if (id.length() > MOST_ID) {
      throw unusable(
          row, Field.ID, "It is longer than %d characters".formatted(MOST_ID), "Shorten it.");
    }
    String prefix = name + "/";
    return id.regionMatches(true, 0, prefix, 0, prefix.length()) ? id : prefix + id;
  }

  private String subdomain(TableRow.Cells row) {
    String subdomain = orEmpty(text(row, Field.SUBDOMAIN)).strip();
    if (subdomain.isEmpty()) {
      return Problem.UNSORTED;
    }
    return subdomain.length() > MOST_NAME ? subdomain.substring(0, MOST_NAME) : subdomain;
  }

  private @Nullable String clean(@Nullable String solution) {
    if (solution == null || solution.isBlank()) {
      return null;
    }
    return (mapping.dropMarks() ? AnswerText.withoutMarks(solution) : solution).strip();
  }

  /** The solution with the answer under it, unless its last line has it in a box. */
  private @Nullable String ended(@Nullable String solution, String answer) {
    if (solution == null || mapping.ending().isEmpty()) {
      return solution;
    }
    String lastLine = solution.substring(solution.lastIndexOf('\n') + 1);
    return lastLine.contains("\\boxed{")
        ? solution
        : solution + "\n" + mapping.ending().replace("{answer}", answer);
  }

  private RowNote otherAnswer(TableRow.Cells row, String said, String gold) {
    return new RowNote(
        row.number(),
        column(own(Field.SOLUTION) ? Field.SOLUTION : Field.ANSWER),
        Kind.OTHER_ANSWER,
        "The solution ends in '%s', and the answer is '%s'".formatted(shorten(said), shorten(gold)),
        "See which of the two is right.");
  }

  private boolean own(Field field) {
    return mapping.columns().containsKey(field);
  }

  private String column(Field field) {
    return mapping.columns().getOrDefault(field, "");
  }

  private @Nullable JsonNode cell(ObjectNode cells, Field field) {
    String column = mapping.columns().get(field);
    return column == null ? null : new ColumnTemplate(column).cell(cells);
  }

  private @Nullable String text(TableRow.Cells row, Field field) {
    JsonNode cell = cell(row.cells(), field);
    return cell == null ? null : ColumnPath.text(cell);
  }

  private String needed(TableRow.Cells row, Field field, Kind kind) throws Unusable {
    String text = text(row, field);
    if (text == null || text.isBlank()) {
      throw new Unusable(
          new RowNote(
              row.number(),
              column(field),
              kind,
              "The %s is %s".formatted(field.word(), text == null ? "missing" : "empty"),
              "Fill it in, take the row out, or map another column."));
    }
    return text;
  }

  private Unusable unusable(TableRow.Cells row, Field field, String what, String mend) {
    return new Unusable(new RowNote(row.number(), column(field), Kind.UNUSABLE, what, mend));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static String shorten(String text) {
    return text.length() <= MOST_NAME ? text : text.substring(0, MOST_NAME) + "...";
  }
}

package org.spectrumworkbench.core.problem.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.problem.table.ColumnPath;
import org.spectrumworkbench.core.problem.table.TableRow;
import org.spectrumworkbench.core.problem.table.TableSample;
import tools.jackson.databind.JsonNode;

/**
 * How the answers of a table are best checked, by what stands in its first rows.
 *
 * @param kind by the row where a data set was exported, programs where there are tests, a choice
 *     where there are options, the same text where every answer is words, else mathematics
 * @param why in words, to stand behind a colon; empty where nothing needs saying
 */
public record ProposedCheck(AnswerKind kind, String why) {
  private static final int LONGEST_WORDS = 200;
  private static final int LONGEST_SHOWN = 40;
  private static final int MOST_SHOWN = 4;

  /** Words of two letters or more, with what stands in names: {@code St. John's}. */
  private static final Pattern WORDS =
      Pattern.compile("\\p{L}{2,}[.,]?(?:[ '’-]+(?:\\p{L}+[.,]?))*");

  /** Words that stand for mathematics. */
  private static final Set<String> MATHEMATICS =
      Set.of("pi", "infinity", "inf", "infty", "undefined", "all real numbers", "empty set");

  /** Looks at the answers of a sample as a mapping reads them. */
  public static ProposedCheck of(TableSample sample, Mapping mapping) {
    if (Preset.EXPORT.hasColumns(sample.paths())
        && mapping.columns().equals(Preset.EXPORT.mapping(sample.paths()).columns())) {
      return new ProposedCheck(
          AnswerKind.BY_ROW, "a data set was exported to this file, and each row says it itself");
    }
    if (mapping.columns().containsKey(Field.TESTS)) {
      return new ProposedCheck(AnswerKind.PROGRAM, "there are tests");
    }
    String options = mapping.columns().get(Field.OPTIONS);
    if (options != null) {
      return new ProposedCheck(AnswerKind.CHOICE, options(sample, options));
    }
    List<String> answers = answers(sample, mapping);
    List<String> words = answers.stream().filter(ProposedCheck::isWords).toList();
    if (words.isEmpty()) {
      return new ProposedCheck(AnswerKind.MATH, "");
    }
    return words.size() == answers.size()
        ? new ProposedCheck(
            AnswerKind.EXACT,
            "every answer looked at (%,d) is words, such as %s, and no mathematics"
                .formatted(words.size(), quoted(words.getFirst())))
        : new ProposedCheck(
            AnswerKind.MATH,
            "some answers are words, such as %s (%,d of %,d looked at), and the others are not"
                .formatted(quoted(words.getFirst()), words.size(), answers.size()));
  }

  private static String options(TableSample sample, String column) {
    long without =
        sample.cells().stream()
            .filter(row -> OptionTexts.cell(row.cells(), column).texts().isEmpty())
            .count();
    if (without > sample.cells().size() / 2) {
      return "%,d of the %,d rows looked at have no options; a set has one kind of answer: split the file, or leave the column out with --map options="
          .formatted(without, sample.cells().size());
    }
    for (TableRow.Cells row : sample.cells()) {
      OptionCell cell = OptionTexts.cell(row.cells(), column);
      if (cell.texts().size() > 1) {
        List<String> texts = OptionTexts.read(row.cells(), column);
        List<String> shown = texts.stream().limit(MOST_SHOWN).map(ProposedCheck::quoted).toList();
        return "there are options, %s, such as %s%s"
            .formatted(
                cell.layout(),
                String.join(", ", shown),
                texts.size() > shown.size()
                    ? " and %d more".formatted(texts.size() - shown.size())
                    : "");
      }
    }
    return "there is a column of options, but none could be read; give them as "
        + OptionCell.LAYOUTS;
  }

  private static List<String> answers(TableSample sample, Mapping mapping) {
    List<String> answers = new ArrayList<>();
    String column = mapping.columns().get(Field.ANSWER);
    if (column != null) {
      for (TableRow.Cells row : sample.cells()) {
        JsonNode cell = new ColumnTemplate(column).cell(row.cells());
        String answer = cell == null ? null : answer(cell, mapping.form());
        if (answer != null && !answer.isBlank()) {
          answers.add(answer.strip());
        }
      }
    }
    return answers;
  }

  private static @Nullable String answer(JsonNode cell, AnswerForm form) {
    String text = ColumnPath.text(cell);
    return switch (form) {
      case AS_IS, LETTER, INDEX -> text;
      case HASHES -> {
        AnswerText.Cut cut = AnswerText.atHashes(text);
        yield cut == null ? null : cut.answer();
      }
      case BOXED -> AnswerText.boxed(text);
    };
  }

  private static boolean isWords(String answer) {
    return answer.length() <= LONGEST_WORDS
        && WORDS.matcher(answer).matches()
        && !MATHEMATICS.contains(answer.toLowerCase(Locale.ROOT));
  }

  private static String quoted(String text) {
    String line = text.replaceAll("\\s+", " ");
    return "'"
        + (line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN) + "...")
        + "'";
  }
}

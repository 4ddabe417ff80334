package org.spectrumworkbench.core.problem.data;

import java.util.List;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.problem.Check;
import org.spectrumworkbench.core.problem.Problem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Rows of an exported data set, which people may have changed since. */
final class ExportedRow {
  private static final List<String> FIELDS =
      List.of("id", "subdomain", "family", "question", "answer", "check", "solution", "part");

  private ExportedRow() {}

  /**
   * The row as it stands: nothing of it is made anew. Columns that others put beside are passed
   * over, such as the level of what {@code generate} wrote.
   *
   * @throws WorkbenchException naming what no problem can be made of
   */
  static DataRow read(ObjectNode cells) {
    ObjectNode own = ProblemJson.JSON.createObjectNode();
    for (String field : FIELDS) {
      JsonNode cell = cells.get(field);
      if (cell != null && !cell.isNull()) {
        own.set(field, cell);
      }
    }
    DataRow row = ProblemJson.readRow(own);
    Problem problem = row.problem();
    need("id", problem.id());
    need("question", problem.question());
    switch (problem.check()) {
      case Check.Choice(var options) -> {
        int gold = OptionTexts.named(problem.answer(), options);
        if (gold < 0 || !OptionTexts.letter(gold).equals(problem.answer())) {
          throw new WorkbenchException(
              "The answer is '%s', no letter of its %d options"
                  .formatted(problem.answer(), options.size()),
              "Write the letter of an option, A for the first.");
        }
      }
      case Check.WholeNumber unused -> need("answer", problem.answer());
      case Check.MathAnswer unused -> need("answer", problem.answer());
      case Check.Exact unused -> need("answer", problem.answer());
      case Check.Numeric unused -> need("answer", problem.answer());
      case Check.Countdown unused -> need("answer", problem.answer());
      case Check.Format unused -> {}
      case Check.Program unused -> {}
    }
    return row;
  }

  private static void need(String field, String text) {
    if (text.isBlank()) {
      throw new WorkbenchException(
          "The %s is empty".formatted(field), "Fill it in, or take the row out.");
    }
  }
}

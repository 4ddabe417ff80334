package org.spectrumworkbench.app.bench;

import java.util.List;
import java.util.Optional;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.verify.CheckKind;
import org.spectrumworkbench.core.verify.TaskVerifier;
import org.spectrumworkbench.core.verify.Verdict;
import org.spectrumworkbench.core.verify.bench.BenchCase;
import org.spectrumworkbench.core.verify.bench.CaseJson;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One answer typed in to see its verdict.
 *
 * @param more what judging by that kind needs besides: options with bars between, a tolerance,
 *     numbers, a pattern; empty where nothing is needed
 */
record TryIt(CheckKind kind, String gold, String answer, String more) {
  /** Programs need tests, which are no line of text. */
  static final List<CheckKind> KINDS =
      List.of(
          CheckKind.MATH,
          CheckKind.NUMERIC,
          CheckKind.CHOICE,
          CheckKind.EXACT,
          CheckKind.COUNTDOWN,
          CheckKind.FORMAT,
          CheckKind.INTEGER);

  private static final Texts TEXTS = Texts.of(TryIt.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * What came of it.
   *
   * @param verdict empty where there is nothing to judge yet
   * @param hint why not
   */
  record Tried(Optional<Verdict> verdict, String hint) {}

  /** Judges it; never throws. */
  Tried tried() {
    if (gold.isBlank() && kind != CheckKind.FORMAT || answer.isBlank()) {
      return new Tried(Optional.empty(), TEXTS.get("try.nothing"));
    }
    try (TaskVerifier verifier = TaskVerifier.ofKinds(List.of(kind))) {
      BenchCase item = new CaseJson().read(row().toString(), 1);
      return new Tried(Optional.of(verifier.verify(item.problem(), item.answer(), false)), "");
    } catch (WorkbenchException fault) {
      return new Tried(Optional.empty(), fault.getMessage() + ". " + fault.mend());
    } catch (NumberFormatException notNumber) {
      return new Tried(Optional.empty(), TEXTS.get("try.noNumber", more));
    }
  }

  private ObjectNode row() {
    ObjectNode row = JSON.createObjectNode();
    row.put("kind", kind.word()).put("gold", gold).put("answer", answer);
    if (more.isBlank()) {
      return row;
    }
    switch (kind) {
      case CHOICE -> row.put("options", more);
      case NUMERIC -> row.put("tolerance", Double.parseDouble(more));
      case FORMAT -> row.put("pattern", more);
      case COUNTDOWN -> {
        ArrayNode numbers = row.putArray("numbers");
        for (String number : more.strip().split("[,\\s]+")) {
          numbers.add(Integer.parseInt(number));
        }
      }
      case INTEGER, MATH, EXACT, CODE -> {}
    }
    return row;
  }
}

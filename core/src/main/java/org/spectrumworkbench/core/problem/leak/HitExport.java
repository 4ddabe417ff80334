package org.spectrumworkbench.core.problem.leak;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Hits as other programs read them. Rows count from 1, characters from 0. */
public final class HitExport {
  /** The columns of {@link #rows}. */
  public static final List<String> COLUMNS =
      List.of(
          "train",
          "train_row",
          "train_id",
          "eval",
          "eval_id",
          "words",
          "short_item",
          "train_passage",
          "train_from",
          "train_to",
          "train_text",
          "eval_passage",
          "eval_from",
          "eval_to",
          "eval_text",
          "decision",
          "reason");

  private HitExport() {}

  /**
   * A line for each match.
   *
   * @param n of the scan
   * @param decision what was decided of the hit
   */
  public static List<List<String>> rows(Hit hit, int n, Optional<LeakDecision> decision) {
    List<List<String>> rows = new ArrayList<>();
    for (Hit.Match match : hit.matches()) {
      rows.add(
          List.of(
              hit.train(),
              Long.toString(hit.row() + 1),
              hit.trainRow().id(),
              hit.eval(),
              hit.evalItem().id(),
              Integer.toString(match.words()),
              Boolean.toString(match.words() < n),
              word(match.train().passage()),
              Integer.toString(match.train().from()),
              Integer.toString(match.train().to()),
              match.train().textIn(hit.trainRow()),
              word(match.eval().passage()),
              Integer.toString(match.eval().from()),
              Integer.toString(match.eval().to()),
              match.eval().textIn(hit.evalItem()),
              decision.map(d -> word(d.choice())).orElse(""),
              decision.map(LeakDecision::reason).orElse("")));
    }
    return rows;
  }

  /** One hit as a JSON object, its matches as a list. */
  public static Map<String, Object> object(Hit hit, int n, Optional<LeakDecision> decision) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("train", hit.train());
    object.put("train_row", hit.row() + 1);
    object.put("train_id", hit.trainRow().id());
    object.put("eval", hit.eval());
    object.put("eval_id", hit.evalItem().id());
    object.put("words", hit.words());
    object.put("short_item", hit.isShortItem(n));
    object.put("matches", hit.matches().stream().map(match -> match(hit, match)).toList());
    decision.ifPresent(made -> {
      object.put("decision", word(made.choice()));
      object.put("reason", made.reason());
    });
    return object;
  }

  private static Map<String, Object> match(Hit hit, Hit.Match match) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("words", match.words());
    object.put("train", span(match.train(), match.train().textIn(hit.trainRow())));
    object.put("eval", span(match.eval(), match.eval().textIn(hit.evalItem())));
    return object;
  }

  private static Map<String, Object> span(Span span, String text) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("passage", word(span.passage()));
    object.put("from", span.from());
    object.put("to", span.to());
    object.put("text", text);
    return object;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}

package org.spectrumworkbench.app.domains;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.problem.domain.Condition;

/** The kinds of rules as a user chooses and types them. */
enum RuleKind {
  KEYWORDS,
  PATTERN,
  TAG,
  COLUMN,
  HALF,
  ALL;

  /** Those that can be typed; rules of the other kind are made by splitting. */
  static final List<RuleKind> TYPED = List.of(KEYWORDS, PATTERN, TAG, COLUMN, HALF);

  /** The kind of a condition. */
  static RuleKind of(Condition condition) {
    return switch (condition) {
      case Condition.Keywords k -> KEYWORDS;
      case Condition.Expression e -> PATTERN;
      case Condition.Tag t -> TAG;
      case Condition.Column c -> COLUMN;
      case Condition.Half h -> HALF;
      case Condition.All a -> ALL;
    };
  }

  /** What stands in the field of a condition. */
  static String typed(Condition condition) {
    return switch (condition) {
      case Condition.Expression(String pattern) -> pattern;
      case Condition.Column(Condition.Field field, String value) -> value;
      case Condition.Half(long seed) -> String.valueOf(seed);
      case Condition.Keywords k -> k.text();
      case Condition.Tag t -> t.text();
      case Condition.All a -> a.text();
    };
  }

  /** The column of a condition on one; else the one to begin with. */
  static Condition.Field column(Condition condition) {
    return condition instanceof Condition.Column(Condition.Field field, String value)
        ? field
        : Condition.Field.FAMILY;
  }

  /**
   * The condition that was typed.
   *
   * @param column for {@link #COLUMN} only
   * @throws WorkbenchException where the text is no such condition; with the place of the fault
   */
  Condition parse(String text, Condition.Field column) {
    return switch (this) {
      case KEYWORDS -> new Condition.Keywords(Arrays.asList(text.split("[,\\n]")));
      case PATTERN -> new Condition.Expression(text);
      case TAG -> new Condition.Tag(text);
      case COLUMN -> new Condition.Column(column, text);
      case HALF -> new Condition.Half(seed(text));
      case ALL ->
          throw new WorkbenchException(
              "A rule made by splitting is not typed", "Delete it, and write another.");
    };
  }

  String label(Texts texts) {
    return texts.get("kind." + word());
  }

  /** What to type. */
  String prompt(Texts texts) {
    return texts.get("kind." + word() + ".prompt");
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static long seed(String text) {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      throw new WorkbenchException(
          "'" + text.strip() + "' is no seed", "Write a whole number, such as 1.", e);
    }
  }
}

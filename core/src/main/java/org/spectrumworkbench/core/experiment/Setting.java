package org.spectrumworkbench.core.experiment;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.spectrumworkbench.core.WorkbenchException;

/**
 * One setting of an experiment, described once: the YAML check, the command line's help, the
 * window's form and the page of documentation are all made from this.
 *
 * @param key dotted path as in YAML, for instance {@code signal.lambda}
 * @param label short name for a form
 * @param type what values it takes
 * @param initial its default, already of the type's Java class
 * @param unit empty where it has none
 * @param help one or two sentences
 * @param source whether the default is the paper's or ours
 * @param level whether a simple form shows it
 */
public record Setting(
    String key,
    String label,
    Type type,
    Object initial,
    String unit,
    String help,
    Source source,
    Level level) {

  private static final Pattern LABEL =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} _.+&-]{0,59}(?<!\\.)");

  /** Where a default comes from. */
  public enum Source {
    /** The VibeThinker reports give it. */
    PAPER,
    /** The reports leave it open; it is this program's choice. */
    OURS
  }

  /** Who wants to see it. */
  public enum Level {
    SIMPLE,
    ADVANCED
  }

  /** What values a setting takes. */
  public sealed interface Type {
    /** A whole number (Java: Integer) in min..max. */
    record Whole(int min, int max) implements Type {}

    /** A real number (Java: Double) in min..max. */
    record Real(double min, double max) implements Type {}

    /** Yes or no (Java: Boolean). */
    record Flag() implements Type {}

    /** One of the options (Java: String). */
    record Choice(List<String> options) implements Type {
      public Choice {
        options = List.copyOf(options);
      }
    }

    /**
     * Free text (Java: String), at most {@code maxLength} characters.
     *
     * @param verbatim whether white space at its ends counts
     */
    record Text(int maxLength, boolean verbatim) implements Type {}

    /** Whole numbers (Java: List of Integer), each in min..max, {@code least..most} of them. */
    record Wholes(int min, int max, int least, int most) implements Type {}

    /**
     * Names that somebody else gave (Java: List of String), at most {@code most}, none twice
     * whatever its case, each of letters, digits, spaces and {@code _ . + & -}: folders are named
     * after them.
     */
    record Labels(int most) implements Type {}

    /** Names out of the options (Java: List of String), {@code least} or more, none twice. */
    record Names(List<String> options, int least) implements Type {
      public Names {
        options = List.copyOf(options);
      }
    }
  }

  public Setting {
    if (!key.matches("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)?")) {
      throw new IllegalArgumentException("not a settings key: " + key);
    }
  }

  /** The part of the key before the dot: the section of the form; empty for top-level settings. */
  public String section() {
    int dot = key.indexOf('.');
    return dot < 0 ? "" : key.substring(0, dot);
  }

  /** The values it takes, in words: {@code 0 to 100}, {@code one of mgpo, grpo}. */
  public String range() {
    return switch (type) {
      case Type.Whole(int min, int max) -> min + " to " + max;
      case Type.Real(double min, double max) -> plain(min) + " to " + plain(max);
      case Type.Flag() -> "true or false";
      case Type.Choice(List<String> options) -> "one of " + String.join(", ", options);
      case Type.Text(int maxLength, boolean verbatim) ->
          "text of at most " + maxLength + " characters";
      case Type.Labels(int most) ->
          "at most " + most + " names of letters, digits, spaces and _ . + & -";
      case Type.Wholes(int min, int max, int least, int most) ->
          least + " to " + most + " whole numbers, each " + min + " to " + max;
      case Type.Names(List<String> options, int least) ->
          (least > 0 ? "at least " + least + " of " : "any of ") + String.join(", ", options);
    };
  }

  /**
   * Reads a value from its text, as YAML, {@code --set} and forms give it; lists as {@code [a, b]}
   * or {@code a, b}.
   *
   * @param text the value
   * @param where file and line, option, or field, for the message
   * @return the value in the type's Java class
   * @throws WorkbenchException naming the range where the value is outside it
   */
  public Object parse(String text, String where) {
    String value = text.strip();
    try {
      return switch (type) {
        case Type.Whole(int min, int max) -> {
          int number = Integer.parseInt(value.replace("_", ""));
          yield require(number >= min && number <= max, (Object) number);
        }
        case Type.Real(double min, double max) -> {
          double number = Double.parseDouble(value);
          yield require(number >= min && number <= max, (Object) number);
        }
        case Type.Flag() -> {
          require(value.equals("true") || value.equals("false"), value);
          yield Boolean.valueOf(value);
        }
        case Type.Choice(List<String> options) -> require(options.contains(value), value);
        case Type.Text(int maxLength, boolean verbatim) -> {
          String kept = verbatim ? text : value;
          yield require(kept.length() <= maxLength, kept);
        }
        case Type.Labels(int most) -> {
          List<String> names = items(value);
          boolean fits =
              names.size() <= most
                  && names.stream().allMatch(name -> LABEL.matcher(name).matches())
                  && names.stream().map(name -> name.toLowerCase(Locale.ROOT)).distinct().count()
                      == names.size();
          yield require(fits, names);
        }
        case Type.Wholes(int min, int max, int least, int most) -> {
          List<Integer> numbers = items(value).stream().map(Integer::valueOf).toList();
          boolean fits =
              numbers.size() >= least
                  && numbers.size() <= most
                  && numbers.stream().allMatch(n -> n >= min && n <= max);
          yield require(fits, numbers);
        }
        case Type.Names(List<String> options, int least) -> {
          List<String> names = items(value);
          boolean fits =
              names.size() >= least
                  && options.containsAll(names)
                  && names.stream().distinct().count() == names.size();
          yield require(fits, names);
        }
      };
    } catch (IllegalArgumentException e) {
      throw new WorkbenchException(
          where + ": " + key + " is '" + value + "', which is out of range",
          "Give "
              + range()
              + (unit.isEmpty() ? "" : " (" + unit + ")")
              + "; the default is "
              + format(initial)
              + ".",
          e);
    }
  }

  /** The value as text that {@link #parse} reads back. */
  public String format(Object value) {
    return switch (value) {
      case Double number -> plain(number);
      case List<?> list ->
          "[" + String.join(", ", list.stream().map(String::valueOf).toList()) + "]";
      default -> value.toString();
    };
  }

  private static <T> T require(boolean fits, T value) {
    if (!fits) {
      throw new IllegalArgumentException("out of range");
    }
    return value;
  }

  private static List<String> items(String value) {
    String inner =
        value.startsWith("[") && value.endsWith("]")
            ? value.substring(1, value.length() - 1)
            : value;
    return inner.isBlank() ? List.of() : List.of(inner.strip().split("\\s*,\\s*"));
  }

  private static String plain(double number) {
    if (number == Math.rint(number) && Math.abs(number) < 1e9) {
      return Long.toString((long) number);
    }
    String text = Double.toString(number);
    return text.replace("E", "e");
  }
}

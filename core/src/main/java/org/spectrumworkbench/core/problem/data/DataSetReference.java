package org.spectrumworkbench.core.problem.data;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.spectrumworkbench.core.WorkbenchException;

/**
 * Names a data set, or one of its versions: {@code gsm8k}, {@code gsm8k@2}.
 *
 * @param name letters, digits, hyphens, underscores and full stops, a letter or digit first
 * @param version of the data set; empty for the newest
 */
public record DataSetReference(String name, OptionalInt version) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,79}");
  private static final Pattern TEXT = Pattern.compile("([^@]*)(?:@([1-9][0-9]{0,8}))?");

  /** Windows gives these names to devices, whatever follows a full stop. */
  private static final Pattern DEVICE = Pattern.compile("(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");

  /**
   * @throws WorkbenchException if the name has other characters or cannot be a folder everywhere
   */
  public DataSetReference {
    if (!isName(name)) {
      throw new WorkbenchException(
          "'%s' cannot be the name of a data set".formatted(name),
          "Use at most 80 letters, digits, hyphens, underscores and full stops, a letter or digit"
              + " first, such as gsm8k-train; tiny and generated stand for something else.");
    }
  }

  /** Words that stand for problems made without end, wherever a data set is named. */
  private static final Set<String> TAKEN = Set.of("tiny", "generated");

  /** Whether a data set may be called so. */
  static boolean isName(String name) {
    return NAME.matcher(name).matches()
        && !TAKEN.contains(name.toLowerCase(Locale.ROOT))
        && !name.endsWith(".")
        && !DEVICE.matcher(name.toLowerCase(Locale.ROOT)).matches();
  }

  /**
   * Reads a reference.
   *
   * @throws WorkbenchException if the name or the version cannot be one
   */
  public static DataSetReference parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new WorkbenchException(
          "'%s' does not name a data set".formatted(text),
          "Write the name alone, such as gsm8k, or with a version, such as gsm8k@2.");
    }
    return new DataSetReference(
        matcher.group(1),
        matcher.group(2) == null
            ? OptionalInt.empty()
            : OptionalInt.of(Integer.parseInt(matcher.group(2))));
  }

  @Override
  public String toString() {
    return version.isPresent() ? name + "@" + version.getAsInt() : name;
  }
}

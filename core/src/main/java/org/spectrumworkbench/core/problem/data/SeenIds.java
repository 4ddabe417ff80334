package org.spectrumworkbench.core.problem.data;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.problem.HashedTexts;

/**
 * A set of ids. Those that are a number after the prefix of the first one, such as {@code
 * gsm8k/17}, take one bit each; others are kept as {@link HashedTexts}.
 */
final class SeenIds {
  private static final Pattern NUMBERED = Pattern.compile("(.*\\D|)(0|[1-9]\\d{0,8})");
  private static final int NUMBERS = 1 << 27;

  private final BitSet numbers = new BitSet();
  private final HashedTexts others = new HashedTexts();
  private @Nullable String prefix;

  /**
   * Adds an id.
   *
   * @return false if it was there
   */
  boolean add(String id) {
    Matcher matcher = NUMBERED.matcher(id);
    if (!matcher.matches()) {
      return others.add(id);
    }
    if (prefix == null) {
      prefix = matcher.group(1);
    }
    int number = Integer.parseInt(matcher.group(2));
    if (number >= NUMBERS || !matcher.group(1).equals(prefix)) {
      return others.add(id);
    }
    boolean fresh = !numbers.get(number);
    numbers.set(number);
    return fresh;
  }
}

package org.spectrumworkbench.core.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Mathematics set off from prose: {@code $...$}, {@code $$...$$}, {@code \(...\)}, {@code \[...\]}.
 *
 * @param start index of the opening mark
 * @param contentStart index after it
 * @param contentEnd index of the closing mark
 * @param end index after it
 */
record MathSpan(int start, int contentStart, int contentEnd, int end) {
  private static final String[] OPEN = {"$$", "$", "\\(", "\\["};
  private static final String[] CLOSE = {"$$", "$", "\\)", "\\]"};

  /** All spans of the text that are not blank, in order, in time linear in its length. */
  static List<MathSpan> all(String text) {
    var spans = new ArrayList<MathSpan>();
    // Up to where a closing mark has been sought in vain, so that no stretch is searched twice.
    int[] none = new int[OPEN.length];
    int i = 0;
    while (i < text.length()) {
      int mark = mark(text, i);
      if (mark < 0) {
        i += text.charAt(i) == '\\' ? 2 : 1;
        continue;
      }
      int contentStart = i + OPEN[mark].length();
      int contentEnd = contentStart < none[mark] ? -1 : close(text, contentStart, mark);
      if (contentEnd < 0) {
        none[mark] = Math.max(none[mark], ~contentEnd);
        i = contentStart;
        continue;
      }
      int end = contentEnd + CLOSE[mark].length();
      if (!text.substring(contentStart, contentEnd).isBlank()) {
        spans.add(new MathSpan(i, contentStart, contentEnd, end));
      }
      i = end;
    }
    return spans;
  }

  /** The last span, if there is one. */
  static Optional<MathSpan> last(String text) {
    List<MathSpan> spans = all(text);
    return spans.isEmpty() ? Optional.empty() : Optional.of(spans.getLast());
  }

  /** The span that makes up the whole text, white space and a full stop aside; null if none. */
  static @Nullable MathSpan around(String text) {
    List<MathSpan> spans = all(text);
    if (spans.size() != 1) {
      return null;
    }
    MathSpan span = spans.getFirst();
    String rest = text.substring(0, span.start) + text.substring(span.end);
    return rest.isBlank() || rest.strip().equals(".") ? span : null;
  }

  private static int mark(String text, int i) {
    for (int mark = 0; mark < OPEN.length; mark++) {
      if (text.startsWith(OPEN[mark], i)) {
        return mark;
      }
    }
    return -1;
  }

  /**
   * Where a span closes; if it does not, the complement of the place up to which it might have.
   * Inline mathematics stays on one line.
   */
  private static int close(String text, int from, int mark) {
    boolean inline = OPEN[mark].equals("$") || OPEN[mark].equals("\\(");
    int i = from;
    while (i < text.length() && !(inline && text.charAt(i) == '\n')) {
      if (text.startsWith(CLOSE[mark], i)) {
        return OPEN[mark].equals("$") && isMoney(text, from, i) ? ~i : i;
      }
      i += text.charAt(i) == '\\' ? 2 : 1;
    }
    return ~Math.min(i, text.length());
  }

  /** Whether two dollar signs are amounts, as in {@code $40 + $20}, and no marks of mathematics. */
  private static boolean isMoney(String text, int from, int close) {
    boolean spaced = Character.isWhitespace(text.charAt(close - 1)) && close > from;
    boolean evenly = Character.isWhitespace(text.charAt(from));
    return Prose.digit(text, close + 1) || spaced && !evenly;
  }
}

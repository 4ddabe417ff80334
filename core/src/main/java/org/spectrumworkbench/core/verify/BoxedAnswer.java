package org.spectrumworkbench.core.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The last balanced {@code \boxed{}} (or {@code \fbox{}}), together with the boxes right before it
 * that belong to the same answer: {@code \boxed{1} and \boxed{-2}} is the list {@code 1, -2}.
 */
final class BoxedAnswer {
  /** The longest text between two boxes of one answer. */
  private static final int LONGEST_GAP = 40;

  private static final String[] MARKS = {"\\boxed", "\\fbox"};

  private BoxedAnswer() {}

  private record Box(int start, int contentStart, int contentEnd, int end) {}

  static Optional<FinalAnswer> find(String response) {
    List<Box> boxes = outermost(response);
    if (boxes.isEmpty()) {
      return bare(response);
    }
    int first = boxes.size() - 1;
    while (first > 0 && joined(response, boxes.get(first - 1).end, boxes.get(first).start)) {
      first--;
    }
    if (first == boxes.size() - 1) {
      Box box = boxes.getLast();
      return FinalAnswer.of(response, FinalAnswer.Form.BOXED, box.contentStart, box.contentEnd);
    }
    var text = new StringBuilder();
    for (Box box : boxes.subList(first, boxes.size())) {
      text.append(text.isEmpty() ? "" : ", ")
          .append(response.substring(box.contentStart, box.contentEnd).strip());
    }
    return Optional.of(
        new FinalAnswer(
            text.toString(), FinalAnswer.Form.BOXED, boxes.get(first).start, boxes.getLast().end));
  }

  /** All balanced boxes that lie in no other, in one pass over the text. */
  private static List<Box> outermost(String text) {
    var boxes = new ArrayList<Box>();
    int[] open = new int[16];
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        // An escaped brace is no brace.
        i = escaped(text, i + 1) ? i + 1 : i;
      } else if (c == '{') {
        if (depth == open.length) {
          open = Arrays.copyOf(open, 2 * depth);
        }
        open[depth++] = i;
      } else if (c == '}' && depth > 0) {
        int brace = open[--depth];
        int start = markBefore(text, brace);
        if (start >= 0) {
          while (!boxes.isEmpty() && boxes.getLast().start > start) {
            boxes.removeLast();
          }
          boxes.add(new Box(start, brace + 1, i, i + 1));
        }
      }
    }
    return boxes;
  }

  private static boolean escaped(String text, int i) {
    return i < text.length() && "{}\\".indexOf(text.charAt(i)) >= 0;
  }

  private static int markBefore(String text, int brace) {
    int end = brace;
    while (end > 0 && text.charAt(end - 1) == ' ') {
      end--;
    }
    for (String mark : MARKS) {
      if (text.startsWith(mark, end - mark.length())) {
        return end - mark.length();
      }
    }
    return -1;
  }

  /**
   * Whether what lies between two boxes joins them: nothing, a comma, or a few words with "and".
   */
  private static boolean joined(String text, int from, int to) {
    if (to < from || to - from > LONGEST_GAP) {
      return false;
    }
    String gap = text.substring(from, to);
    if (gap.contains(". ") || gap.contains("\n\n") || gap.contains("=>")) {
      return false;
    }
    String plain = gap.replace("$", "").strip();
    return plain.isEmpty()
        || plain.startsWith(",")
        || plain.startsWith(";")
        || Prose.hasWord(gap, "and")
        || Prose.hasWord(gap, "or");
  }

  /** {@code \boxed 5}: the box holds the next run of characters other than white space. */
  private static Optional<FinalAnswer> bare(String response) {
    int mark = response.lastIndexOf("\\boxed ");
    if (mark < 0) {
      return Optional.empty();
    }
    int start = mark + "\\boxed ".length();
    int end = start;
    while (end < response.length()
        && !Character.isWhitespace(response.charAt(end))
        && "${}".indexOf(response.charAt(end)) < 0) {
      end++;
    }
    return FinalAnswer.of(response, FinalAnswer.Form.BOXED, start, end);
  }
}

package org.spectrumworkbench.app.leaks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.spectrumworkbench.core.problem.leak.Span;

/** A text cut where marks begin and end. */
final class MarkedText {
  /** Characters shown of a text at most; a longer one is cut about its first mark. */
  static final int MOST = 20_000;

  private static final int BEFORE = 2_000;
  private static final String CUT = "…";

  private MarkedText() {}

  /**
   * A stretch of text.
   *
   * @param marked whether it belongs to a match
   */
  record Piece(String text, boolean marked) {}

  /**
   * Cuts a text.
   *
   * @param spans of this text, in any order; they may overlap
   */
  static List<Piece> of(String text, List<Span> spans) {
    List<Span> inOrder = spans.stream().sorted(Comparator.comparingInt(Span::from)).toList();
    int first = inOrder.isEmpty() ? 0 : inOrder.getFirst().from();
    int begin = text.length() <= MOST ? 0 : Math.max(0, Math.min(first, text.length()) - BEFORE);
    int end = Math.min(text.length(), begin + MOST);
    List<Piece> pieces = new ArrayList<>();
    if (begin > 0) {
      pieces.add(new Piece(CUT, false));
    }
    int at = begin;
    for (Span span : inOrder) {
      int from = Math.clamp(span.from(), at, end);
      int to = Math.clamp(span.to(), from, end);
      add(pieces, text.substring(at, from), false);
      add(pieces, text.substring(from, to), true);
      at = to;
    }
    add(pieces, text.substring(at, end), false);
    if (end < text.length()) {
      pieces.add(new Piece(CUT, false));
    }
    return pieces;
  }

  private static void add(List<Piece> pieces, String text, boolean marked) {
    if (!text.isEmpty()) {
      pieces.add(new Piece(text, marked));
    }
  }
}

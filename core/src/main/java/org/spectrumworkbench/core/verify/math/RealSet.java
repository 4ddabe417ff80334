package org.spectrumworkbench.core.verify.math;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A subset of the real line as disjoint pieces in order, none of which touches the next: the
 * canonical form of unions of intervals and points.
 */
record RealSet(List<Piece> pieces) {
  /** Ends nearer than this share of their size are one. */
  private static final BigDecimal SAME = new BigDecimal("1e-30");

  static final RealSet EMPTY = new RealSet(List.of());
  static final RealSet LINE = new RealSet(List.of(new Piece(End.infinite(-1), End.infinite(1))));

  /**
   * An end of a piece.
   *
   * @param tree as it was written
   * @param value its value, any if infinite
   * @param infinite -1, 0 or 1
   * @param closed whether the end belongs to the piece
   */
  record End(MathTree tree, BigDecimal value, int infinite, boolean closed) {
    static End infinite(int sign) {
      return new End(MathTree.INFINITY, BigDecimal.ZERO, sign, false);
    }

    /** The order on the line, without regard to what is closed. */
    int position(End other) {
      if (infinite != other.infinite) {
        return Integer.compare(infinite, other.infinite);
      }
      if (infinite != 0) {
        return 0;
      }
      BigDecimal tolerance = value.abs().max(other.value.abs()).multiply(SAME);
      BigDecimal difference = value.subtract(other.value);
      return difference.abs().compareTo(tolerance) <= 0 ? 0 : difference.signum();
    }

    private End opposite() {
      return new End(tree, value, infinite, !closed && infinite == 0);
    }
  }

  /** All numbers between two ends, of which the first is not above the second. */
  record Piece(End low, End high) {}

  /** The set of one piece; empty if the ends leave nothing between them. */
  static RealSet between(End low, End high) {
    int order = low.position(high);
    return order < 0 || order == 0 && low.closed() && high.closed()
        ? new RealSet(List.of(new Piece(low, high)))
        : EMPTY;
  }

  RealSet union(RealSet other) {
    var all = new ArrayList<>(pieces);
    all.addAll(other.pieces);
    all.sort(
        Comparator.comparing(Piece::low, End::position)
            .thenComparing(p -> p.low().closed() ? 0 : 1));
    var merged = new ArrayList<Piece>();
    for (Piece piece : all) {
      if (merged.isEmpty() || !touches(merged.getLast().high(), piece.low())) {
        merged.add(piece);
      } else {
        Piece last = merged.removeLast();
        merged.add(new Piece(last.low(), higher(last.high(), piece.high())));
      }
    }
    return new RealSet(List.copyOf(merged));
  }

  private static boolean touches(End high, End low) {
    int order = low.position(high);
    return order < 0 || order == 0 && (low.closed() || high.closed());
  }

  private static End higher(End a, End b) {
    int order = a.position(b);
    return order > 0 || order == 0 && a.closed() ? a : b;
  }

  RealSet complement() {
    var gaps = new ArrayList<Piece>();
    End from = End.infinite(-1);
    for (Piece piece : pieces) {
      gaps.addAll(between(from, piece.low().opposite()).pieces);
      from = piece.high().opposite();
    }
    if (from.infinite() <= 0) {
      gaps.addAll(between(from, End.infinite(1)).pieces);
    }
    return new RealSet(List.copyOf(gaps));
  }

  RealSet intersection(RealSet other) {
    return complement().union(other.complement()).complement();
  }

  RealSet difference(RealSet other) {
    return intersection(other.complement());
  }

  /** Whether both sets have the same pieces, their ends compared as expressions. */
  boolean sameAs(RealSet other, ScalarEquality scalars) {
    if (pieces.size() != other.pieces.size()) {
      return false;
    }
    for (int i = 0; i < pieces.size(); i++) {
      Piece a = pieces.get(i);
      Piece b = other.pieces.get(i);
      if (!same(a.low(), b.low(), scalars) || !same(a.high(), b.high(), scalars)) {
        return false;
      }
    }
    return true;
  }

  private static boolean same(End a, End b, ScalarEquality scalars) {
    return a.closed() == b.closed()
        && a.infinite() == b.infinite()
        && (a.infinite() != 0 || scalars.equal(a.tree(), b.tree()));
  }
}

package org.spectrumworkbench.core.engine;

import ai.djl.ndarray.NDList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Token trees laid out in rows of one length for a single forward pass.
 *
 * <p>Several trees may share a row, and a tree's responses stand one after the other behind their
 * prompt. Each token carries its segment and the segment that it continues; the program masks
 * everything else, so a response sees its prompt and itself only. Positions count within a
 * sequence, not within the row. Where every row is one plain sequence there are no segments, and
 * the faster causal attention needs no mask: padding stands at the end, where no token sees it.
 */
final class PackedRows {
  /** Rows at least this long are worth filling with several trees. */
  private static final int ROW_TOKENS = 96;

  private static final long PADDING = -1;

  private final int rows;
  private final int length;
  private final boolean plain;
  private final long[] ids;
  private final long[] positions;
  private final long[] segments;
  private final long[] prefixes;
  private final long[] sources;
  private final long[] targets;
  private int maxPosition;

  private PackedRows(int rows, int length, boolean plain, int targets) {
    this.rows = rows;
    this.length = length;
    this.plain = plain;
    int cells = Math.multiplyExact(rows, length);
    this.ids = new long[cells];
    this.positions = new long[cells];
    this.segments = new long[plain ? 0 : cells];
    this.prefixes = new long[plain ? 0 : cells];
    Arrays.fill(segments, PADDING);
    Arrays.fill(prefixes, PADDING);
    this.sources = new long[targets];
    this.targets = new long[targets];
  }

  /** Part of a tree that stands in one row. */
  private record Piece(int tree, int firstBranch, int endBranch, int tokens) {}

  /** Lays trees out. Targets keep the trees' order, whatever the layout. */
  static PackedRows pack(List<TokenTree> trees) {
    int longest = trees.stream().mapToInt(TokenTree::depth).max().orElse(1);
    List<Piece> pieces = pieces(trees, Math.max(longest, ROW_TOKENS));
    boolean single = trees.stream().allMatch(t -> t.branches().size() <= 1);
    int tokens = pieces.stream().mapToInt(Piece::tokens).sum();
    // Masks cost time too: sequences of nearly one length stand better in rows of their own.
    boolean plain = single && tokens >= .8 * longest * trees.size();
    List<List<Piece>> rows =
        plain
            ? pieces.stream().map(List::of).toList()
            : fill(pieces, Math.max(longest, ROW_TOKENS));
    int width =
        rows.stream().mapToInt(row -> row.stream().mapToInt(Piece::tokens).sum()).max().orElse(1);
    int count = trees.stream().mapToInt(TokenTree::targets).sum();
    var packed = new PackedRows(rows.size(), width, plain, count);
    int[] firstTarget = new int[trees.size()];
    for (int i = 1; i < firstTarget.length; i++) {
      firstTarget[i] = firstTarget[i - 1] + trees.get(i - 1).targets();
    }
    for (int row = 0; row < rows.size(); row++) {
      packed.place(row, rows.get(row), trees, firstTarget);
    }
    return packed;
  }

  private static List<Piece> pieces(List<TokenTree> trees, int capacity) {
    var pieces = new ArrayList<Piece>();
    for (int i = 0; i < trees.size(); i++) {
      TokenTree tree = trees.get(i);
      int first = 0;
      int tokens = tree.prompt().length;
      for (int b = 0; b < tree.branches().size(); b++) {
        int size = tree.branches().get(b).tokens().length;
        if (b > first && tokens + size > capacity) {
          pieces.add(new Piece(i, first, b, tokens));
          first = b;
          tokens = tree.prompt().length;
        }
        tokens += size;
      }
      pieces.add(new Piece(i, first, tree.branches().size(), tokens));
    }
    return pieces;
  }

  /** First fit, longest first. */
  private static List<List<Piece>> fill(List<Piece> pieces, int capacity) {
    var order = new ArrayList<>(pieces);
    order.sort(Comparator.comparingInt(Piece::tokens).reversed());
    var rows = new ArrayList<List<Piece>>();
    var used = new ArrayList<Integer>();
    for (Piece piece : order) {
      int row = 0;
      while (row < rows.size() && used.get(row) + piece.tokens() > capacity) {
        row++;
      }
      if (row == rows.size()) {
        rows.add(new ArrayList<>());
        used.add(0);
      }
      rows.get(row).add(piece);
      used.set(row, used.get(row) + piece.tokens());
    }
    return rows;
  }

  private void place(int row, List<Piece> pieces, List<TokenTree> trees, int[] firstTarget) {
    int at = row * length;
    int segment = 0;
    for (Piece piece : pieces) {
      TokenTree tree = trees.get(piece.tree());
      int prefix = segment++;
      int prompt = tree.prompt().length;
      for (int t = 0; t < prompt; t++) {
        put(at++, tree.prompt()[t], t, prefix, prefix);
      }
      int promptEnd = at - 1;
      int target = firstTarget[piece.tree()];
      for (int b = 0; b < piece.endBranch(); b++) {
        TokenTree.Branch branch = tree.branches().get(b);
        boolean here = b >= piece.firstBranch();
        int before = promptEnd;
        for (int t = 0; t < branch.tokens().length; t++) {
          if (here) {
            put(at, branch.tokens()[t], prompt + t, segment, prefix);
          }
          if (branch.targets()[t]) {
            if (here) {
              sources[target] = before;
              targets[target] = branch.tokens()[t];
            }
            target++;
          }
          if (here) {
            before = at++;
          }
        }
        segment += here ? 1 : 0;
      }
    }
  }

  private void put(int at, int id, int position, int segment, int prefix) {
    ids[at] = id;
    positions[at] = position;
    maxPosition = Math.max(maxPosition, position);
    if (!plain) {
      segments[at] = segment;
      prefixes[at] = prefix;
    }
  }

  int maxPosition() {
    return maxPosition;
  }

  /** Tokens to predict. */
  int targets() {
    return targets.length;
  }

  /**
   * The arguments that every likelihood method starts with: ids, positions, segments, prefixes
   * [rows, length]; sources and targets [M].
   */
  NDList arrays(StepArrays step) {
    long[] none = {0};
    long[] matrix = {rows, length};
    return new NDList(
        step.of("ids", ids, matrix),
        step.of("positions", positions, matrix),
        step.of("segments", segments, plain ? none : matrix),
        step.of("prefixes", prefixes, plain ? none : matrix),
        step.of("sources", sources, sources.length),
        step.of("targets", targets, targets.length));
  }
}

package org.spectrumworkbench.core.problem.leak;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** Counts the rows of one training set as they come. */
final class TrainTally {
  private final int n;
  private final List<Sweep.Counter> cells;
  private final Sweep.Counter any = new Sweep.Counter();
  private final BitSet flagged = new BitSet();
  private long rows;

  /**
   * @param evalSets how many evaluation sets there are
   * @param n words in a row that flag a row
   */
  TrainTally(int evalSets, int n) {
    this.n = n;
    this.cells = IntStream.range(0, evalSets).mapToObj(i -> new Sweep.Counter()).toList();
  }

  /**
   * Takes the next row.
   *
   * @param reaches how far it agrees with each evaluation set
   */
  void row(List<Reach> reaches) {
    for (int eval = 0; eval < reaches.size(); eval++) {
      cells.get(eval).row(reaches.get(eval));
    }
    Reach furthest = reaches.stream().reduce(Reach.NONE, Reach::further);
    any.row(furthest);
    if (furthest.isFlagged(n)) {
      flagged.set(Math.toIntExact(rows));
    }
    rows++;
  }

  long rows() {
    return rows;
  }

  /** What was counted against one evaluation set. */
  Sweep.Counter cell(int eval) {
    return cells.get(eval);
  }

  LeakReport.TrainSide side(String name) {
    return new LeakReport.TrainSide(name, rows, any.with(new Reach[0]).rows(), flagged);
  }
}

package org.spectrumworkbench.core.problem.leak;

import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a scan found. All counts are of every row and item; only the list of hits may be cut.
 *
 * @param n words in a row that make a hit in the list
 * @param train the training sets in order
 * @param eval the evaluation sets in order
 * @param cells the matrix: a row of cells for each training set, a cell for each evaluation set
 * @param hits how many hits were listed
 * @param cut whether more hits were found than were listed
 */
public record LeakReport(
    int n,
    List<TrainSide> train,
    List<EvalSide> eval,
    List<List<Sweep>> cells,
    long hits,
    boolean cut) {

  /**
   * A training set.
   *
   * @param rows how many it has
   * @param flaggedRows how many share words with any evaluation set, at each n from the least
   * @param flagged the indices of those that do at the n of the scan
   */
  public record TrainSide(String name, long rows, List<Long> flaggedRows, BitSet flagged) {
    public TrainSide {
      flaggedRows = List.copyOf(flaggedRows);
      flagged = (BitSet) flagged.clone();
    }

    @Override
    public BitSet flagged() {
      return (BitSet) flagged.clone();
    }
  }

  /**
   * An evaluation set.
   *
   * @param ids of its items in order
   * @param reaches how far each item agrees with any training set
   * @param shortItems how many questions have fewer words than the n of the scan
   * @param wordless how many questions have no word at all, and can never be found
   */
  public record EvalSide(
      String name, List<String> ids, List<Reach> reaches, int shortItems, int wordless) {
    public EvalSide {
      ids = List.copyOf(ids);
      reaches = List.copyOf(reaches);
    }

    /** The ids of the items that are flagged at n. */
    public Set<String> flagged(int n) {
      Set<String> flagged = new LinkedHashSet<>();
      for (int i = 0; i < ids.size(); i++) {
        if (reaches.get(i).isFlagged(n)) {
          flagged.add(ids.get(i));
        }
      }
      return flagged;
    }
  }

  public LeakReport {
    train = List.copyOf(train);
    eval = List.copyOf(eval);
    cells = cells.stream().map(List::copyOf).toList();
  }

  /** Over all sets: rows flagged by any evaluation set, items flagged by any training set. */
  public Sweep total() {
    return new Sweep(
        NgramSize.all()
            .mapToObj(n ->
                train.stream()
                    .mapToLong(side -> side.flaggedRows().get(n - NgramSize.SMALLEST))
                    .sum())
            .toList(),
        NgramSize.all()
            .mapToObj(n -> eval.stream().mapToInt(side -> side.flagged(n).size()).sum())
            .toList());
  }
}

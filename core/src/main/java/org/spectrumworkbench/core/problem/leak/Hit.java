package org.spectrumworkbench.core.problem.leak;

import java.util.Comparator;
import java.util.List;
import org.spectrumworkbench.core.problem.Problem;

/**
 * A training row and an evaluation item that share words.
 *
 * @param train name of the training set
 * @param row index of the row in it, from 0
 * @param trainRow the row
 * @param eval name of the evaluation set
 * @param evalItem the item
 * @param matches every run of words that the two share and that is long enough, the longest first;
 *     at least one
 */
public record Hit(
    String train, long row, Problem trainRow, String eval, Problem evalItem, List<Match> matches) {

  /**
   * One run of words that cannot be made longer at either end.
   *
   * @param words how many words
   * @param whole whether it is the whole question of the item
   */
  public record Match(Span train, Span eval, int words, boolean whole) {
    static final Comparator<Match> LONGEST_FIRST = Comparator.comparingInt(Match::words).reversed();
  }

  public Hit {
    matches = matches.stream().sorted(Match.LONGEST_FIRST).toList();
    if (matches.isEmpty()) {
      throw new IllegalArgumentException("a hit needs a match");
    }
  }

  /** Words of the longest match. */
  public int words() {
    return matches.getFirst().words();
  }

  /** Whether only the rule for questions of fewer than n words makes this a hit at n. */
  public boolean isShortItem(int n) {
    return words() < n;
  }

  /** Whether the two are a hit at another n, no less than the one they were found at. */
  public boolean isHitAt(int n) {
    return matches.stream().anyMatch(match -> match.words() >= n || match.whole());
  }

  /** Who the two are, whatever the version of their sets. */
  public HitKey key() {
    return new HitKey(HitKey.family(train), trainRow.id(), HitKey.family(eval), evalItem.id());
  }
}

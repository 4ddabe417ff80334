package org.spectrumworkbench.app.domains;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.RandomAccess;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.spectrumworkbench.app.fx.BackgroundTask;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.problem.Split;
import org.spectrumworkbench.core.problem.data.DataRow;
import org.spectrumworkbench.core.problem.data.DataSetVersion;
import org.spectrumworkbench.core.problem.domain.DomainBoard;
import org.spectrumworkbench.core.problem.domain.PartDeal;
import org.spectrumworkbench.core.problem.domain.ProblemDeck;
import org.spectrumworkbench.core.problem.domain.SortedProblems;

/**
 * What the screen shows: one board over one data set, sorted, dealt and filtered. All of it belongs
 * together, since it is made in one go.
 *
 * @param opened the data set
 * @param sorted its problems by subdomain
 * @param deal its problems by part
 * @param filter what the shown problems contain; empty for all
 * @param columns the rows to show of each subdomain, in the board's order
 */
record Board(
    Opened opened,
    SortedProblems sorted,
    PartDeal deal,
    String filter,
    Map<String, List<Integer>> columns) {
  private static final Texts TEXTS = Texts.of(Board.class);

  /** More problems than these are sorted by the command, which does not hold them in memory. */
  private static final long MOST_ROWS = 1_000_000;

  /**
   * A data set with its problems read.
   *
   * @param given the part of each row in the data set
   */
  record Opened(DataSetVersion version, ProblemDeck deck, List<Split> given) {
    /**
     * Reads a data set; off the window's thread.
     *
     * @throws WorkbenchException where it is too large for a board, or damaged
     */
    static Opened read(DataSetVersion version, BackgroundTask.Progress progress) {
      if (version.size() > MOST_ROWS) {
        throw new WorkbenchException(
            TEXTS.get("large", version.reference(), Formats.count(MOST_ROWS)),
            TEXTS.get("large.mend", version.reference()));
      }
      List<Split> given = new ArrayList<>();
      try (Stream<DataRow> rows = version.rows()) {
        Stream<Problem> problems =
            rows.takeWhile(row -> !progress.isCancelled())
                .map(row -> {
                  given.add(row.part());
                  if (given.size() % 2048 == 0) {
                    progress.fraction(given.size() / (double) version.size());
                  }
                  return row.problem();
                });
        ProblemDeck deck = ProblemDeck.of(problems);
        return new Opened(version, deck, List.copyOf(given));
      }
    }
  }

  /** Sorts, deals and filters; off the window's thread. */
  static Board of(Opened opened, DomainBoard board, String filter, BooleanSupplier unwanted) {
    SortedProblems sorted = opened.deck().sort(board, unwanted);
    Map<String, List<Integer>> columns = new LinkedHashMap<>();
    String wanted = filter.strip().toLowerCase(Locale.ROOT);
    for (String name : board.subdomains()) {
      int[] rows = sorted.rows(name);
      columns.put(name, new Rows(wanted.isEmpty() ? rows : passing(opened.deck(), rows, wanted)));
    }
    return new Board(opened, sorted, sorted.deal(opened.given()), filter, columns);
  }

  /** The subdomains in order. */
  List<String> subdomains() {
    return sorted.board().subdomains();
  }

  Problem problem(int row) {
    return opened.deck().get(row).problem();
  }

  /** The ids of rows. */
  List<String> ids(List<Integer> rows) {
    List<String> ids = new ArrayList<>(rows.size());
    rows.forEach(row -> ids.add(problem(row).id()));
    return ids;
  }

  /** How many rows pass the filter. */
  int passing() {
    return columns.values().stream().mapToInt(List::size).sum();
  }

  private static int[] passing(ProblemDeck deck, int[] rows, String wanted) {
    return Arrays.stream(rows)
        .filter(row -> {
          Problem problem = deck.get(row).problem();
          return problem.question().toLowerCase(Locale.ROOT).contains(wanted)
              || problem.id().toLowerCase(Locale.ROOT).contains(wanted);
        })
        .toArray();
  }

  /** Row numbers without a box for each. */
  private static final class Rows extends AbstractList<Integer> implements RandomAccess {
    private final int[] rows;

    Rows(int[] rows) {
      this.rows = rows;
    }

    @Override
    public Integer get(int index) {
      return rows[index];
    }

    @Override
    public int size() {
      return rows.length;
    }
  }
}

package org.spectrumworkbench.core.problem.domain;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.problem.Split;
import org.spectrumworkbench.core.problem.data.DataRow;
import org.spectrumworkbench.core.problem.data.DataSetLibrary;
import org.spectrumworkbench.core.problem.data.DataSetVersion;
import org.spectrumworkbench.core.problem.data.Provenance;
import org.spectrumworkbench.core.problem.domain.ProblemText.MirrorKey;

/**
 * The rows of a data set as a board sorts them, without the problems: those stay on the disk, so
 * that a data set larger than the memory can be sorted and written.
 *
 * @param source the data set
 * @param board what it was sorted by
 * @param subdomains of each row
 * @param deal the part of each row
 * @param balance problems by subdomain
 * @param byRule problems by what put them into their subdomain: the number of a rule, {@code hand}
 *     or {@code none}
 */
public record SortedRows(
    DataSetVersion source,
    DomainBoard board,
    List<String> subdomains,
    PartDeal deal,
    Balance balance,
    Map<String, Integer> byRule) {
  /** A longer list of rules is cut in the note of the new version. */
  private static final int MOST_NOTE = 20_000;

  public SortedRows {
    subdomains = List.copyOf(subdomains);
    byRule = Map.copyOf(byRule);
  }

  /**
   * Reads a data set once and sorts it. Of each row its subdomain, its part and 128 bits of hash
   * are kept meanwhile.
   *
   * @param fraction told how much is done, 0 to 1
   * @param unwanted asked now and then: whether to stop
   * @throws CancellationException where it was told to stop
   */
  public static SortedRows of(
      DataSetVersion source, DomainBoard board, DoubleConsumer fraction, BooleanSupplier unwanted) {
    List<String> names = new ArrayList<>();
    List<MirrorKey> keys = new ArrayList<>();
    List<Split> given = new ArrayList<>();
    Map<String, Integer> counts = new LinkedHashMap<>();
    board.subdomains().forEach(subdomain -> counts.put(subdomain, 0));
    Map<String, Integer> byRule = new LinkedHashMap<>();
    DomainRules.Sorter sorter = board.rules().sorter();
    try (Stream<DataRow> rows = source.rows()) {
      rows.forEach(row -> {
        ProblemText text = ProblemText.of(row.problem());
        Assignment assignment = board.assign(text, sorter);
        names.add(assignment.subdomain());
        keys.add(text.mirror());
        given.add(row.part());
        counts.merge(assignment.subdomain(), 1, Integer::sum);
        byRule.merge(key(assignment.reason()), 1, Integer::sum);
        step(names.size(), source.size(), fraction, unwanted);
      });
    }
    PartDeal deal =
        board.parts().keep()
            ? PartDeal.counted(names, given)
            : PartDeal.of(names, keys, board.parts());
    return new SortedRows(source, board, names, deal, new Balance(counts), byRule);
  }

  /**
   * Writes the rows in their subdomains and parts as a new version, in the same order.
   *
   * @param name of the data set to write, which may be the source's own: then its next version
   * @param fraction told how much is done, 0 to 1
   * @param unwanted asked now and then: whether to stop
   * @throws CancellationException where it was told to stop; nothing is left behind then
   */
  public DataSetVersion write(
      DataSetLibrary library, String name, DoubleConsumer fraction, BooleanSupplier unwanted) {
    return library.write(
        name,
        Provenance.editOf(source, note(board)),
        sink -> {
          try (Stream<DataRow> rows = source.rows()) {
            int place = 0;
            for (Iterator<DataRow> all = rows.iterator(); all.hasNext(); place++) {
              Problem problem = all.next().problem().in(subdomains.get(place));
              sink.add(new DataRow(problem, deal.parts().get(place)));
              step(place, source.size(), fraction, unwanted);
            }
          }
        });
  }

  /** What the new version says of how it was sorted: the rules, so that it can be done again. */
  static String note(DomainBoard board) {
    DomainBoard withoutMoves =
        new DomainBoard(board.subdomains(), board.rules(), Map.of(), board.parts());
    String rules = DomainFile.toYaml(withoutMoves);
    return "Sorted into %d subdomains by %d rules; problems moved by hand: %d.\n\n%s"
        .formatted(
            board.subdomains().size(),
            board.rules().rules().size(),
            board.moves().size(),
            rules.length() <= MOST_NOTE ? rules : rules.substring(0, MOST_NOTE) + "…\n");
  }

  private static void step(int done, long of, DoubleConsumer fraction, BooleanSupplier unwanted) {
    if (done % 1024 == 0) {
      if (unwanted.getAsBoolean()) {
        throw new CancellationException();
      }
      fraction.accept(done / (double) Math.max(1, of));
    }
  }

  private static String key(Assignment.Reason reason) {
    return switch (reason) {
      case Assignment.ByRule rule -> String.valueOf(rule.number());
      case Assignment.ByHand() -> "hand";
      case Assignment.NoRule() -> "none";
    };
  }
}

package org.spectrumworkbench.app.live;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Probed checkpoints by subdomains: who becomes whose specialist.
 *
 * @param k the K of Pass@K
 * @param checkpoints steps of the fine-tuning run, or {@code source step} where branches were
 *     probed
 * @param subdomains in the order in which they were probed
 * @param cells those that were scored so far, in no order
 */
public record ProbeMatrix(
    int k, List<String> checkpoints, List<String> subdomains, List<Cell> cells) {
  /** Nothing probed. */
  public static final ProbeMatrix EMPTY = new ProbeMatrix(0, List.of(), List.of(), List.of());

  /**
   * One score of the half that selects.
   *
   * @param row index of the checkpoint
   * @param column index of the subdomain
   * @param low lower end of the 95 % interval of Pass@K
   * @param high upper end
   */
  public record Cell(
      int row,
      int column,
      double passAtK,
      double low,
      double high,
      double pass1,
      int step,
      String source) {}

  /** A score as the store keeps it, one half of a probing set. */
  public record Score(
      String source,
      int step,
      String subdomain,
      String half,
      int k,
      double passAtK,
      double low,
      double high,
      double pass1) {}

  public ProbeMatrix {
    checkpoints = List.copyOf(checkpoints);
    subdomains = List.copyOf(subdomains);
    cells = List.copyOf(cells);
  }

  /** The matrix of the half that selects. */
  public static ProbeMatrix of(List<Score> scores) {
    List<Score> selecting = scores.stream().filter(score -> score.half().equals("select")).toList();
    if (selecting.isEmpty()) {
      return EMPTY;
    }
    Set<String> subdomains = new LinkedHashSet<>();
    Set<String> sources = new LinkedHashSet<>();
    Set<Integer> steps = new TreeSet<>();
    for (Score score : selecting) {
      subdomains.add(score.subdomain());
      sources.add(score.source());
      steps.add(score.step());
    }
    // One run's checkpoints are told apart by their step; branches need their name too.
    boolean oneRun = sources.size() == 1;
    List<String> rows = new ArrayList<>();
    for (String source : sources) {
      for (int step : steps) {
        if (selecting.stream().anyMatch(s -> s.source().equals(source) && s.step() == step)) {
          rows.add(label(source, step, oneRun));
        }
      }
    }
    List<String> columns = List.copyOf(subdomains);
    List<Cell> cells =
        selecting.stream()
            .map(s ->
                new Cell(
                    rows.indexOf(label(s.source(), s.step(), oneRun)),
                    columns.indexOf(s.subdomain()),
                    s.passAtK(),
                    s.low(),
                    s.high(),
                    s.pass1(),
                    s.step(),
                    s.source()))
            .toList();
    return new ProbeMatrix(selecting.getFirst().k(), rows, columns, cells);
  }

  private static String label(String source, int step, boolean oneRun) {
    return oneRun ? Integer.toString(step) : source + " " + step;
  }

  /** The score at a place, if it was probed. */
  public Optional<Cell> at(int row, int column) {
    return cells.stream().filter(c -> c.row() == row && c.column() == column).findFirst();
  }

  /** The best checkpoint of a subdomain: the argmax of Pass@K, the earliest where several tie. */
  public Optional<Cell> best(int column) {
    Cell best = null;
    for (Cell cell : cells) {
      if (cell.column() == column
          && (best == null
              || cell.passAtK() > best.passAtK()
              || (cell.passAtK() == best.passAtK() && cell.row() < best.row()))) {
        best = cell;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Whether a cell cannot be told from its subdomain's best: their intervals overlap. */
  public boolean tiesWithBest(Cell cell) {
    return best(cell.column())
        .filter(best -> !best.equals(cell) && cell.high() >= best.low())
        .isPresent();
  }
}

package org.spectrumworkbench.store.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Collects p_c by problem and step, then draws steps together into columns. */
final class HeatMapCells {
  private record Cell(int problem, int step, double pCorrect) {}

  private final List<Cell> cells = new ArrayList<>();

  void add(int problem, int step, double pCorrect) {
    cells.add(new Cell(problem, step, pCorrect));
  }

  HeatMap draw(Map<Integer, HeatMap.Row> names, int mostColumns) {
    TreeSet<Integer> distinct = new TreeSet<>();
    TreeSet<Integer> present = new TreeSet<>();
    for (Cell cell : cells) {
      distinct.add(cell.step());
      present.add(cell.problem());
    }
    List<Integer> steps = List.copyOf(distinct);
    int width = Math.max(1, Math.ceilDiv(steps.size(), Math.max(1, mostColumns)));
    Map<Integer, Integer> columns = new HashMap<>();
    List<Integer> firsts = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      if (i % width == 0) {
        firsts.add(steps.get(i));
      }
      columns.put(steps.get(i), i / width);
    }
    List<Map.Entry<Integer, HeatMap.Row>> problems =
        names.entrySet().stream()
            .filter(entry -> present.contains(entry.getKey()))
            .sorted(Comparator.comparing(entry -> entry.getValue().problem()))
            .toList();
    Map<Integer, Integer> rows = new HashMap<>();
    problems.forEach(entry -> rows.put(entry.getKey(), rows.size()));
    double[][] sums = new double[problems.size()][firsts.size()];
    int[][] counts = new int[problems.size()][firsts.size()];
    for (Cell cell : cells) {
      Integer row = rows.get(cell.problem());
      Integer column = columns.get(cell.step());
      if (row != null && column != null) {
        sums[row][column] += cell.pCorrect();
        counts[row][column]++;
      }
    }
    for (int row = 0; row < sums.length; row++) {
      for (int column = 0; column < sums[row].length; column++) {
        sums[row][column] =
            counts[row][column] == 0 ? Double.NaN : sums[row][column] / counts[row][column];
      }
    }
    return new HeatMap(
        problems.stream().map(Map.Entry::getValue).toList(), firsts, Arrays.asList(sums));
  }
}

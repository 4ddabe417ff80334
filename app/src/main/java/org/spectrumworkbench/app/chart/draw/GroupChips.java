package org.spectrumworkbench.app.chart.draw;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.verify.Outcome;

/**
 * The groups sampled last, a row each: a chip for every response, filled when correct, hollow when
 * wrong, crossed when no answer was found, striped when it was cut off.
 *
 * @param title what it shows
 * @param groups from above
 */
public record GroupChips(String title, List<Group> groups) implements Figure {

  /**
   * All responses to one problem in one step.
   *
   * @param problem its id
   * @param step when it was sampled
   * @param weight w_ME that the group got, or null where no weighting is used
   * @param outcomes one a response
   */
  public record Group(String problem, int step, @Nullable Double weight, List<Outcome> outcomes) {
    /** Copies the outcomes. */
    public Group {
      outcomes = List.copyOf(outcomes);
    }

    /** How many are correct. */
    public int correct() {
      return (int) outcomes.stream().filter(o -> o == Outcome.CORRECT).count();
    }

    /** Whether all or none are correct, so that the group gives no policy gradient. */
    public boolean noSignal() {
      return correct() == 0 || correct() == outcomes.size();
    }
  }

  /** Copies the groups. */
  public GroupChips {
    groups = List.copyOf(groups);
  }

  @Override
  public void draw(Pen pen, double width, double height, Palette palette) {
    new GroupChipsDrawing(this, pen, width, height, palette).draw(pen);
  }

  /** A row a group. */
  @Override
  public Table table() {
    List<String> columns =
        List.of(
            ChartText.of("map.problem"),
            ChartText.of("chips.step"),
            ChartText.of("map.correct"),
            ChartText.of("map.samples"),
            ChartText.of("map.weight"),
            ChartText.of("chips.outcomes"));
    return Table.lazily(columns, groups.size(), i -> row(groups.get(i)));
  }

  private static List<String> row(Group group) {
    Double weight = group.weight();
    return List.of(
        group.problem(),
        String.valueOf(group.step()),
        String.valueOf(group.correct()),
        String.valueOf(group.outcomes().size()),
        weight == null ? "" : Numbers.exact(weight),
        String.join(" ", group.outcomes().stream().map(GroupChips::word).toList()));
  }

  /** The word for an outcome. */
  static String word(Outcome outcome) {
    return ChartText.of(
        switch (outcome) {
          case CORRECT -> "chips.correct";
          case WRONG -> "chips.wrong";
          case UNPARSED -> "chips.unparsed";
          case TRUNCATED -> "chips.truncated";
          case ERROR -> "chips.error";
        });
  }

  @Override
  public String description() {
    if (groups.isEmpty()) {
      return title + ". " + ChartText.of("chips.empty");
    }
    long silent = groups.stream().filter(Group::noSignal).count();
    return ChartText.of("chips.description", title, groups.size(), silent);
  }
}

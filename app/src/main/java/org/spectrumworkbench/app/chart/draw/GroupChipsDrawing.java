package org.spectrumworkbench.app.chart.draw;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.spectrumworkbench.app.chart.draw.TextStyle.Align;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.core.verify.Outcome;

/** {@link GroupChips} laid out in rows. */
public final class GroupChipsDrawing {

  /**
   * A chip.
   *
   * @param group index of its group
   * @param response index of the response
   */
  public record Chip(int group, int response) {}

  private static final double TEXT = 11;
  private static final double TITLE = 13;
  private static final double PAD = 8;

  private record Key(Outcome outcome, double x, int row) {}

  private static final double ROW = 21;
  private static final double LEGEND_ROW = 17;
  private static final double MOST_CHIP = 13;

  private final GroupChips chips;
  private final Palette palette;
  private final double width;
  private final double height;
  private final double legendTop;
  private final List<Key> legend;
  private final double top;
  private final double left;
  private final double pitch;
  private final int shown;
  private final int longest;

  /**
   * Lays the groups out.
   *
   * @param measure asked for the width of texts; draw with the same pen
   * @param width in pixels
   * @param height in pixels
   */
  public GroupChipsDrawing(
      GroupChips chips, Pen measure, double width, double height, Palette palette) {
    this.chips = chips;
    this.palette = palette;
    this.width = width;
    this.height = height;
    legendTop = PAD + (chips.title().isEmpty() ? 0 : TITLE + 8);
    legend = legend(measure);
    top = legendTop + (legend.isEmpty() ? 0 : (legend.getLast().row() + 1) * LEGEND_ROW) + 4;
    double names =
        chips.groups().stream()
            .mapToDouble(g -> measure.textWidth(g.problem(), TEXT, false))
            .max()
            .orElse(0);
    left = PAD + Math.min(names, width * .3) + 10;
    longest =
        Math.max(1, chips.groups().stream().mapToInt(g -> g.outcomes().size()).max().orElse(1));
    pitch = Math.min(MOST_CHIP + 5, Math.max(3, (width - PAD - left - told(measure)) / longest));
    int fits = (int) Math.max(0, (height - PAD - top) / ROW);
    boolean all = chips.groups().size() <= fits;
    shown = all ? chips.groups().size() : Math.max(0, fits - 1);
  }

  /** The chip at a place. */
  public Optional<Chip> at(double px, double py) {
    int group = (int) Math.floor((py - top) / ROW);
    int response = (int) Math.floor((px - left) / pitch);
    boolean there =
        group >= 0
            && group < shown
            && response >= 0
            && response < chips.groups().get(group).outcomes().size();
    return there ? Optional.of(new Chip(group, response)) : Optional.empty();
  }

  /** Where a chip lies. */
  public Box box(Chip chip) {
    double size = Math.min(MOST_CHIP, pitch - 1.5);
    return new Box(
        left + chip.response() * pitch, top + chip.group() * ROW + (ROW - size) / 2, size, size);
  }

  /** Draws all but what is pointed at. */
  public void draw(Pen pen) {
    pen.fill(new Box(0, 0, width, height), palette.ground());
    TextStyle title = TextStyle.plain(TITLE, palette.text()).inBold();
    pen.text(pen.fitted(chips.title(), width - 2 * PAD, title), PAD, PAD + TITLE - 1, title);
    if (chips.groups().isEmpty()) {
      TextStyle style = TextStyle.plain(TEXT + 1, palette.muted()).align(Align.MIDDLE);
      pen.text(
          pen.fitted(ChartText.of("chips.empty"), width - 2 * PAD, style),
          width / 2,
          height / 2,
          style);
      return;
    }
    drawLegend(pen);
    for (int g = 0; g < shown; g++) {
      GroupChips.Group group = chips.groups().get(g);
      double middle = top + g * ROW + ROW / 2;
      TextStyle style = TextStyle.plain(TEXT, palette.text());
      pen.text(
          pen.fitted(group.problem(), left - PAD - 10, style), PAD, middle + style.drop(), style);
      for (int r = 0; r < group.outcomes().size(); r++) {
        drawChip(pen, box(new Chip(g, r)), group.outcomes().get(r));
      }
      TextStyle end = TextStyle.plain(TEXT, group.noSignal() ? palette.muted() : palette.text());
      double at = left + longest * pitch + 6;
      pen.text(pen.fitted(told(group), width - at - 2, end), at, middle + end.drop(), end);
    }
    if (shown < chips.groups().size()) {
      TextStyle rest = TextStyle.plain(TEXT, palette.muted());
      double middle = top + shown * ROW + ROW / 2;
      pen.text(
          ChartText.of("chart.legend.more", chips.groups().size() - shown),
          PAD,
          middle + rest.drop(),
          rest);
    }
  }

  /** Frames a chip and tells what it is. */
  public void drawSelected(Pen pen, Chip chip) {
    Box box = box(chip);
    pen.outline(
        new Box(box.x() - 2, box.y() - 2, box.width() + 4, box.height() + 4),
        Stroke.solid(palette.accent(), 2));
    Box all = new Box(PAD, PAD, width - 2 * PAD, height - 2 * PAD);
    ReadOut.draw(pen, lines(chips, chip), box.right(), box.y() + box.height() / 2, all, palette);
  }

  /** What is told about a chip: its problem, the response, the group. */
  public static List<String> lines(GroupChips chips, Chip chip) {
    GroupChips.Group group = chips.groups().get(chip.group());
    String word = GroupChips.word(group.outcomes().get(chip.response()));
    return List.of(
        group.problem(), ChartText.of("chips.response", chip.response() + 1, word), told(group));
  }

  private void drawLegend(Pen pen) {
    TextStyle style = TextStyle.plain(TEXT, palette.muted());
    for (Key key : legend) {
      double middle = legendTop + key.row() * LEGEND_ROW + LEGEND_ROW / 2;
      drawChip(pen, new Box(key.x(), middle - 5.5, 11, 11), key.outcome());
      pen.text(GroupChips.word(key.outcome()), key.x() + 16, middle + style.drop(), style);
    }
  }

  /** Only outcomes that occur are explained, in rows of the width there is. */
  private List<Key> legend(Pen measure) {
    Set<Outcome> seen = EnumSet.noneOf(Outcome.class);
    chips.groups().forEach(g -> seen.addAll(g.outcomes()));
    List<Key> keys = new ArrayList<>();
    double at = PAD;
    int row = 0;
    for (Outcome outcome : seen) {
      double needs = 16 + measure.textWidth(GroupChips.word(outcome), TEXT, false);
      if (at > PAD && at + needs > width - PAD) {
        at = PAD;
        row++;
      }
      keys.add(new Key(outcome, at, row));
      at += needs + 14;
    }
    return List.copyOf(keys);
  }

  private void drawChip(Pen pen, Box box, Outcome outcome) {
    Box inner = new Box(box.x() + .75, box.y() + .75, box.width() - 1.5, box.height() - 1.5);
    switch (outcome) {
      case CORRECT -> pen.fill(box, palette.correct());
      case WRONG -> pen.outline(inner, Stroke.solid(palette.wrong(), 1.6));
      case UNPARSED -> {
        Stroke stroke = Stroke.solid(palette.unparsed(), 1.8);
        pen.line(inner.x(), inner.y(), inner.right(), inner.bottom(), stroke);
        pen.line(inner.x(), inner.bottom(), inner.right(), inner.y(), stroke);
      }
      case TRUNCATED -> {
        Stroke stroke = Stroke.solid(palette.truncated(), 1.6);
        for (double share = .15; share < 1; share += .35) {
          double x = inner.x() + share * inner.width();
          pen.line(x, inner.y(), x, inner.bottom(), stroke);
        }
      }
      case ERROR -> {
        pen.outline(inner, new Stroke(palette.unparsed(), 1.2, Stroke.Dash.DOTTED));
        TextStyle style =
            new TextStyle(Math.max(9, box.height() - 3), true, palette.unparsed(), Align.MIDDLE);
        pen.text("?", box.x() + box.width() / 2, box.y() + box.height() / 2 + style.drop(), style);
      }
    }
  }

  private double told(Pen measure) {
    return chips.groups().stream()
            .mapToDouble(g -> measure.textWidth(told(g), TEXT, false))
            .max()
            .orElse(0)
        + 10;
  }

  private static String told(GroupChips.Group group) {
    String rate = ChartText.of("chips.rate", group.correct(), group.outcomes().size());
    Double weight = group.weight();
    if (group.noSignal()) {
      return rate + "  " + ChartText.of("map.nosignal");
    }
    return weight == null
        ? rate
        : rate + "  " + ChartText.of("chips.weight", Formats.number(weight));
  }
}

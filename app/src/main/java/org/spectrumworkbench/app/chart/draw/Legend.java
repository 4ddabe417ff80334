package org.spectrumworkbench.app.chart.draw;

import java.util.ArrayList;
import java.util.List;

/** The names of series with their line and marker, in rows. */
final class Legend {

  private static final int MOST_ROWS = 3;
  private static final double SWATCH = 22;
  private static final double GAP = 14;

  private record Entry(Series series, double x, int row) {}

  private final List<Entry> entries;
  private final double size;
  private final int rows;
  private final String more;
  private final double moreX;

  private Legend(List<Entry> entries, double size, int rows, String more, double moreX) {
    this.entries = entries;
    this.size = size;
    this.rows = rows;
    this.more = more;
    this.moreX = moreX;
  }

  /** Sets the names of the series in rows of this width; one nameless series needs no legend. */
  static Legend of(List<Series> series, Pen measure, double size, double width) {
    List<Entry> entries = new ArrayList<>();
    if (series.stream().allMatch(s -> s.legend().isEmpty())) {
      return new Legend(entries, size, 0, "", 0);
    }
    double x = 0;
    int row = 0;
    for (int i = 0; i < series.size(); i++) {
      double needs = SWATCH + measure.textWidth(series.get(i).legend(), size, false);
      String rest = ChartText.of("chart.legend.more", series.size() - i);
      boolean last = row == MOST_ROWS - 1;
      double keep = last && i < series.size() - 1 ? measure.textWidth(rest, size, false) + GAP : 0;
      if (x > 0 && x + needs + keep > width) {
        if (last) {
          return new Legend(entries, size, MOST_ROWS, rest, x);
        }
        row++;
        x = 0;
      }
      entries.add(new Entry(series.get(i), x, row));
      x += needs + GAP;
    }
    return new Legend(entries, size, row + 1, "", 0);
  }

  double height() {
    return rows * (size + 6);
  }

  void draw(Pen pen, double left, double top, Palette palette) {
    TextStyle style = TextStyle.plain(size, palette.text());
    for (Entry entry : entries) {
      double middle = middle(top, entry.row());
      Series series = entry.series();
      Ink ink = palette.series(series.hue());
      double start = left + entry.x();
      if (series.line()) {
        pen.line(
            start,
            middle,
            start + SWATCH - 6,
            middle,
            new Stroke(ink, series.lesser() ? 1.1 : 2, series.dash()));
      }
      if (series.isArea()) {
        pen.fill(new Box(start, middle - 4, SWATCH - 6, 8), ink.withAlpha(.4));
      } else if (series.points() || !series.line()) {
        pen.marker(Marker.of(series.hue()), start + (SWATCH - 6) / 2, middle, 3.5, ink, true);
      }
      pen.text(series.legend(), start + SWATCH - 2, middle + style.drop(), style);
    }
    pen.text(
        more,
        left + moreX,
        middle(top, rows - 1) + style.drop(),
        TextStyle.plain(size, palette.muted()));
  }

  private double middle(double top, int row) {
    return top + row * (size + 6) + (size + 6) / 2;
  }
}

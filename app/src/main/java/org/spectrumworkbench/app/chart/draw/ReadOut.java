package org.spectrumworkbench.app.chart.draw;

import java.util.List;

/**
 * A framed block of lines beside what is pointed at; its second line, the thing itself, in bold.
 */
final class ReadOut {

  private static final double TEXT = 11;

  private ReadOut() {}

  /**
   * Draws the block to the right of a point, or to its left where there is no room.
   *
   * @param within where it has to stay
   */
  static void draw(Pen pen, List<String> lines, double px, double py, Box within, Palette palette) {
    TextStyle plain = TextStyle.plain(TEXT, palette.text());
    double width =
        lines.stream().mapToDouble(l -> pen.textWidth(l, TEXT, true)).max().orElse(0) + 14;
    double height = lines.size() * (TEXT + 4) + 8;
    double x = px + 12 + width > within.right() ? px - 12 - width : px + 12;
    x = Math.max(2, x);
    double y =
        Math.clamp(py - height / 2, within.y(), Math.max(within.y(), within.bottom() - height));
    Box box = new Box(x, y, width, height);
    pen.fill(box, palette.raised().withAlpha(.94));
    pen.outline(box, Stroke.solid(palette.muted(), 1));
    for (int i = 0; i < lines.size(); i++) {
      pen.text(lines.get(i), x + 7, y + (i + 1) * (TEXT + 4), i == 1 ? plain.inBold() : plain);
    }
  }
}

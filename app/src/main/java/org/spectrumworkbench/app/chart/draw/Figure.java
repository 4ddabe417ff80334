package org.spectrumworkbench.app.chart.draw;

/** Something that can be drawn, read as a table, and told in words. */
public interface Figure {

  /** What it is about, in a few words; also the suggested name of an exported file. */
  String title();

  /** What it shows, in a sentence or two for those who do not see it. */
  String description();

  /** Draws itself into the rectangle from (0, 0) to (width, height) pixels, its ground included. */
  void draw(Pen pen, double width, double height, Palette palette);

  /** The numbers behind the picture. */
  Table table();
}

package org.spectrumworkbench.app.live;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/**
 * Parts of one size side by side, as many a row as there is room for; each row is filled evenly.
 */
final class EvenGrid extends Region {
  private static final double GAP = 10;

  private final double leastWidth;
  private final double height;

  /**
   * @param leastWidth of a part; a row holds as many as fit
   * @param height of a part
   */
  EvenGrid(double leastWidth, double height, List<? extends Node> parts) {
    this.leastWidth = leastWidth;
    this.height = height;
    getChildren().setAll(parts);
    setMinWidth(0);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefWidth(double forHeight) {
    return leastWidth * getManagedChildren().size();
  }

  @Override
  protected double computeMinHeight(double forWidth) {
    return computePrefHeight(forWidth);
  }

  @Override
  protected double computePrefHeight(double forWidth) {
    int count = getManagedChildren().size();
    int columns = columns(forWidth < 0 ? getWidth() : forWidth, count);
    int rows = (count + columns - 1) / columns;
    return rows * height + Math.max(0, rows - 1) * GAP;
  }

  @Override
  protected void layoutChildren() {
    List<Node> parts = getManagedChildren();
    int columns = columns(getWidth(), parts.size());
    for (int i = 0; i < parts.size(); i++) {
      int row = i / columns;
      // The last row may hold fewer: they share its width.
      int inRow = Math.min(columns, parts.size() - row * columns);
      double width = (getWidth() - (inRow - 1) * GAP) / inRow;
      int column = i % columns;
      layoutInArea(
          parts.get(i),
          snapPositionX(column * (width + GAP)),
          row * (height + GAP),
          snapSizeX(width),
          height,
          0,
          javafx.geometry.HPos.LEFT,
          javafx.geometry.VPos.TOP);
    }
  }

  private int columns(double width, int count) {
    int fit = (int) Math.max(1, Math.floor((width + GAP) / (leastWidth + GAP)));
    int rows = (count + fit - 1) / Math.max(1, fit);
    // Six in rows of four and two look ragged: spread them over the rows.
    return Math.max(1, (count + Math.max(1, rows) - 1) / Math.max(1, rows));
  }
}

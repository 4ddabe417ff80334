package org.spectrumworkbench.app.live;

import javafx.geometry.HPos;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/** Two parts beside each other; one above the other where the window is too narrow for both. */
final class SideBySide extends Region {
  private static final double GAP = 10;
  private static final double LEAST_WIDTH = 760;

  private final Node left;
  private final Node right;
  private final double share;
  private final double height;

  /**
   * @param share of the width that the left part gets, 0 to 1
   * @param height of each part
   */
  SideBySide(Node left, Node right, double share, double height) {
    this.left = left;
    this.right = right;
    this.share = share;
    this.height = height;
    getChildren().setAll(left, right);
    setMinWidth(0);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefWidth(double forHeight) {
    return LEAST_WIDTH;
  }

  @Override
  protected double computeMinHeight(double forWidth) {
    return computePrefHeight(forWidth);
  }

  @Override
  protected double computePrefHeight(double forWidth) {
    boolean stacked = (forWidth < 0 ? getWidth() : forWidth) < LEAST_WIDTH;
    return stacked ? 2 * height + GAP : height;
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    if (width < LEAST_WIDTH) {
      layoutInArea(left, 0, 0, width, height, 0, HPos.LEFT, VPos.TOP);
      layoutInArea(right, 0, height + GAP, width, height, 0, HPos.LEFT, VPos.TOP);
      return;
    }
    double first = snapSizeX((width - GAP) * share);
    layoutInArea(left, 0, 0, first, height, 0, HPos.LEFT, VPos.TOP);
    layoutInArea(right, first + GAP, 0, width - first - GAP, height, 0, HPos.LEFT, VPos.TOP);
  }
}

package org.spectrumworkbench.app.samples;

import javafx.scene.layout.Region;

/** A number about zero as a bar: to the right where positive, to the left where negative. */
final class SignedBar extends Region {
  private static final double WIDTH = 72;
  private static final double HEIGHT = 10;

  private final Region track = new Region();
  private final Region bar = new Region();
  private final Region zero = new Region();
  private double share;

  SignedBar() {
    getStyleClass().add("signed-bar");
    track.getStyleClass().add("track");
    zero.getStyleClass().add("zero");
    getChildren().setAll(track, bar, zero);
    setMinSize(WIDTH, HEIGHT);
    setPrefSize(WIDTH, HEIGHT);
    setMaxSize(WIDTH, HEIGHT);
  }

  /** Shows a value against the largest one it stands beside. */
  void set(double value, double largest) {
    share = largest > 0 ? Math.clamp(value / largest, -1, 1) : 0;
    bar.getStyleClass().setAll(share < 0 ? "negative" : "positive");
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    double middle = getWidth() / 2;
    double length = Math.abs(share) * middle;
    track.resizeRelocate(0, getHeight() / 2 - 1, getWidth(), 2);
    bar.resizeRelocate(share < 0 ? middle - length : middle, 1, length, getHeight() - 2);
    zero.resizeRelocate(middle - .5, 0, 1, getHeight());
  }
}

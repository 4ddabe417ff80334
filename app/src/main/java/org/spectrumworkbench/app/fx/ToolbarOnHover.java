package org.spectrumworkbench.app.fx;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/**
 * Lets the toolbar of a view lie over its content, seen only while the view is pointed at or has
 * the focus.
 */
public final class ToolbarOnHover {
  private static final double HEIGHT = 26;

  private ToolbarOnHover() {}

  /** Gives the height of the toolbar, which is the view's top, to its content. */
  public static <T extends BorderPane> T on(T view) {
    Node bar = view.getTop();
    BorderPane.setMargin(bar, new Insets(0, 0, -HEIGHT, 0));
    if (bar instanceof Region region) {
      region.setMinHeight(HEIGHT);
      region.setMaxHeight(HEIGHT);
    }
    // What stands at the left of a toolbar would lie over the title.
    if (bar instanceof HBox row
        && !row.getChildren().isEmpty()
        && row.getChildren().getFirst() instanceof HBox extras) {
      extras.setAlignment(Pos.CENTER_RIGHT);
      extras.setPickOnBounds(false);
    }
    bar.setViewOrder(-1);
    bar.setPickOnBounds(false);
    view.getStyleClass().add("toolbar-on-hover");
    return view;
  }
}

package org.spectrumworkbench.app.chart;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.InvalidationListener;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import org.junit.jupiter.api.Test;
import org.spectrumworkbench.app.chart.draw.Ink;
import org.spectrumworkbench.app.chart.draw.Palette;
import org.spectrumworkbench.app.fx.HeadlessTest;
import org.spectrumworkbench.app.fx.Marks;

class PaletteRootTest extends HeadlessTest {

  private static Color color(Ink ink) {
    return Color.rgb(ink.red(), ink.green(), ink.blue());
  }

  /** Between two themes a mark may have no ground for a moment. */
  private static Paint ground(Region mark) {
    return mark.getBackground() == null
        ? Color.TRANSPARENT
        : mark.getBackground().getFills().getFirst().getFill();
  }

  @Test
  void marksTakeTheChartsColoursAndFollowTheTheme() {
    Region mark = Marks.subdomain(1);
    show(
        200,
        100,
        () -> {
          PaletteRoot root = new PaletteRoot();
          ToggleButton chip = new ToggleButton("geometry", mark);
          root.getChildren().setAll(new VBox(chip));
          return root;
        });
    await("light", () -> ground(mark).equals(color(Palette.LIGHT.series(1))));

    theme(new PrimerDark());
    await("dark", () -> ground(mark).equals(color(Palette.DARK.series(1))));

    theme(new PrimerLight());
    await("light again", () -> ground(mark).equals(color(Palette.LIGHT.series(1))));
  }

  @Test
  void themeSettlesAndLeavesTheWindowAtRest() {
    AtomicInteger changes = new AtomicInteger();
    show(
        200,
        100,
        () -> {
          PaletteRoot root = new PaletteRoot();
          root.getStyleClass().addListener((InvalidationListener) c -> changes.incrementAndGet());
          return root;
        });
    theme(new PrimerDark());
    settle();
    int before = changes.get();
    for (int i = 0; i < 20; i++) {
      settle();
    }

    assertThat(changes.get()).isEqualTo(before);
  }
}

package org.spectrumworkbench.app.chart;

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
import org.spectrumworkbench.app.fx.Theme;

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

    theme(Theme.DARK);
    await("dark", () -> ground(mark).equals(color(Palette.DARK.series(1))));

    theme(Theme.LIGHT);
    await("light again", () -> ground(mark).equals(color(Palette.LIGHT.series(1))));
  }

  @Test
  void rootMadeUnderTheDarkThemeIsDark() {
    theme(Theme.DARK);
    Region mark = Marks.subdomain(1);
    show(
        200,
        100,
        () -> {
          PaletteRoot root = new PaletteRoot();
          root.getChildren().setAll(mark);
          return root;
        });

    await("dark", () -> ground(mark).equals(color(Palette.DARK.series(1))));
  }
}

package org.spectrumworkbench.app.chart;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javafx.application.Platform;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import org.spectrumworkbench.app.chart.draw.Ink;
import org.spectrumworkbench.app.chart.draw.Palette;
import org.spectrumworkbench.app.fx.Panel;

/**
 * A root under which style sheets can look up the colours of the charts: {@code -verdict-correct},
 * {@code -verdict-wrong}, {@code -verdict-unparsed}, {@code -verdict-truncated} and {@code
 * -series-0} to {@code -series-7}. So a verdict or a subdomain has one colour everywhere, and it
 * follows the theme.
 */
public class PaletteRoot extends StackPane {
  private static final StyleablePropertyFactory<PaletteRoot> STYLES =
      new StyleablePropertyFactory<>(StackPane.getClassCssMetaData());
  private static final CssMetaData<PaletteRoot, Paint> GROUND =
      STYLES.createPaintCssMetaData("-palette-ground", root -> root.ground, Color.WHITE, false);

  private static final String COLOURS = colours();

  private final StyleableObjectProperty<Paint> ground =
      new SimpleStyleableObjectProperty<>(GROUND, this, "ground", Color.WHITE) {
        @Override
        protected void invalidated() {
          // Asked so that the next change is told too.
          Paint unused = get();
          followAfterPulse();
        }
      };

  private boolean following;

  /** A root in the light palette until a style sheet says otherwise. */
  public PaletteRoot() {
    getStyleClass().add("palette-root");
    getStylesheets().addAll(Panel.styleSheet(), COLOURS);
    take(Palette.LIGHT);
    sceneProperty().addListener(scene -> followAfterPulse());
  }

  @Override
  public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
    return STYLES.getCssMetaData();
  }

  /**
   * Looks at the ground when a pulse has worked out the styles, and not before: a change of class
   * puts it to its initial value until then, which would change the class again, for ever.
   */
  private void followAfterPulse() {
    Scene scene = getScene();
    if (scene == null || following) {
      return;
    }
    following = true;
    Runnable[] once = new Runnable[1];
    once[0] =
        () -> {
          scene.removePostLayoutPulseListener(once[0]);
          following = false;
          followGround();
        };
    scene.addPostLayoutPulseListener(once[0]);
    Platform.requestNextPulse();
  }

  private void followGround() {
    take(
        ground.get() instanceof Color color && color.getBrightness() < .5
            ? Palette.DARK
            : Palette.LIGHT);
  }

  private void take(Palette palette) {
    String theme = palette.dark() ? "palette-dark" : "palette-light";
    if (!getStyleClass().contains(theme)) {
      getStyleClass().removeAll("palette-dark", "palette-light");
      getStyleClass().add(theme);
    }
  }

  /** A style sheet made of the palettes, so that no colour is written down twice. */
  private static String colours() {
    String sheet = rule(".palette-light", Palette.LIGHT) + rule(".palette-dark", Palette.DARK);
    return "data:text/css;base64,"
        + Base64.getEncoder().encodeToString(sheet.getBytes(StandardCharsets.UTF_8));
  }

  private static String rule(String selector, Palette palette) {
    StringBuilder rule = new StringBuilder(selector).append(" { ");
    name(rule, "-verdict-correct", palette.correct());
    name(rule, "-verdict-wrong", palette.wrong());
    name(rule, "-verdict-unparsed", palette.unparsed());
    name(rule, "-verdict-truncated", palette.truncated());
    for (int hue = 0; hue < palette.series().size(); hue++) {
      name(rule, "-series-" + hue, palette.series(hue));
    }
    return rule.append("} ").toString();
  }

  private static void name(StringBuilder to, String name, Ink ink) {
    to.append(
        String.format(
            Locale.ROOT, "%s: #%02x%02x%02x; ", name, ink.red(), ink.green(), ink.blue()));
  }
}

package org.spectrumworkbench.app.chart;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.layout.StackPane;
import org.spectrumworkbench.app.chart.draw.Ink;
import org.spectrumworkbench.app.chart.draw.Palette;
import org.spectrumworkbench.app.fx.Panel;
import org.spectrumworkbench.app.fx.Theme;

/**
 * A root under which style sheets can look up the colours of the charts: {@code -verdict-correct},
 * {@code -verdict-wrong}, {@code -verdict-unparsed}, {@code -verdict-truncated} and {@code
 * -series-0} to {@code -series-7}. So a verdict or a subdomain has one colour everywhere, and it
 * follows the theme.
 */
public class PaletteRoot extends StackPane {
  private static final String COLOURS = colours();

  /** Held here, since the theme holds it weakly. */
  private final ChangeListener<Theme> follow = (theme, was, is) -> take(is);

  /** A root in the colours of the theme that is shown. */
  public PaletteRoot() {
    getStyleClass().add("palette-root");
    getStylesheets().addAll(Panel.styleSheet(), COLOURS);
    take(Theme.shown().get());
    Theme.shown().addListener(new WeakChangeListener<>(follow));
  }

  private void take(Theme theme) {
    getStyleClass().removeAll("palette-dark", "palette-light");
    getStyleClass().add(theme.isDark() ? "palette-dark" : "palette-light");
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

package org.spectrumworkbench.app.fx;

import java.util.Locale;
import javafx.scene.layout.Region;
import org.spectrumworkbench.core.verify.Outcome;

/**
 * Small signs that do not rest on colour alone; their colours are looked up from the root of a
 * screen that has the charts' palette.
 */
public final class Marks {
  private Marks() {}

  /**
   * A verdict: correct filled, wrong hollow, unparsed a cross, cut off a half, failed a triangle.
   */
  public static Region verdict(Outcome verdict) {
    Region mark = new Region();
    restyle(mark, verdict);
    return mark;
  }

  /** Makes a verdict's sign another's. */
  public static void restyle(Region mark, Outcome verdict) {
    mark.getStyleClass().setAll("verdict", "verdict-" + verdict.name().toLowerCase(Locale.ROOT));
  }

  /** A subdomain: the colour and the shape it has in the charts. */
  public static Region subdomain(int hue) {
    Region mark = new Region();
    resubdomain(mark, hue);
    return mark;
  }

  /** Makes a subdomain's sign another's. */
  public static void resubdomain(Region mark, int hue) {
    mark.getStyleClass().setAll("subdomain-mark", "subdomain-" + Math.floorMod(hue, 8));
  }
}

package org.spectrumworkbench.app.fx;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.text.Font;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The two looks of the window. Colours are looked up ({@code -color-bg-default}, {@code
 * -color-accent-fg}, ...), never written out, so that one style sheet of ours serves both.
 */
public enum Theme {
  LIGHT(new PrimerLight()),
  DARK(new PrimerDark());

  private static final Logger LOG = LoggerFactory.getLogger(Theme.class);

  private static final ReadOnlyObjectWrapper<Theme> SHOWN = new ReadOnlyObjectWrapper<>(LIGHT);

  private static final String FAMILY = "Inter";

  /** The fonts that come with the program; where one does not load the system's stands in. */
  private static final List<String> FONTS =
      List.of("Inter-Regular.woff", "Inter-Bold.woff", "JetBrainsMono-Regular.woff");

  private final atlantafx.base.theme.Theme primer;

  Theme(atlantafx.base.theme.Theme primer) {
    this.primer = primer;
  }

  public boolean isDark() {
    return primer.isDarkMode();
  }

  public Theme other() {
    return this == LIGHT ? DARK : LIGHT;
  }

  /** Gives every window of the program this look. On the window's thread. */
  public void apply() {
    Application.setUserAgentStylesheet(primer.getUserAgentStylesheet());
    SHOWN.set(this);
  }

  /**
   * The look that the windows have, for what is drawn and not styled. It outlives every view:
   * listen weakly.
   */
  public static ReadOnlyObjectProperty<Theme> shown() {
    return SHOWN.getReadOnlyProperty();
  }

  static {
    loadFonts();
  }

  /** The family that text is set in, for what is drawn and not styled. */
  public static String fontFamily() {
    return Font.getFamilies().contains(FAMILY) ? FAMILY : Font.getDefault().getFamily();
  }

  private static void loadFonts() {
    for (String font : FONTS) {
      try (InputStream in =
          Theme.class.getResourceAsStream("/org/spectrumworkbench/assets/fonts/" + font)) {
        if (in == null || Font.loadFont(in, 13) == null) {
          LOG.warn("the font {} does not load; the system's stands in", font);
        }
      } catch (IOException e) {
        LOG.warn("the font {} cannot be read; the system's stands in", font, e);
      }
    }
  }

  /** Address of the program's own style sheet, which every scene adds. */
  public static String styleSheet() {
    return Objects.requireNonNull(Theme.class.getResource("workbench.css")).toExternalForm();
  }
}

package org.spectrumworkbench.app.domains;

import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.core.problem.Split;

/** The part of a problem in a word. */
final class PartBadge extends Label {
  private final Texts texts;

  PartBadge(Texts texts) {
    this.texts = texts;
    setMinWidth(Region.USE_PREF_SIZE);
    setMinHeight(Region.USE_PREF_SIZE);
  }

  void show(Split part) {
    setText(name(texts, part));
    getStyleClass()
        .setAll(
            "label",
            "badge",
            switch (part) {
              case TRAIN -> "quiet";
              case PROBE_SELECT, PROBE_CONFIRM -> "accent";
              case EVALUATE -> "success";
            });
  }

  static String name(Texts texts, Split part) {
    return texts.get("part." + part.name().toLowerCase(Locale.ROOT));
  }
}

package org.spectrumworkbench.app.score;

import java.util.Locale;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.score.Evaluated.Contrast;
import org.spectrumworkbench.core.evaluate.Interval;

/** What people call the models of a run, and how a comparison is put into words. */
public final class ModelNames {
  private static final Texts TEXTS = Texts.of(ModelNames.class);

  private final String method;

  /**
   * @param method of the signal stage, such as {@code mgpo}
   */
  public ModelNames(String method) {
    this.method = method;
  }

  /**
   * A stage's model: {@code Base}, {@code Spectrum (fused)}, {@code Signal (MGPO)}, {@code Control:
   * GRPO}.
   */
  public String name(String stage) {
    return switch (stage) {
      case "base" -> TEXTS.get("model.base");
      case "spectrum" -> TEXTS.get("model.spectrum");
      case "signal" -> TEXTS.get("model.signal", algorithm(method));
      case "joint" -> TEXTS.get("model.control", TEXTS.get("model.joint"));
      default -> TEXTS.get("model.control", algorithm(stage));
    };
  }

  /**
   * The same in one word or two, for a difference: {@code MGPO}, {@code GRPO}, {@code spectrum}.
   */
  public String brief(String stage, String against) {
    boolean againstArm = !against.equals("spectrum") && !against.equals("base");
    return switch (stage) {
      case "signal" -> againstArm ? algorithm(method) : TEXTS.get("brief.signal");
      case "base" -> TEXTS.get("brief.base");
      case "spectrum" -> TEXTS.get("brief.spectrum");
      case "joint" -> TEXTS.get("model.joint");
      default -> algorithm(stage);
    };
  }

  /**
   * A comparison in one line that claims no more than its interval allows: {@code Pass@1: MGPO −
   * GRPO = +0.01 [−0.02, 0.05]: cannot tell}.
   */
  public String sentence(Contrast contrast) {
    Interval interval = contrast.paired().interval();
    return TEXTS.get(
        "contrast",
        contrast.paired().k(),
        brief(contrast.first(), contrast.second()),
        brief(contrast.second(), contrast.first()),
        Formats.signed(contrast.paired().difference(), 2),
        minus(interval.low()),
        minus(interval.high()),
        TEXTS.get("finding." + contrast.paired().finding().name().toLowerCase(Locale.ROOT)));
  }

  private static String algorithm(String stage) {
    String key = "algorithm." + stage;
    return TEXTS.has(key) ? TEXTS.get(key) : stage.toUpperCase(Locale.ROOT);
  }

  private static String minus(double value) {
    String text = String.format(Locale.ROOT, "%.2f", value);
    return text.equals("-0.00") ? "0.00" : text.replace('-', '−');
  }
}

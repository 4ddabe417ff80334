package org.spectrumworkbench.core.experiment;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.spectrumworkbench.core.Spelling;
import org.spectrumworkbench.core.WorkbenchException;

/** Every setting of an experiment, in the order of the pipeline. */
public final class SettingCatalogue {
  /** The subdomains of the tiny tier; the first four words of the paper's mathematics. */
  public static final List<String> SUBDOMAINS =
      List.of("algebra", "geometry", "calculus", "statistics");

  private static final SettingBook BOOK = new SettingBook();

  static {
    RunSettings.describe(BOOK);
    SpectrumSettings.describe(BOOK);
    SignalSettings.describe(BOOK);
    EvaluationSettings.describe(BOOK);
    VerifySettings.describe(BOOK);
    KeepSettings.describe(BOOK);
  }

  private SettingCatalogue() {}

  /** Every setting, in the pipeline's order. */
  public static List<Setting> all() {
    return List.copyOf(BOOK.settings.values());
  }

  /** The sections in order: key prefix to title. */
  public static Map<String, String> sections() {
    return Collections.unmodifiableMap(BOOK.sections);
  }

  /** The settings of one section, in order. */
  public static List<Setting> of(String section) {
    return all().stream().filter(setting -> setting.section().equals(section)).toList();
  }

  /**
   * The setting of that key.
   *
   * @param where for the message: file and line, or option
   * @throws WorkbenchException where there is none, naming the nearest
   */
  public static Setting find(String key, String where) {
    Setting setting = BOOK.settings.get(key);
    if (setting == null) {
      String nearest = Spelling.nearest(key, BOOK.settings.keySet());
      throw new WorkbenchException(
          where + ": there is no setting '" + key + "'",
          "Did you mean '" + nearest + "'? All settings: spectrum run --help-settings.");
    }
    return setting;
  }
}

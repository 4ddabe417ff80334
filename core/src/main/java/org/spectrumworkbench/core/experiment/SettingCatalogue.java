package org.spectrumworkbench.core.experiment;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
      String nearest =
          BOOK.settings.keySet().stream()
              .min(Comparator.comparingInt(known -> distance(known, key)))
              .orElseThrow();
      throw new WorkbenchException(
          where + ": there is no setting '" + key + "'",
          "Did you mean '" + nearest + "'? All settings: spectrum run --help-settings.");
    }
    return setting;
  }

  /** Levenshtein distance, for the hint in a message. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}

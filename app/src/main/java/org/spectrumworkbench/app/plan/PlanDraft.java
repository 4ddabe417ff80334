package org.spectrumworkbench.app.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.ExperimentFile;
import org.spectrumworkbench.core.experiment.Setting;
import org.spectrumworkbench.core.experiment.SettingCatalogue;
import org.spectrumworkbench.core.experiment.Settings;

/**
 * An experiment being planned, as it stands after one edit. Immutable, so that undo is going back
 * to an earlier one.
 *
 * @param start the preset or file it started from, as the command line takes it
 * @param initial that start's settings, against which changes are marked
 * @param settings the settings by now; a faulty field has its last good value here
 * @param faulty what stands in the faulty fields: text by key
 */
record PlanDraft(String start, Settings initial, Settings settings, Map<String, String> faulty) {
  PlanDraft {
    faulty = Map.copyOf(faulty);
  }

  /** A preset as it is. */
  static PlanDraft of(ExperimentFile.Preset preset) {
    Settings settings = preset.settings();
    return new PlanDraft(preset.name(), settings, settings, Map.of());
  }

  /** A file's experiment as it is. */
  static PlanDraft of(String file, Settings settings) {
    return new PlanDraft(file, settings, settings, Map.of());
  }

  /** With other text in one field; text that does not parse is kept as it is, to be mended. */
  PlanDraft with(String key, String text) {
    Setting setting = SettingCatalogue.find(key, "plan");
    Map<String, String> faults = new LinkedHashMap<>(faulty);
    try {
      Settings changed = settings.with(setting, setting.parse(text, setting.label()));
      faults.remove(key);
      return new PlanDraft(start, initial, changed, faults);
    } catch (WorkbenchException e) {
      faults.put(key, text);
      return new PlanDraft(start, initial, settings, faults);
    }
  }

  /** With the start's value in one field. */
  PlanDraft reset(String key) {
    return with(key, initialText(key));
  }

  /** What stands in the field. */
  String text(String key) {
    String bad = faulty.get(key);
    return bad != null ? bad : plain(key, settings);
  }

  /** What the start has in the field. */
  String initialText(String key) {
    return plain(key, initial);
  }

  /** What is wrong with the field, in the parser's words; empty where nothing is. */
  String fault(String key) {
    String bad = faulty.get(key);
    if (bad == null) {
      return "";
    }
    Setting setting = SettingCatalogue.find(key, "plan");
    try {
      setting.parse(bad, setting.label());
      return "";
    } catch (WorkbenchException e) {
      return e.mend();
    }
  }

  boolean isChanged(String key) {
    return faulty.containsKey(key) || !settings.value(key).equals(initial.value(key));
  }

  /** The settings that differ from the start's, as {@code key=value}. */
  List<String> changes() {
    return SettingCatalogue.all().stream()
        .filter(setting -> !settings.value(setting.key()).equals(initial.value(setting.key())))
        .map(setting -> setting.key() + "=" + setting.format(settings.value(setting.key())))
        .toList();
  }

  /**
   * The command that runs the same experiment without a window, by the name that started this
   * program.
   */
  String command() {
    StringBuilder command =
        new StringBuilder(quoted(System.getProperty("spectrum.command", "spectrum")))
            .append(" run ")
            .append(quoted(start));
    for (String change : changes()) {
      command.append(" --set ").append(quoted(change));
    }
    return command.toString();
  }

  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./=:,+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  private static String plain(String key, Settings settings) {
    Setting setting = SettingCatalogue.find(key, "plan");
    String text = setting.format(settings.value(key));
    // Lists are edited without their brackets.
    return settings.value(key) instanceof List<?> && text.startsWith("[")
        ? text.substring(1, text.length() - 1)
        : text;
  }
}

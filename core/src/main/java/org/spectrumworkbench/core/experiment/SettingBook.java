package org.spectrumworkbench.core.experiment;

import static org.spectrumworkbench.core.experiment.Setting.Source.OURS;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spectrumworkbench.core.experiment.Setting.Level;
import org.spectrumworkbench.core.experiment.Setting.Source;
import org.spectrumworkbench.core.experiment.Setting.Type;

/** Collects the descriptions of settings, in order; one method a type of value. */
final class SettingBook {
  final Map<String, Setting> settings = new LinkedHashMap<>();
  final Map<String, String> sections = new LinkedHashMap<>();

  void section(String key, String title) {
    sections.put(key, title);
  }

  private void add(
      String key,
      String label,
      Type type,
      Object initial,
      String unit,
      String help,
      Source source,
      Level level) {
    settings.put(key, new Setting(key, label, type, initial, unit, help, source, level));
  }

  void whole(
      String key,
      String label,
      int initial,
      int min,
      int max,
      String unit,
      String help,
      Source source,
      Level level) {
    add(key, label, new Type.Whole(min, max), initial, unit, help, source, level);
  }

  void real(
      String key,
      String label,
      double initial,
      double min,
      double max,
      String unit,
      String help,
      Source source,
      Level level) {
    add(key, label, new Type.Real(min, max), initial, unit, help, source, level);
  }

  void flag(String key, String label, boolean initial, String help, Level level) {
    flag(key, label, initial, help, OURS, level);
  }

  void flag(String key, String label, boolean initial, String help, Source source, Level level) {
    add(key, label, new Type.Flag(), initial, "", help, source, level);
  }

  void text(String key, String label, String initial, int maxLength, String help, Level level) {
    add(key, label, new Type.Text(maxLength, false), initial, "", help, OURS, level);
  }

  /** Text whose white space counts. */
  void verbatim(String key, String label, String initial, int maxLength, String help, Level level) {
    add(key, label, new Type.Text(maxLength, true), initial, "", help, OURS, level);
  }

  /** Names that the user gave to something. */
  void labels(String key, String label, int most, String help, Level level) {
    add(key, label, new Type.Labels(most), List.of(), "", help, OURS, level);
  }

  void choice(
      String key,
      String label,
      String initial,
      List<String> options,
      String help,
      Source source,
      Level level) {
    add(key, label, new Type.Choice(options), initial, "", help, source, level);
  }

  void names(
      String key,
      String label,
      List<String> initial,
      List<String> options,
      int least,
      String help,
      Source source,
      Level level) {
    add(key, label, new Type.Names(options, least), initial, "", help, source, level);
  }

  void wholes(
      String key,
      String label,
      List<Integer> initial,
      int min,
      int max,
      int least,
      int most,
      String help,
      Source source,
      Level level) {
    add(key, label, new Type.Wholes(min, max, least, most), initial, "", help, source, level);
  }
}

package org.spectrumworkbench.app.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.spectrumworkbench.core.experiment.Setting;
import org.spectrumworkbench.core.experiment.SettingCatalogue;

/** The settings as a page of documentation and as help on the command line. */
final class SettingsPage {
  private SettingsPage() {}

  /** The page {@code docs/settings.md}. */
  static String markdown() {
    StringBuilder page =
        new StringBuilder(
            """
            # Settings

            Every setting of an experiment. A YAML file holds one mapping a section; on the command line a setting is
            changed with `--set section.key=value`. *Paper*: the VibeThinker reports give the default. *Ours*: the
            reports leave it open and the default is this program's choice.

            This page is made by `./spectrum settings --markdown`.
            """);
    for (Map.Entry<String, String> section : SettingCatalogue.sections().entrySet()) {
      page.append("\n## ").append(section.getValue()).append("\n\n");
      page.append("| key | default | values | what it is | source |\n|---|---|---|---|---|\n");
      for (Setting setting : SettingCatalogue.of(section.getKey())) {
        page.append("| `")
            .append(setting.key())
            .append("` | ")
            .append(cell(setting.format(setting.initial())))
            .append(" | ")
            .append(cell(values(setting)))
            .append(" | ")
            .append(cell(setting.help()))
            .append(" | ")
            .append(setting.source().name().toLowerCase(Locale.ROOT))
            .append(" |\n");
      }
    }
    return page.toString();
  }

  /** The same as lines for a terminal. */
  static List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, String> section : SettingCatalogue.sections().entrySet()) {
      lines.add((lines.isEmpty() ? "" : "\n") + section.getValue());
      for (Setting setting : SettingCatalogue.of(section.getKey())) {
        lines.add("  " + setting.key() + " = " + setting.format(setting.initial()));
        lines.add("      " + setting.help());
        lines.add(
            "      "
                + values(setting)
                + "; source of the default: "
                + setting.source().name().toLowerCase(Locale.ROOT));
      }
    }
    return lines;
  }

  /** The same for programs. */
  static List<Map<String, Object>> documents() {
    return SettingCatalogue.all().stream().map(SettingsPage::document).toList();
  }

  private static Map<String, Object> document(Setting setting) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("key", setting.key());
    document.put("label", setting.label());
    document.put("default", setting.initial());
    document.put("range", setting.range());
    document.put("unit", setting.unit());
    document.put("help", setting.help());
    document.put("source", setting.source());
    document.put("level", setting.level());
    return document;
  }

  private static String values(Setting setting) {
    return setting.range() + (setting.unit().isEmpty() ? "" : " (" + setting.unit() + ")");
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("\n", " ");
  }
}

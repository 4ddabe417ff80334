package org.spectrumworkbench.app.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spectrumworkbench.core.Privacy;
import org.spectrumworkbench.core.WholeFile;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.Setting;
import org.spectrumworkbench.core.experiment.SettingCatalogue;
import org.spectrumworkbench.core.experiment.Settings;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The draft on disk: saved after each edit, reopened at the next start. */
final class DraftFile {
  private static final Logger LOG = LoggerFactory.getLogger(DraftFile.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path file;

  DraftFile(Path file) {
    this.file = file;
  }

  /** What is kept: the start, and what differs from the defaults in the start and by now. */
  private record Kept(
      String start,
      Map<String, String> initial,
      Map<String, String> settings,
      Map<String, String> faulty) {}

  void write(PlanDraft draft) {
    Kept kept =
        new Kept(draft.start(), texts(draft.initial()), texts(draft.settings()), draft.faulty());
    try {
      Privacy.makeFoldersAbove(file);
      WholeFile.write(file, JSON.writeValueAsString(kept));
    } catch (IOException e) {
      throw new WorkbenchException(
          "The draft cannot be saved to " + file + ": " + e.getMessage(),
          "Check the folder's permissions and the free disk space; the draft is still in the"
              + " window.",
          e);
    }
  }

  /** The draft as it was left; empty where there is none or it is damaged. */
  Optional<PlanDraft> read() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      Kept kept = JSON.readValue(Files.readAllBytes(file), Kept.class);
      Map<String, String> faulty = new LinkedHashMap<>(kept.faulty());
      faulty.keySet().removeIf(key -> !isKnown(key));
      return Optional.of(
          new PlanDraft(kept.start(), settings(kept.initial()), settings(kept.settings()), faulty));
    } catch (IOException | JacksonException | NullPointerException e) {
      LOG.warn("the draft in {} cannot be read; starting without it", file, e);
      return Optional.empty();
    }
  }

  private static Map<String, String> texts(Settings settings) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Setting setting : SettingCatalogue.all()) {
      Object value = settings.value(setting.key());
      if (!value.equals(setting.initial())) {
        texts.put(setting.key(), setting.format(value));
      }
    }
    return texts;
  }

  /** A setting of another version of the program is dropped; the form shows what remains. */
  private static Settings settings(Map<String, String> texts) {
    Settings settings = Settings.initial();
    for (Map.Entry<String, String> entry : texts.entrySet()) {
      try {
        settings = settings.with(entry.getKey(), entry.getValue(), "draft");
      } catch (WorkbenchException e) {
        LOG.warn("dropped from the draft: {}", e.getMessage());
      }
    }
    return settings;
  }

  private static boolean isKnown(String key) {
    return SettingCatalogue.all().stream().anyMatch(setting -> setting.key().equals(key));
  }
}

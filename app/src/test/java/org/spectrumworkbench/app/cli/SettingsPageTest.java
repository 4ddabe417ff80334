package org.spectrumworkbench.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.spectrumworkbench.core.experiment.SettingCatalogue;

class SettingsPageTest {
  @Test
  void pageInTheRepositoryIsCurrent() throws Exception {
    assertThat(Files.readString(Path.of("..", "docs", "settings.md")))
        .as("make it anew: ./spectrum settings --markdown > docs/settings.md")
        .isEqualTo(SettingsPage.markdown());
  }

  @Test
  void everySettingIsListedInBothForms() {
    String lines = String.join("\n", SettingsPage.lines());
    SettingCatalogue.all()
        .forEach(setting -> {
          assertThat(SettingsPage.markdown()).contains("| `" + setting.key() + "` |");
          assertThat(lines).contains(setting.key()).contains(setting.help());
        });
  }
}

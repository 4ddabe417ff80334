package org.spectrumworkbench.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.app.fx.Theme;

class WindowMemoryTest {
  @TempDir Path home;

  @Test
  void layoutComesBackAsItWasLeft() {
    WindowMemory left =
        new WindowMemory(Theme.DARK, 1500, 900, true, List.of("home", "runs"), "runs", false, .3);
    Path file = home.resolve("new").resolve("window.json");

    left.write(file);

    assertThat(WindowMemory.read(file)).isEqualTo(left);
  }

  @Test
  void firstStartAndDamagedMemoryGiveTheFirstLayout() throws Exception {
    assertThat(WindowMemory.read(home.resolve("none.json"))).isEqualTo(WindowMemory.FIRST);

    Path damaged = Files.writeString(home.resolve("damaged.json"), "{\"theme\": \"LI");
    assertThat(WindowMemory.read(damaged)).isEqualTo(WindowMemory.FIRST);
  }

  @Test
  void sizesOffAnyScreenAreBroughtBack() {
    WindowMemory mad =
        new WindowMemory(Theme.LIGHT, 5, 90_000, false, List.of(), "home", true, 2.5);
    Path file = home.resolve("window.json");
    mad.write(file);

    WindowMemory read = WindowMemory.read(file);

    assertThat(read.width()).isEqualTo(640);
    assertThat(read.height()).isEqualTo(6000);
    assertThat(read.inspectorWidth()).isEqualTo(.6);
  }
}

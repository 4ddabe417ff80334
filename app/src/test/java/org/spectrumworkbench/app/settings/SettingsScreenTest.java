package org.spectrumworkbench.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.app.fixture.RunFixture;
import org.spectrumworkbench.app.fx.HeadlessTest;
import org.spectrumworkbench.app.fx.Panel;
import org.spectrumworkbench.app.fx.Theme;
import org.spectrumworkbench.app.notice.Notices;
import org.spectrumworkbench.app.shell.TestWorkspace;

class SettingsScreenTest extends HeadlessTest {
  @TempDir Path home;
  private TestWorkspace fakes;
  private SettingsScreen screen;

  @BeforeEach
  void open() {
    fakes = new TestWorkspace(home);
    RunFixture.in(fakes.workspace.workbench().runs()).name("first run").finish();
    RunFixture.in(fakes.workspace.workbench().runs()).name("second run").steps(4).finish();
    fakes.sync();
    show(
        1000,
        940,
        () -> {
          screen =
              new SettingsScreen(
                  fakes.workspace,
                  () -> "good     program      Spectrum Workbench\ngood     self-test    3x+1=16",
                  Optional.of(home.resolve("logs/today.log")),
                  List.of(
                      new SettingsScreen.Section(
                          NoticesPane.title(), () -> new NoticesPane(fakes.workspace))));
          StackPane root = new StackPane(screen.node());
          root.getStylesheets().addAll(Theme.styleSheet(), Panel.styleSheet());
          return root;
        });
    onFx(screen::shown);
    settle();
  }

  @AfterEach
  void close() {
    fakes.close();
  }

  @Test
  void sizesFoldersAndVersionsAreShownAndTheStoreIsVerifiedInPlace() {
    assertThat(((Labeled) lookup("#settings-size").query()).getText())
        .contains("in all, of which the database takes");
    assertThat(lookup("first run").tryQuery()).isPresent();
    assertThat(lookup("A run has ended").tryQuery()).isPresent();
    assertThat(lookup(home.resolve("runs").toString()).tryQuery()).isPresent();

    press("#settings-verify");
    settle();
    assertThat(lookup("All is well.").tryQuery()).isPresent();

    press("#settings-examine");
    settle();
    assertThat(((TextInputControl) lookup("#settings-report").query()).getText())
        .contains("self-test");
    press("#settings-copy-report");
    settle();
    assertThat(fakes.dialogs.notes).containsExactly("The report is on the clipboard.");
    snapshot("settings");

    press("#settings-show-runs");
    assertThat(fakes.files.shown).containsExactly(home.resolve("runs"));
  }

  /** The page is longer than the screen: not every button can be pointed at. */
  private void press(String button) {
    onFx(() -> lookup(button).queryAs(ButtonBase.class).fire());
    settle();
  }

  @Test
  void whatIsToldIsKept() {
    press("#notices-alert");
    press("#notices-desktop");

    assertThat(Notices.read(fakes.workspace.workbench()))
        .isEqualTo(new Notices(true, true, false, false));
  }

  @Test
  void themeIsChosenByKeyboard() {
    onFx(() -> lookup("#theme-dark").query().requestFocus());
    type(KeyCode.SPACE);
    settle();
    assertThat(fakes.theme.get()).isEqualTo(Theme.DARK);
    onFx(() -> fakes.theme.set(Theme.LIGHT));
    settle();
    assertThat(lookup("#theme-light").queryAs(javafx.scene.control.ToggleButton.class).isSelected())
        .isTrue();
  }

  @Test
  void backupAndRebuildByKeyboard() {
    fakes.files.next = home.resolve("all.zip");
    onFx(() -> lookup("#settings-backup").query().requestFocus());
    type(KeyCode.SPACE);
    settle();
    assertThat(home.resolve("all.zip")).exists();
    onFx(() -> lookup("#settings-rebuild").query().requestFocus());
    type(KeyCode.SPACE);
    settle();
    assertThat(fakes.dialogs.questions).hasSize(1);
    onFx(() -> fakes.dialogs.answer(0));
    settle();
    assertThat(lookup(".result-good").tryQuery()).isPresent();
    assertThat(fakes.workspace.store().runs().list()).hasSize(2);
  }

  @Test
  void ctrlCommaOpensIt() {
    assertThat(screen.commands().getFirst().keys()).isEqualTo("Shortcut+Comma");
    onFx(() -> screen.commands().getFirst().action().run());
    assertThat(fakes.opened).containsExactly("settings");
  }
}

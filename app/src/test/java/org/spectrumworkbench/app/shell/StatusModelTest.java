package org.spectrumworkbench.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.spectrumworkbench.app.shell.StatusModel.LiveRun;

class StatusModelTest {
  private final StatusModel status = new StatusModel();

  @Test
  void liveRunIsNamedWithStageStepAndTimeLeftAsARange() {
    status.update(List.of(live("a", "quickstart", false)), null);

    assertThat(status.runProperty().get()).isEqualTo("quickstart · MGPO 30/120");
    assertThat(status.leftProperty().get()).isEqualTo("2–4 min left");
    assertThat(status.doneProperty().get()).isEqualTo(.25);
    assertThat(status.busyProperty().get()).isTrue();
  }

  @Test
  void selectedRunIsShownBeforeOthers() {
    status.update(List.of(live("a", "first", false), live("b", "second", false)), "b");

    assertThat(status.runProperty().get()).startsWith("second").endsWith("and 1 more");
    assertThat(status.runIdProperty().get()).isEqualTo("b");
  }

  @Test
  void pausedRunHasNoTimeLeft() {
    status.update(List.of(live("a", "quickstart", true)), null);

    assertThat(status.leftProperty().get()).isEqualTo("paused");
  }

  @Test
  void noRunIsSaidSo() {
    status.update(List.of(live("a", "quickstart", false)), null);
    status.update(List.of(), null);

    assertThat(status.runProperty().get()).isEqualTo("No run under way");
    assertThat(status.busyProperty().get()).isFalse();
    assertThat(status.leftProperty().get()).isEmpty();
  }

  @Test
  void machineIsSaidInPercentAndBytes() {
    status.update(new Machine.Load(.956, 1_200_000_000, 24_000_000_000L));

    assertThat(status.machineProperty().get()).isEqualTo("CPU 96 % · 1.2 GB of 24 GB");
  }

  private static LiveRun live(String id, String name, boolean paused) {
    return new LiveRun(id, name, "MGPO", 30, 120, .25, paused, 130, 210);
  }
}

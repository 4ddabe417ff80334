package org.spectrumworkbench.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.Settings;

class RunReferenceTest {
  @TempDir Path runs;

  private RunFolder monday;
  private RunFolder tuesday;
  private List<RunFolder> both;

  @BeforeEach
  void makeRuns() {
    monday = make("2026-11-23T08:00:00Z");
    tuesday = make("2026-11-24T08:00:00Z");
    both = List.of(monday, tuesday);
  }

  private RunFolder make(String time) {
    Settings settings = Settings.initial().with("name", "twins", "test");
    return RunFolder.create(runs, settings, Clock.fixed(Instant.parse(time), ZoneOffset.UTC));
  }

  @Test
  void runIsFoundByIdentifierItsStartAndItsFolder() {
    assertThat(RunReference.find(monday.id(), both)).isSameAs(monday);
    assertThat(RunReference.find("20261123", both)).isSameAs(monday);
    assertThat(RunReference.find(monday.path().toString(), List.of()).id()).isEqualTo(monday.id());
  }

  @Test
  void nameOfOneRunAndLatestAreEnough() {
    assertThat(RunReference.find("twins", List.of(monday))).isSameAs(monday);
    assertThat(RunReference.find("latest", both)).isSameAs(tuesday);
  }

  @Test
  void nameThatSeveralRunsBearIsRefusedWithThem() {
    assertThatThrownBy(() -> RunReference.find("twins", both))
        .hasMessage("'twins' is the name of 2 runs")
        .extracting("mend")
        .isEqualTo("Give one of: " + tuesday.id() + ", " + monday.id());
  }

  @Test
  void startOfSeveralRunsIsRefusedWithThem() {
    assertThatThrownBy(() -> RunReference.find("202611", both))
        .hasMessageContaining("start of 2 runs")
        .extracting("mend")
        .asString()
        .contains(monday.id(), tuesday.id());
  }
}

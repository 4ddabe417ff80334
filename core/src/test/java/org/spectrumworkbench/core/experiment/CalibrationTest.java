package org.spectrumworkbench.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.core.engine.SpeedMeasurement.Speed;
import org.spectrumworkbench.core.model.DecoderConfig;

final class CalibrationTest {
  static final MachineFacts MACHINE = new MachineFacts("a processor", 4, "1.0", "");

  /** Fixed costs of 1 ms a pass and layer, 10 GFLOP/s at width 64 and 30 at 256, on one thread. */
  static final Calibration CALIBRATION =
      new Calibration(
          MACHINE,
          Instant.EPOCH,
          "cpu",
          "2.7",
          2,
          250_000_000,
          List.of(
              new Speed(64, 1, 1e-3, 10e9, 2e-4, 5e9),
              new Speed(256, 1, 1e-3, 30e9, 2e-4, 20e9),
              new Speed(64, 2, 1e-3, 15e9, 2e-4, 5e9),
              new Speed(256, 2, 1e-3, 50e9, 2e-4, 30e9)));

  @TempDir Path folder;

  private static DecoderConfig model(int width) {
    return new DecoderConfig(
        100, width, 2, 4, 2, width / 4, 3 * width, 1e-6, 100, true, true, 128, 1, 2);
  }

  @Test
  void whatWasKeptIsReadBack() {
    Path file = folder.resolve("calibration.json");
    CALIBRATION.write(file);
    assertThat(Calibration.read(file, MACHINE)).contains(CALIBRATION);
  }

  @Test
  void anotherMachineOrVersionIsMeasuredAnew() {
    Path file = folder.resolve("calibration.json");
    CALIBRATION.write(file);
    assertThat(Calibration.read(file, new MachineFacts("another", 4, "1.0", ""))).isEmpty();
    assertThat(Calibration.read(file, new MachineFacts("a processor", 8, "1.0", ""))).isEmpty();
    assertThat(Calibration.read(file, new MachineFacts("a processor", 4, "1.1", ""))).isEmpty();
  }

  @Test
  void aFileThatIsDamagedIsNoCalibrationAndNoFault() throws IOException {
    Path file = folder.resolve("calibration.json");
    assertThat(Calibration.read(file, MACHINE)).isEmpty();
    CALIBRATION.write(file);
    String whole = Files.readString(file);
    for (String damaged :
        List.of(
            "",
            "null",
            "{}",
            "[]",
            whole.substring(0, whole.length() / 2),
            whole.replace("1.0E10", "-1"),
            whole.replace("1.0E10", "\"NaN\""))) {
      Files.writeString(file, damaged);
      assertThat(Calibration.read(file, MACHINE)).as(damaged).isEmpty();
    }
  }

  @Test
  void secondsAreCallsAndTokens() {
    DecoderConfig narrow = model(64);
    double flops = narrow.flopsPerToken();
    assertThat(CALIBRATION.trainSeconds(narrow, 1, 100, 5000))
        .isCloseTo(100 * 2 * 1e-3 + 3 * 5000 * flops / 10e9, within(1e-9));
    assertThat(CALIBRATION.sampleSeconds(narrow, 1, 18, 5000))
        .isCloseTo(18 * 2 * 2e-4 + 5000 * flops / 5e9, within(1e-9));
  }

  @Test
  void widthsBetweenAreInterpolatedAndThoseBeyondTakenAsTheNearest() {
    // Half way between 64 and 256 on a scale of doublings.
    DecoderConfig middle = model(128);
    assertThat(CALIBRATION.trainSeconds(middle, 1, 0, 1))
        .isCloseTo(3.0 * middle.flopsPerToken() / 20e9, within(1e-12));
    DecoderConfig wide = model(512);
    assertThat(CALIBRATION.trainSeconds(wide, 1, 0, 1))
        .isCloseTo(3.0 * wide.flopsPerToken() / 30e9, within(1e-12));
  }

  @Test
  void moreThreadsThanWereMeasuredAreTakenAsTheMostThatWere() {
    DecoderConfig narrow = model(64);
    assertThat(CALIBRATION.trainSeconds(narrow, 3, 0, 1))
        .isCloseTo(3.0 * narrow.flopsPerToken() / 15e9, within(1e-12));
  }

  @Test
  void aForecastOfAnotherDeviceIsAsWideAsWithoutAMeasurement() {
    Experiment onGpu = PipelineTest.experiment("device=gpu:0");
    Forecast forecast =
        Forecast.of(
            onGpu, BaseModels.config(BaseModels.TINY), ForecastTest.TINY, Optional.of(CALIBRATION));
    assertThat(forecast.measured()).isFalse();
  }

  @Test
  void theProcessorsNameIsReadWhereTheSystemTellsIt() throws IOException {
    Path file = folder.resolve("cpuinfo");
    Files.writeString(
        file, "processor\t: 0\nmodel name\t: Some CPU @ 2 GHz\nmodel name\t: other\n");
    assertThat(MachineFacts.cpuName(file)).contains("Some CPU @ 2 GHz");
  }
}

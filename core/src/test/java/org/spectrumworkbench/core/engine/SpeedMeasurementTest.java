package org.spectrumworkbench.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.spectrumworkbench.core.engine.SpeedMeasurement.Speed;

final class SpeedMeasurementTest {
  @Test
  void twoMeasurementsGiveWhatACallAndWhatATokenCosts() {
    double[] line = SpeedMeasurement.line(new double[] {.003, 100}, new double[] {.012, 1000});
    assertThat(line[0]).isCloseTo(.002, within(1e-9));
    assertThat(line[1]).isCloseTo(1e-5, within(1e-12));
  }

  @Test
  void aDisturbedMeasurementNeitherMakesTokensFreeNorCallsCheaperThanNothing() {
    double[] slowSmall = SpeedMeasurement.line(new double[] {.02, 100}, new double[] {.01, 1000});
    assertThat(slowSmall[1]).isCloseTo(.5e-5, within(1e-12));
    double[] steep = SpeedMeasurement.line(new double[] {.0001, 100}, new double[] {.1, 1000});
    assertThat(steep[0]).isZero();
  }

  @Test
  void aMachineHasASpeed() {
    try (TorchEngine engine = TorchEngine.open(new DeviceChoice.Cpu(), 1)) {
      Speed speed = SpeedMeasurement.measure(engine, 32);
      assertThat(speed.trainFlops()).isBetween(1e8, 1e12);
      assertThat(speed.sampleFlops()).isBetween(1e7, 1e12);
      assertThat(speed.trainCall()).isBetween(0., 1.);
      assertThat(speed.sampleCall()).isBetween(0., 1.);
    }
  }
}

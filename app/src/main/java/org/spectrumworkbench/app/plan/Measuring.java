package org.spectrumworkbench.app.plan;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spectrumworkbench.app.fx.Background;
import org.spectrumworkbench.app.fx.Texts;

/** Has this machine measured for the forecast, once, on a quiet machine. On the window's thread. */
final class Measuring {
  private static final Logger LOG = LoggerFactory.getLogger(Measuring.class);
  private static final Texts TEXTS = Texts.of(Measuring.class);

  private final Background background;
  private final Optional<Forecaster> forecaster;
  private final BooleanSupplier quiet;
  private final Runnable measured;
  private final ReadOnlyBooleanWrapper going = new ReadOnlyBooleanWrapper();

  /**
   * @param quiet whether no run is going on, which would be measured too; asked off the window's
   *     thread
   * @param measured told when forecasts have become narrower
   */
  Measuring(
      Background background,
      Optional<Forecaster> forecaster,
      BooleanSupplier quiet,
      Runnable measured) {
    this.background = background;
    this.forecaster = forecaster;
    this.quiet = quiet;
    this.measured = measured;
  }

  /** Whether the machine is being measured, so that the forecast will be narrower soon. */
  ReadOnlyBooleanProperty goingProperty() {
    return going.getReadOnlyProperty();
  }

  /** Measures where that was not done yet. What fails leaves the forecast as wide as it was. */
  void start() {
    if (going.get() || forecaster.isEmpty()) {
      return;
    }
    Forecaster one = forecaster.get();
    background
        .task(TEXTS.get("measure.look"), progress -> one.wantsMeasuring() && quiet.getAsBoolean())
        .onSuccess(wanted -> {
          if (wanted) {
            measure(one);
          }
        })
        .start();
  }

  private void measure(Forecaster one) {
    going.set(true);
    background
        .task(
            TEXTS.get("measure.title"),
            progress -> {
              one.measure();
              return true;
            })
        .onFailure(failure -> LOG.info("This machine was not measured", failure))
        .onEnd(() -> going.set(false))
        .onSuccess(done -> measured.run())
        .start();
  }

  /** Ends a measurement: a run must neither wait for it nor be measured with it. */
  void stop() {
    forecaster.ifPresent(Forecaster::stopMeasuring);
  }
}

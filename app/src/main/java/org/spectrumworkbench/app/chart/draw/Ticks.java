package org.spectrumworkbench.app.chart.draw;

import java.util.ArrayList;
import java.util.List;
import org.spectrumworkbench.app.fx.Formats;

/** Chooses the round values that an axis names. */
public final class Ticks {

  /**
   * One named value.
   *
   * @param value where it lies
   * @param label how it is written
   */
  public record Tick(double value, String label) {}

  private Ticks() {}

  /**
   * The ticks of an axis within a range.
   *
   * @param most how many fit, at least 1
   */
  public static List<Tick> of(Axis axis, Range range, int most) {
    return switch (axis.spacing()) {
      case LINEAR -> linear(range, most);
      case LOG2 -> log2(range, most);
    };
  }

  /**
   * Multiples of 1, 2 or 5 times a power of ten: the finest such step of which at most {@code most}
   * fit.
   */
  static List<Tick> linear(Range range, int most) {
    double step = niceStep(range.length() / Math.max(1, most));
    List<Tick> ticks = new ArrayList<>();
    if (!(step > 0)) {
      return List.of(new Tick(range.lo(), Formats.number(range.lo())));
    }
    double tolerance = step * 1e-6;
    for (double n = Math.ceil((range.lo() - tolerance) / step);
        n * step <= range.hi() + tolerance;
        n++) {
      double value = n * step;
      ticks.add(new Tick(value, Numbers.tick(value, step)));
    }
    // One value alone gives no scale.
    return ticks.size() < 2 && most < 6 ? linear(range, most + 1) : ticks;
  }

  /**
   * Powers of two, every second, fourth, ... of them where they would be too many; round values
   * where there is none.
   */
  static List<Tick> log2(Range range, int most) {
    int lo = (int) Math.ceil(Axis.Spacing.LOG2.spread(range.lo()) - 1e-9);
    int hi = (int) Math.floor(Axis.Spacing.LOG2.spread(range.hi()) + 1e-9);
    if (hi - lo < 1) {
      return linear(range, most);
    }
    int every = 1;
    while ((hi - lo) / every + 1 > Math.max(2, most)) {
      every *= 2;
    }
    List<Tick> ticks = new ArrayList<>();
    for (int power = lo; power <= hi; power++) {
      if (Math.floorMod(power, every) == 0) {
        double value = Math.pow(2, power);
        ticks.add(new Tick(value, Formats.number(value)));
      }
    }
    return ticks;
  }

  /** The smallest of 1, 2, 5 times a power of ten that is not below {@code least}. */
  static double niceStep(double least) {
    if (!(least > 0)) {
      return 0;
    }
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    for (double multiple : new double[] {1, 2, 5}) {
      if (multiple * power >= least * (1 - 1e-9)) {
        return multiple * power;
      }
    }
    return 10 * power;
  }
}

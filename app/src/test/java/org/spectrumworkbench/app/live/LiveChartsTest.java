package org.spectrumworkbench.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.spectrumworkbench.app.chart.draw.Series;
import org.spectrumworkbench.app.chart.draw.XyChart;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.live.LiveData.Curve;
import org.spectrumworkbench.core.experiment.Metric;

class LiveChartsTest {
  private final LiveCharts charts = new LiveCharts(Texts.of(LiveScreen.class));

  private static Curve curve(double... values) {
    double[] steps = new double[values.length];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = i + 1;
    }
    return new Curve(steps, values, values, values);
  }

  private static LiveData with(Map<String, Curve> metrics) {
    LiveData none = LiveData.NOTHING;
    return new LiveData(
        none.run(),
        none.stages(),
        none.shown(),
        none.subdomains(),
        metrics,
        none.groups(),
        none.notices(),
        none.evaluated(),
        none.probes(),
        none.specialists());
  }

  @Test
  void groupsWithoutSignalHangFromTheTopButKeepTheirFraction() {
    XyChart chart =
        charts.reward(
            with(
                Map.of(
                    "no_signal_0", curve(.25, .125),
                    "no_signal_1", curve(.1, .375),
                    "reward", curve(.5, .6),
                    "pass1", curve(.5, .6))));

    Series all = chart.series().get(1);
    assertThat(all.name()).isEqualTo("No signal: all correct");
    assertThat(all.y()).containsExactly(.1, .375);
    assertThat(all.lo()).containsExactly(.9, .625);
    assertThat(all.hi()).containsExactly(1, 1);
    assertThat(chart.table().rows())
        .contains(
            List.of("No signal: all wrong", "2", "0.125", "", ""),
            List.of("No signal: all correct", "2", "0.375", "", ""));
  }

  @Test
  void everyMetricThatAFigureDrawsIsRead() throws ReflectiveOperationException {
    Map<String, Curve> all = new HashMap<>();
    Metric.ALL.forEach(metric -> all.put(metric.name(), curve(all.size() + 1, all.size() + 2)));
    Map<String, Curve> read = new HashMap<>(all);
    read.keySet().removeIf(metric -> !LiveCharts.draws(metric));
    assertThat(read).hasSizeLessThan(all.size());
    int figures = 0;
    for (Method method : LiveCharts.class.getDeclaredMethods()) {
      if (method.getReturnType() == XyChart.class
          && Arrays.equals(method.getParameterTypes(), new Class<?>[] {LiveData.class})) {
        figures++;
        XyChart ofRead = (XyChart) method.invoke(charts, with(read));
        XyChart ofAll = (XyChart) method.invoke(charts, with(all));
        assertThat(ofRead.table().rows()).as(method.getName()).isEqualTo(ofAll.table().rows());
      }
    }
    assertThat(figures).isGreaterThan(8);
  }
}

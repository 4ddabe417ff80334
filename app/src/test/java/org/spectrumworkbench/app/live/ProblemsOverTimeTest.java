package org.spectrumworkbench.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.spectrumworkbench.app.live.ProblemsOverTime.Problem;
import org.spectrumworkbench.store.query.HeatMap;
import org.spectrumworkbench.store.query.HeatMap.Row;

class ProblemsOverTimeTest {
  private static final List<String> SUBDOMAINS = List.of("geometry", "algebra");

  @Test
  void problemsStandBySubdomainInTheRunsOrder() {
    HeatMap map =
        new HeatMap(
            List.of(new Row("a1", "algebra"), new Row("b1", "geometry"), new Row("c1", "algebra")),
            List.of(4, 5),
            List.of(new double[] {.1, .2}, new double[] {.3, .4}, new double[] {.5, .6}));

    ProblemsOverTime shown = ProblemsOverTime.of(map, SUBDOMAINS);

    assertThat(shown.problems())
        .containsExactly(
            new Problem("b1", "geometry"),
            new Problem("a1", "algebra"),
            new Problem("c1", "algebra"));
    assertThat(shown.correct()[0]).containsExactly(.3, .4);
    assertThat(shown.correct()[2]).containsExactly(.5, .6);
    assertThat(shown.steps()).containsExactly(4, 5);
  }

  @Test
  void whatWasSampledOftenestIsShownWhereThereAreTooMany() {
    List<Row> rows = new ArrayList<>();
    List<double[]> values = new ArrayList<>();
    for (int i = 0; i < 2 * ProblemsOverTime.MOST_PROBLEMS; i++) {
      rows.add(new Row("p" + i, "algebra"));
      values.add(new double[] {.5, i % 2 == 0 ? Double.NaN : .25});
    }

    ProblemsOverTime shown =
        ProblemsOverTime.of(new HeatMap(rows, List.of(1, 2), values), SUBDOMAINS);

    assertThat(shown.sampled()).isEqualTo(rows.size());
    assertThat(shown.problems()).hasSize(ProblemsOverTime.MOST_PROBLEMS);
    assertThat(List.of(shown.correct())).allMatch(row -> row[1] == .25);
  }
}

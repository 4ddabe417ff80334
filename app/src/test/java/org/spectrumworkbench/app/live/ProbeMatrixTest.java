package org.spectrumworkbench.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.spectrumworkbench.app.live.ProbeMatrix.Cell;
import org.spectrumworkbench.app.live.ProbeMatrix.Score;

class ProbeMatrixTest {
  private static Score score(String source, int step, String subdomain, String half, double p) {
    return new Score(source, step, subdomain, half, 8, p, p - .05, p + .05, p / 2);
  }

  @Test
  void bestOfAColumnIsItsArgmaxAndTheEarliestOfEquals() {
    ProbeMatrix matrix =
        ProbeMatrix.of(
            List.of(
                score("sft", 200, "algebra", "select", .8),
                score("sft", 400, "algebra", "select", .9),
                score("sft", 600, "algebra", "select", .9),
                score("sft", 200, "geometry", "select", .7)));

    assertThat(matrix.best(0)).map(Cell::step).contains(400);
    assertThat(matrix.best(1)).map(Cell::step).contains(200);
    assertThat(matrix.checkpoints()).containsExactly("200", "400", "600");
  }

  @Test
  void confirmingHalfDoesNotSelect() {
    ProbeMatrix matrix =
        ProbeMatrix.of(
            List.of(
                score("sft", 200, "algebra", "select", .8),
                score("sft", 400, "algebra", "select", .6),
                score("sft", 400, "algebra", "confirm", .99)));

    assertThat(matrix.best(0)).map(Cell::step).contains(200);
    assertThat(matrix.cells()).hasSize(2);
  }

  @Test
  void overlappingIntervalsTieWithTheBest() {
    ProbeMatrix matrix =
        ProbeMatrix.of(
            List.of(
                score("sft", 200, "algebra", "select", .9),
                score("sft", 400, "algebra", "select", .82),
                score("sft", 600, "algebra", "select", .5)));

    assertThat(matrix.tiesWithBest(matrix.at(1, 0).orElseThrow())).isTrue();
    assertThat(matrix.tiesWithBest(matrix.at(2, 0).orElseThrow())).isFalse();
    assertThat(matrix.tiesWithBest(matrix.at(0, 0).orElseThrow())).isFalse();
  }

  @Test
  void branchesAreToldApartByName() {
    ProbeMatrix matrix =
        ProbeMatrix.of(
            List.of(
                score("sft-algebra", 200, "algebra", "select", .9),
                score("sft-geometry", 200, "algebra", "select", .5)));

    assertThat(matrix.checkpoints()).containsExactly("sft-algebra 200", "sft-geometry 200");
  }
}

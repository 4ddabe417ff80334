package org.spectrumworkbench.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spectrumworkbench.app.live.StageRow.Status.DONE;
import static org.spectrumworkbench.app.live.StageRow.Status.RUNNING;
import static org.spectrumworkbench.app.live.StageRow.Status.WAITING;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.spectrumworkbench.app.live.StageRow.Kind;
import org.spectrumworkbench.app.live.StageRow.Status;

class StageRowTest {
  private static StageRow row(String id, Kind kind, Status status) {
    return new StageRow(id, kind, id, 5, 10, status);
  }

  @Test
  void runningStageIsShownUnlessAnotherWasChosen() {
    List<StageRow> stages =
        List.of(
            row("sft", Kind.SFT, DONE),
            row("signal", Kind.SIGNAL, RUNNING),
            row("evaluate-signal", Kind.EVALUATE, WAITING));

    assertThat(StageRow.toShow(stages, null)).map(StageRow::id).contains("signal");
    assertThat(StageRow.toShow(stages, "sft")).map(StageRow::id).contains("sft");
    assertThat(StageRow.toShow(stages, "gone")).map(StageRow::id).contains("signal");
  }

  @Test
  void finishedRunShowsItsSignalStageAndNotItsLastControl() {
    List<StageRow> stages =
        List.of(
            row("sft", Kind.SFT, DONE),
            row("signal", Kind.SIGNAL, DONE),
            row("signal-grpo", Kind.SIGNAL, DONE),
            row("evaluate-grpo", Kind.EVALUATE, DONE));

    assertThat(StageRow.toShow(stages, null)).map(StageRow::id).contains("signal");
  }

  @Test
  void runThatStoppedBeforeTheSignalShowsTheLastStageThatBegan() {
    List<StageRow> stages =
        List.of(
            row("sft", Kind.SFT, DONE),
            row("probe", Kind.PROBE, DONE),
            row("signal", Kind.SIGNAL, WAITING));

    assertThat(StageRow.toShow(stages, null)).map(StageRow::id).contains("probe");
    assertThat(StageRow.toShow(List.of(row("sft", Kind.SFT, WAITING)), null)).isEmpty();
  }

  @Test
  void fractionFollowsTheStatusBeforeTheSteps() {
    assertThat(row("sft", Kind.SFT, WAITING).fraction()).isZero();
    assertThat(row("sft", Kind.SFT, RUNNING).fraction()).isEqualTo(.5);
    assertThat(row("sft", Kind.SFT, DONE).fraction()).isEqualTo(1);
  }
}

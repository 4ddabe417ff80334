package org.spectrumworkbench.core.problem.leak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.problem.Split;
import org.spectrumworkbench.core.problem.data.DataRow;
import org.spectrumworkbench.core.problem.data.DataSetLibrary;
import org.spectrumworkbench.core.problem.data.DataSetVersion;
import org.spectrumworkbench.core.problem.data.Provenance;
import org.spectrumworkbench.core.problem.data.RowSource;

final class LeakDecisionsTest {
  private static final HitKey A = new HitKey("train", "row-1", "eval", "item-1");
  private static final HitKey B = new HitKey("train", "row-1", "eval", "item-2");
  private static final HitKey C = new HitKey("other", "row-1", "eval", "item-1");
  private static final LeakDecision OUT =
      new LeakDecision(LeakDecision.Choice.EXCLUDE, "the same \"question\"");
  private static final LeakDecision IN = new LeakDecision(LeakDecision.Choice.KEEP, "");

  @TempDir Path folder;

  @Test
  void oneExcludedHitExcludesTheRowInItsOwnSetOnly() {
    LeakDecisions decisions = LeakDecisions.NONE.with(List.of(A, C), IN).with(List.of(B), OUT);
    assertThat(decisions.excludedRows("train@3")).containsExactly("row-1");
    assertThat(decisions.keptRows("train@3")).isEmpty();
    assertThat(decisions.excludedRows("other")).isEmpty();
    assertThat(decisions.keptRows("other")).containsExactly("row-1");
    assertThat(decisions.without(List.of(B)).excludedRows("train")).isEmpty();
    assertThat(LeakDecisions.NONE.byHit()).isEmpty();
  }

  @Test
  void decisionsComeBackFromDisk() {
    LeakDecisionFile file = LeakDecisionFile.in(folder.resolve("home"));
    assertThat(file.read()).isEqualTo(LeakDecisions.NONE);
    LeakDecisions decisions = LeakDecisions.NONE.with(List.of(A), OUT).with(List.of(C), IN);
    file.write(decisions);
    assertThat(file.read()).isEqualTo(decisions);
    file.write(LeakDecisions.NONE);
    assertThat(file.read()).isEqualTo(LeakDecisions.NONE);
  }

  @Test
  void aDamagedFileIsNamedAndLeftAlone() throws Exception {
    LeakDecisionFile file = LeakDecisionFile.in(folder);
    for (String text :
        List.of(
            "{",
            "null",
            "{}",
            "{\"decisions\":[{\"train\":\"t\"}]}",
            "{\"decisions\":[null]}",
            "{\"decisions\":[],\"more\":1}")) {
      Files.writeString(file.path(), text);
      assertThatThrownBy(file::read)
          .isInstanceOf(WorkbenchException.class)
          .hasMessageContaining("decontamination.json");
      assertThat(file.path()).hasContent(text);
    }
  }

  @Test
  void theCleanedSetIsANewVersionWithoutTheExcludedRows() {
    DataSetLibrary library = new DataSetLibrary(folder);
    DataSetVersion first =
        library.write(
            "train",
            Provenance.generated("made", ""),
            RowSource.of(
                List.of("a", "b", "c").stream()
                    .map(id ->
                        new DataRow(LeakTexts.problem(id, "question " + id, null), Split.TRAIN))));
    DataSetVersion cleaned =
        CleanedSet.write(library, first, Set.of("b", "nobody"), "train", "2 leaks");
    assertThat(cleaned.reference()).isEqualTo("train@2");
    try (var rows = cleaned.rows()) {
      assertThat(rows.map(row -> row.problem().id() + row.part()))
          .containsExactly("aTRAIN", "cTRAIN");
    }
    assertThat(cleaned.manifest().provenance().parent()).isEqualTo("train@1");
    assertThat(library.open("train@1").size()).isEqualTo(3);
    assertThat(CleanedSet.source(cleaned).rows()).isEqualTo(2);
  }
}

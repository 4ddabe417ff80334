package org.spectrumworkbench.core.problem.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.problem.data.DataRow;
import org.spectrumworkbench.core.problem.data.DataSetLibrary;
import org.spectrumworkbench.core.problem.data.DataSetVersion;
import org.spectrumworkbench.core.problem.data.Provenance;
import org.spectrumworkbench.core.problem.data.RowSource;

class SortedRowsTest {
  @TempDir Path folder;
  private DataSetLibrary library;
  private DataSetVersion source;
  private final List<Problem> problems = Decks.random(9, 500);

  @BeforeEach
  void write() {
    library = new DataSetLibrary(folder);
    source =
        library.write(
            "words", Provenance.generated("words", ""), RowSource.ofProblems(problems.stream()));
  }

  @Test
  void newVersionHasTheBoardsSubdomainsAndPartsAndSaysHow() {
    DomainBoard board = Decks.board().move(List.of("p1"), "calculus");
    SortedRows sorted = SortedRows.of(source, board, done -> {}, () -> false);
    DataSetVersion version = sorted.write(library, "words", done -> {}, () -> false);

    assertThat(version.reference()).isEqualTo("words@2");
    SortedProblems expected = Decks.deck(problems).sort(board, () -> false);
    PartDeal deal = expected.deal(List.of());
    try (Stream<DataRow> rows = version.rows()) {
      List<DataRow> all = rows.toList();
      for (int i = 0; i < all.size(); i++) {
        assertThat(all.get(i)).isEqualTo(new DataRow(expected.problem(i), deal.parts().get(i)));
      }
    }
    assertThat(sorted.balance()).isEqualTo(expected.balance());
    assertThat(sorted.byRule()).containsEntry("hand", 1);
    assertThat(sorted.byRule().values().stream().mapToInt(n -> n).sum()).isEqualTo(500);
    Provenance provenance = version.manifest().provenance();
    assertThat(provenance.parent()).isEqualTo("words@1");
    assertThat(provenance.note()).contains("moved by hand: 1").contains("triang*");
    assertThat(library.open("words@1")).isEqualTo(source);
  }

  @Test
  void whatIsStoppedLeavesNothing() {
    SortedRows sorted = SortedRows.of(source, Decks.board(), done -> {}, () -> false);
    assertThatThrownBy(() -> sorted.write(library, "other", done -> {}, () -> true))
        .isInstanceOf(CancellationException.class);
    assertThat(library.versions()).containsExactly(source);
  }
}

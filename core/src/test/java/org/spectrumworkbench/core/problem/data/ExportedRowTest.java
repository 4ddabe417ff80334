package org.spectrumworkbench.core.problem.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.problem.Check;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.problem.Split;
import org.spectrumworkbench.core.problem.table.TableFile;
import org.spectrumworkbench.core.problem.table.TableLimits;
import org.spectrumworkbench.core.problem.table.TableSample;

final class ExportedRowTest {
  private static final Provenance SOURCE = new Provenance("made", null, 0, "", Map.of(), null, "");

  @TempDir Path folder;

  /** Each kind of check in each part, with solutions and without. */
  private static List<DataRow> rows() {
    List<DataRow> rows = new ArrayList<>();
    for (Check check : Rows.CHECKS) {
      for (Split part : Split.values()) {
        boolean choice = check instanceof Check.Choice;
        rows.add(
            new DataRow(
                new Problem(
                    "other/" + rows.size(),
                    "algebra",
                    "lines",
                    "Which is " + rows.size() + "? \n",
                    choice ? "B" : "7",
                    check,
                    part == Split.TRAIN ? "It is so.\n#### 7" : null),
                part));
      }
    }
    return rows;
  }

  private static List<DataRow> rows(DataSetVersion version) {
    try (Stream<DataRow> rows = version.rows()) {
      return rows.toList();
    }
  }

  private TableSample exported(List<DataRow> rows) throws IOException {
    DataSetVersion made =
        new DataSetLibrary(folder.resolve("a"))
            .write(
                "made",
                SOURCE,
                sink -> {
                  for (DataRow row : rows) {
                    sink.add(row);
                  }
                });
    Path file = folder.resolve("made.jsonl");
    made.export(file);
    return TableSample.read(TableFile.detect(file, null, TableLimits.USUAL), 100);
  }

  private Importer.Imported imported(TableSample sample) {
    return new Importer(sample.file(), MappingProposal.of(sample).mapping(), ImportSettings.USUAL)
        .run(new DataSetLibrary(folder.resolve("b")), "again", ImportWatch.NONE, note -> {});
  }

  @Test
  void whatWasExportedComesBackAsItWas() throws IOException {
    List<DataRow> rows = rows();
    TableSample sample = exported(rows);
    assertThat(MappingProposal.of(sample).preset()).contains(Preset.EXPORT);
    Importer.Imported imported = imported(sample);
    assertThat(imported.report().noted()).isZero();
    assertThat(rows(imported.version())).isEqualTo(rows);
    // In a set none of whose problems has a solution the column is not there.
    List<DataRow> bare = rows.stream().filter(row -> row.problem().solution() == null).toList();
    Files.delete(folder.resolve("made.jsonl"));
    assertThat(rows(imported(exported(bare)).version())).isEqualTo(bare);
  }

  @Test
  void rowsThatWereSpoiledAreNamed() throws IOException {
    TableSample sample = exported(rows());
    Path file = sample.file().path();
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.set(0, lines.get(0).replace("\"part\":\"train\"", "\"part\":\"training\""));
    lines.set(1, lines.get(1).replace("\"answer\":\"7\"", "\"answer\":\" \""));
    lines.set(8, lines.get(8).replace("\"answer\":\"B\"", "\"answer\":\"C\""));
    Files.write(file, lines);
    Importer.Imported imported = imported(sample);
    assertThat(imported.report().notes()).extracting(RowNote::row).containsExactly(1L, 2L, 9L);
    assertThat(imported.report().notes())
        .extracting(RowNote::what)
        .containsExactly(
            "part is 'training'",
            "The answer is empty",
            "The answer is 'C', no letter of its 2 options");
  }

  @Test
  void anotherMappingNeedsAnotherCheck() throws IOException {
    TableSample sample = exported(rows());
    Mapping found = MappingProposal.of(sample).mapping();
    found.check(sample.paths());
    Mapping other = found.with(Field.QUESTION, "family");
    assertThatThrownBy(() -> other.check(sample.paths()))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("read as they stand");
    assertThat(ProposedCheck.of(sample, found).kind()).isEqualTo(AnswerKind.BY_ROW);
    Mapping chosen = other.with(ProposedCheck.of(sample, other).kind());
    assertThat(chosen.kind()).isEqualTo(AnswerKind.MATH);
    chosen.check(sample.paths());
    assertThatThrownBy(() -> found.check(List.of("question", "answer")))
        .hasMessageContaining("do not say themselves");
  }
}

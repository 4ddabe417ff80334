package org.spectrumworkbench.app.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.app.shell.TestWorkspace;
import org.spectrumworkbench.core.problem.Check;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.problem.data.DataSetLibrary;
import org.spectrumworkbench.core.problem.data.DataSetVersion;
import org.spectrumworkbench.core.problem.data.Provenance;
import org.spectrumworkbench.core.problem.data.RowSource;

final class SetsModelTest {
  @TempDir Path home;

  private TestWorkspace fakes;
  private SetsModel model;

  @BeforeEach
  void open() {
    fakes = new TestWorkspace(home);
    model = new SetsModel(fakes.workspace);
  }

  @AfterEach
  void close() {
    fakes.close();
  }

  private DataSetVersion write(String name, int rows) {
    return new DataSetLibrary(fakes.workspace.workbench().datasets())
        .write(
            name,
            Provenance.generated("made", ""),
            RowSource.ofProblems(
                IntStream.range(0, rows)
                    .mapToObj(i ->
                        new Problem(
                            "" + i, "s", name, i + " + 1 ?", "" + (i + 1), Check.MATH, null))));
  }

  @Test
  void firstSetIsSelectedAndPagedThrough() {
    model.refresh();
    assertThat(model.readProperty().get()).isTrue();
    assertThat(model.selectedProperty().get()).isEmpty();
    DataSetVersion sums = write("sums", 120);
    model.refresh();
    assertThat(model.selectedProperty().get()).contains(sums);
    assertThat(model.rows()).hasSize(SetsModel.PAGE);
    model.page(100);
    assertThat(model.rows()).hasSize(20);
    assertThat(model.rows().getFirst().number()).isEqualTo(101);
    model.page(-50);
    assertThat(model.firstProperty().get()).isZero();
    assertThat(model.sight().sightProperty().get().rows()).hasSize(SetsModel.PAGE);
  }

  @Test
  void setIsDeletedOnlyWhenTheQuestionIsAnswered() {
    write("sums", 3);
    write("sums", 4);
    model.refresh();
    model.delete();
    assertThat(model.versions()).hasSize(2);
    assertThat(fakes.dialogs.questions.getLast().text()).contains("3 rows");
    fakes.dialogs.answer(0);
    assertThat(model.versions()).extracting(DataSetVersion::reference).containsExactly("sums@2");
    assertThat(model.selectedProperty().get()).map(DataSetVersion::version).contains(2);
  }

  @Test
  void setIsExportedAndVerified() throws IOException {
    write("sums", 3);
    model.refresh();
    fakes.files.next = home.resolve("out.jsonl");
    model.export();
    assertThat(fakes.files.suggested).containsExactly("sums-1.jsonl");
    assertThat(Files.readAllLines(home.resolve("out.jsonl"))).hasSize(3);
    model.verify();
    assertThat(fakes.dialogs.notes).hasSize(2).last().asString().contains("hash is right");
    assertThat(fakes.dialogs.faults).isEmpty();
  }

  @Test
  void damagedSetIsNamedBesideTheOthers() throws IOException {
    DataSetVersion broken = write("broken", 3);
    write("good", 3);
    Files.delete(broken.folder().resolve("rows.index"));
    model.refresh();
    assertThat(model.versions()).extracting(DataSetVersion::name).containsExactly("good");
    assertThat(model.damaged()).singleElement().asString().contains("rows.index");
  }

  @Test
  void modelThatIsNotThereSaysSo() {
    write("sums", 3);
    model.refresh();
    model.sight().modelProperty().set(home.resolve("no-model").toString());
    assertThat(model.sight().failureProperty().get()).isPresent();
    assertThat(model.sight().sightProperty().get().rows()).isEmpty();
    model.sight().modelProperty().set("tiny-base");
    assertThat(model.sight().failureProperty().get()).isEqualTo(Optional.empty());
    assertThat(model.sight().sightProperty().get().rows()).hasSize(3);
  }
}

package org.spectrumworkbench.app.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.app.fx.Background;
import org.spectrumworkbench.core.problem.data.AnswerKind;
import org.spectrumworkbench.core.problem.data.DataSetLibrary;
import org.spectrumworkbench.core.problem.data.DataSetVersion;
import org.spectrumworkbench.core.problem.data.Field;
import org.spectrumworkbench.core.problem.data.Mapping;
import org.spectrumworkbench.core.problem.data.RowNote;

final class ImportModelTest {
  @TempDir Path folder;

  private final List<DataSetVersion> made = new ArrayList<>();

  private ImportModel model(Background background) {
    return new ImportModel(library(), background, made::add);
  }

  private DataSetLibrary library() {
    return new DataSetLibrary(folder.resolve("datasets"));
  }

  private Path file(String name, String... lines) throws IOException {
    Path file = folder.resolve(name);
    return Files.writeString(file, String.join("\n", lines).replace('\'', '"'));
  }

  @Test
  void openedFileIsMappedPreviewedAndSeenAsTokens() throws IOException {
    ImportModel model = model(Background.sameThread());
    model.open(
        file("My sums (1).jsonl", "{'question':'3 + 4 ?','answer':'7','solution':'answer 7'}"));
    assertThat(model.nameProperty().get()).isEqualTo("my-sums-1-");
    assertThat(model.layoutProperty().get()).contains("JSON lines");
    assertThat(model.blockerProperty().get()).isEmpty();
    assertThat(model.mappingProperty().get().orElseThrow().columns())
        .containsEntry(Field.SOLUTION, "solution");
    assertThat(model.preview())
        .singleElement()
        .satisfies(row -> {
          assertThat(row.problem().orElseThrow().answer()).isEqualTo("7");
          assertThat(row.part()).isPresent();
        });
    assertThat(model.sight().sightProperty().get().longest()).isGreaterThan(6);
    assertThat(model.sight().sightProperty().get().learned()).isGreaterThan(2);
  }

  @Test
  void fileThatIsNoTableSaysSoAndBlocks() throws IOException {
    ImportModel model = model(Background.sameThread());
    model.open(folder.resolve("none.jsonl"));
    assertThat(model.failureProperty().get().orElseThrow()).hasMessageContaining("does not exist");
    model.run();
    assertThat(made).isEmpty();
    model.open(file("a.jsonl", "{'question':'q','answer':'1'}"));
    assertThat(model.failureProperty().get()).isEmpty();
  }

  @Test
  void mendedMappingUnblocksAndMakesASet() throws IOException {
    ImportModel model = model(Background.sameThread());
    model.open(file("a.csv", "frage,wert", "1+1,2", "1+2,", "1+3,4"));
    assertThat(model.blockerProperty().get()).contains("question");
    model.run();
    assertThat(made).isEmpty();

    model
        .mappingProperty()
        .set(
            model
                .mappingProperty()
                .get()
                .map(m -> m.with(Field.QUESTION, "frage").with(Field.ANSWER, "wert")));
    assertThat(model.blockerProperty().get()).isEmpty();
    assertThat(model.notes())
        .extracting(RowNote::row, RowNote::column)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(3L, "wert"));
    model.licenceProperty().set("MIT");
    model.run();
    assertThat(model.resultProperty().get()).map(DataSetVersion::reference).contains("a@1");
    assertThat(made).hasSize(1);
    assertThat(made.getFirst().size()).isEqualTo(2);
    assertThat(made.getFirst().manifest().provenance().licence()).isEqualTo("MIT");
    assertThat(model.reportProperty().get().orElseThrow().unusable()).isEqualTo(1);

    model.mappingProperty().set(model.mappingProperty().get().map(m -> m.with(AnswerKind.EXACT)));
    assertThat(model.resultProperty().get()).isEmpty();
    model.run();
    assertThat(made).extracting(DataSetVersion::reference).containsExactly("a@1", "a@2");
  }

  @Test
  void checkReadsAllAndWritesNothing() throws IOException {
    ImportModel model = model(Background.sameThread());
    String[] lines = new String[30];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = i == 25 ? "broken" : "{'question':'q%d','answer':'1'}".formatted(i);
    }
    model.open(file("a.jsonl", lines));
    assertThat(model.notes()).isEmpty();
    model.checkAll();
    assertThat(model.notes()).extracting(RowNote::row).containsExactly(26L);
    assertThat(model.resultProperty().get()).isEmpty();
    assertThat(library().versions()).isEmpty();
  }

  @Test
  void leftOutKindsAreLeftOut() throws IOException {
    ImportModel model = model(Background.sameThread());
    model.open(file("a.jsonl", "{'question':'q','answer':'1'}", "{'question':'q','answer':'1'}"));
    model.leaveOut(RowNote.Kind.DUPLICATE, true);
    model.run();
    assertThat(made.getFirst().size()).isEqualTo(1);
    model.leaveOut(RowNote.Kind.DUPLICATE, false);
    model.run();
    assertThat(made.getLast().size()).isEqualTo(2);
  }

  @Test
  void cancelledImportMakesNothingAndCanBeStartedAgain() throws IOException {
    ArrayDeque<Runnable> work = new ArrayDeque<>();
    Background queued =
        new Background(
            work::add,
            Runnable::run,
            failure -> {
              throw new AssertionError(failure);
            });
    ImportModel model = model(queued);
    model.open(file("a.jsonl", "{'question':'q','answer':'1'}"));
    drain(work);
    model.run();
    assertThat(model.runningProperty().get()).isTrue();
    model.cancel();
    assertThat(model.runningProperty().get()).isFalse();
    drain(work);
    assertThat(made).isEmpty();
    assertThat(library().versions()).isEmpty();
    model.run();
    drain(work);
    assertThat(made).hasSize(1);
  }

  private static Background queued(ArrayDeque<Runnable> work) {
    return new Background(
        work::add,
        Runnable::run,
        failure -> {
          throw new AssertionError(failure);
        });
  }

  @Test
  void aLatePreviewOfAFileThatIsGoneNeverArrives() throws IOException {
    ArrayDeque<Runnable> work = new ArrayDeque<>();
    ImportModel model = model(queued(work));
    model.open(file("a.jsonl", "{'question':'first','answer':'1'}"));
    work.remove().run();
    assertThat(model.sampleProperty().get()).isPresent();
    assertThat(work).isNotEmpty();

    model.open(folder.resolve("none.jsonl"));
    drain(work);
    assertThat(model.failureProperty().get()).isPresent();
    assertThat(model.preview()).isEmpty();
    assertThat(model.sight().sightProperty().get().rows()).isEmpty();
  }

  @Test
  void aFileThatIsReadLateDoesNotComeBackAfterLeaving() throws IOException {
    ArrayDeque<Runnable> work = new ArrayDeque<>();
    ImportModel model = model(queued(work));
    model.open(file("a.jsonl", "{'question':'first','answer':'1'}"));
    model.leave();
    drain(work);
    assertThat(model.sampleProperty().get()).isEmpty();
    assertThat(model.mappingProperty().get()).isEmpty();
    assertThat(model.preview()).isEmpty();
  }

  @Test
  void answersInWordsAreProposedAsTextWithTheReason() throws IOException {
    ImportModel model = model(Background.sameThread());
    model.open(file("a.csv", "question,answer", "is 2 even,yes", "is 3 even,No"));
    assertThat(model.mappingProperty().get().orElseThrow().kind()).isEqualTo(AnswerKind.EXACT);
    assertThat(model.reasonProperty().get()).contains("words, such as 'yes'");

    model.mappingProperty().set(model.mappingProperty().get().map(m -> m.with(AnswerKind.MATH)));
    assertThat(model.reasonProperty().get()).contains("exact text", "may fit better");
    model.leave();
    assertThat(model.reasonProperty().get()).isEmpty();
  }

  @Test
  void anotherColumnBringsItsCheckUntilAPersonChoseOne() throws IOException {
    ImportModel model = model(Background.sameThread());
    model.open(file("a.csv", "question,answer,number", "is 2 even,yes,2", "is 3 even,No,3"));
    Mapping words = model.mappingProperty().get().orElseThrow();
    assertThat(words.kind()).isEqualTo(AnswerKind.EXACT);

    model.map(words.with(Field.ANSWER, "number"));
    assertThat(model.mappingProperty().get().orElseThrow().kind()).isEqualTo(AnswerKind.MATH);
    model.map(words);
    model.map(words.with(AnswerKind.NUMERIC));
    model.map(words.with(AnswerKind.NUMERIC).with(Field.ANSWER, "number"));
    assertThat(model.mappingProperty().get().orElseThrow().kind()).isEqualTo(AnswerKind.NUMERIC);
  }

  private static void drain(ArrayDeque<Runnable> work) {
    for (Optional<Runnable> next = Optional.ofNullable(work.poll());
        next.isPresent();
        next = Optional.ofNullable(work.poll())) {
      next.get().run();
    }
  }
}

package org.spectrumworkbench.core.verify.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.problem.Check;
import org.spectrumworkbench.core.verify.Outcome;
import org.spectrumworkbench.core.verify.Verdict;
import org.spectrumworkbench.core.verify.bench.Ruling.Purpose;

class RulingFileTest {
  private static final Instant NOW = Instant.parse("2026-03-14T09:26:53Z");
  private static final Ruling RIGHT = new Ruling(true, "the same in words", "ada", NOW);
  private static final BenchCase ITEM =
      new BenchCase("1", "c", Check.MATH, "1/2", "one half", true);

  @TempDir Path home;
  private Path path;
  private RulingFile file;

  @BeforeEach
  void open() {
    path = home.resolve("verify").resolve("rulings.json");
    file = new RulingFile(path);
  }

  @Test
  void rulingsOutliveTheProgram() {
    assertThat(file.read()).isEqualTo(Rulings.NONE);
    file.change(ITEM.key(), Purpose.OVERRIDE, RIGHT);

    Rulings read = new RulingFile(path).read();
    assertThat(read.of(ITEM.key(), Purpose.OVERRIDE)).isEqualTo(RIGHT);
    assertThat(read.of(ITEM.key(), Purpose.LABEL)).isNull();

    assertThat(file.change(ITEM.key(), Purpose.OVERRIDE, null)).isEqualTo(Rulings.NONE);
    assertThat(new RulingFile(path).read()).isEqualTo(Rulings.NONE);
  }

  @Test
  void changeKeepsWhatAnotherWindowRuledMeanwhile() {
    file.change("a", Purpose.LABEL, RIGHT);
    new RulingFile(path).change("b", Purpose.LABEL, RIGHT);
    assertThat(file.change("c", Purpose.LABEL, RIGHT).labels()).containsOnlyKeys("a", "b", "c");
  }

  @Test
  void damagedFileIsNeitherReadNorThrownAway() throws IOException {
    Files.createDirectories(path.getParent());
    Files.writeString(path, "{\"labels\":");
    assertThatThrownBy(file::read).isInstanceOf(WorkbenchException.class);
    assertThatThrownBy(() -> file.change("a", Purpose.LABEL, RIGHT))
        .isInstanceOf(WorkbenchException.class);
    assertThat(path).content().isEqualTo("{\"labels\":");
  }

  @Test
  void overrideStandsInPlaceOfTheVerdictAndALabelSaysWhatItShouldHaveBeen() {
    BenchResult wrong = new BenchResult(ITEM, new Verdict(Outcome.WRONG, null, "no"));
    BenchResult overridden =
        wrong.with(ITEM.key(), Rulings.NONE.with(ITEM.key(), Purpose.OVERRIDE, RIGHT));
    assertThat(overridden.outcome()).isEqualTo(Outcome.CORRECT);
    assertThat(overridden.verdict().outcome()).isEqualTo(Outcome.WRONG);
    assertThat(overridden.with(ITEM.key(), Rulings.NONE).outcome()).isEqualTo(Outcome.WRONG);

    BenchCase unlabelled = new BenchCase("1", "c", Check.MATH, "1/2", "one half", null);
    BenchResult unknown = new BenchResult(unlabelled, wrong.verdict());
    assertThat(unknown.expected()).isEmpty();
    BenchResult labelled =
        unknown.with(unlabelled.key(), Rulings.NONE.with(unlabelled.key(), Purpose.LABEL, RIGHT));
    assertThat(labelled.expected()).contains(true);
    assertThat(labelled.outcome()).isEqualTo(Outcome.WRONG);
  }

  @Test
  void keyTellsApartWhatAVerdictDependsOnAndNothingElse() {
    String key = ITEM.key();
    assertThat(new BenchCase("2", "d", Check.MATH, "1/2", "one half", null).key()).isEqualTo(key);
    assertThat(new BenchCase("1", "c", Check.MATH, "1/3", "one half", null).key())
        .isNotEqualTo(key);
    assertThat(new BenchCase("1", "c", Check.MATH, "1/2", "one third", null).key())
        .isNotEqualTo(key);
    assertThat(new BenchCase("1", "c", new Check.Exact(true), "1/2", "one half", null).key())
        .isNotEqualTo(key);
    assertThat(new BenchCase("1", "c", Check.MATH, "1/2", "one half", true, null).key())
        .isNotEqualTo(key);
  }
}

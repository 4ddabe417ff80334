package org.spectrumworkbench.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spectrumworkbench.core.WorkbenchException;

final class ExperimentFileTest {
  @Test
  void everyPresetIsAValidExperimentWithADescription() {
    ProblemSets sets = new ProblemSets(Path.of("no-data-sets"));
    for (ExperimentFile.Preset preset : ExperimentFile.presets()) {
      assertThat(preset.description()).isNotBlank();
      Experiment experiment = Experiment.of(sets.resolve(preset.settings()));
      assertThat(experiment.name()).isEqualTo(preset.name());
      assertThat(Pipeline.of(experiment)).isNotEmpty();
    }
  }

  @Test
  void whatIsWrittenIsReadBack() {
    Settings settings =
        Settings.initial()
            .with("name", "a \"quoted\" name: with # signs \\ and more", "test")
            .with("signal.lambda", "2.5", "test")
            .with("signal.rate", "1e-5", "test")
            .with("evaluate.k", "[1, 4]", "test")
            .with("controls.arms", "grpo, dr-grpo", "test")
            .with("stages", "[]", "test")
            .with("problems.prompt", " Solve:\n{question}\u2028\r\t\n", "test")
            .with("problems.subdomains", "number theory, R&D", "test");

    assertThat(ExperimentFile.parse(ExperimentFile.write(settings), "test")).isEqualTo(settings);
  }

  @Test
  void subdomainsThatCannotNameAFolderAreRefused() {
    for (String bad : List.of("../up", "a/b", "algebra, Algebra", ".hidden", "dot.")) {
      assertThatThrownBy(() -> Settings.initial().with("problems.subdomains", bad, "test"))
          .as(bad)
          .isInstanceOf(WorkbenchException.class);
    }
  }

  @Test
  void anUnknownKeyNamesItsLineAndTheNearestSetting() {
    assertThatThrownBy(() -> ExperimentFile.parse("name: x\nsignal:\n  lamda: 2\n", "my.yaml"))
        .isInstanceOfSatisfying(
            WorkbenchException.class,
            e -> {
              assertThat(e).hasMessageContaining("my.yaml:3").hasMessageContaining("signal.lamda");
              assertThat(e.mend()).contains("signal.lambda");
            });
  }

  @Test
  void aValueOutOfRangeNamesTheRange() {
    assertThatThrownBy(() -> ExperimentFile.parse("signal:\n  group: 1\n", "my.yaml"))
        .isInstanceOfSatisfying(
            WorkbenchException.class,
            e -> {
              assertThat(e).hasMessageContaining("my.yaml:2").hasMessageContaining("signal.group");
              assertThat(e.mend()).contains("2 to 1024");
            });
    for (String bad : List.of("nan", ".nan", "-1", "1e999", "abc", "")) {
      assertThatThrownBy(
              () -> ExperimentFile.parse("signal:\n  lambda: \"" + bad + "\"\n", "my.yaml"))
          .as(bad)
          .isInstanceOf(WorkbenchException.class);
    }
  }

  @Test
  void allFaultsAreToldTogetherWithLineAndMend() {
    String yaml =
        """
        seed: 7
        sead: 1
        signal:
          lambda: 1000
          group: {a: [1, {b: 2}]}
          lamda: 3
          steps: [[1], 2]
        nothing:
          at: all
        seed: 8
        probe:
          k:
        """;
    assertThatThrownBy(() -> ExperimentFile.parse(yaml, "my.yaml"))
        .isInstanceOfSatisfying(
            WorkbenchException.class,
            e ->
                assertThat(String.valueOf(e.getMessage()).lines())
                    .satisfiesExactly(
                        first -> assertThat(first).isEqualTo("my.yaml: 8 things are wrong"),
                        l -> assertThat(l).contains("my.yaml:2", "'sead'", "Did you mean"),
                        l -> assertThat(l).contains("my.yaml:4", "signal.lambda", "0 to 100"),
                        l -> assertThat(l).contains("my.yaml:5", "signal.group", "not a mapping"),
                        l -> assertThat(l).contains("my.yaml:6", "signal.lamda"),
                        l -> assertThat(l).contains("my.yaml:7", "plain values"),
                        l -> assertThat(l).contains("my.yaml:8", "'nothing'"),
                        l -> assertThat(l).contains("my.yaml:10", "line 1 already"),
                        l -> assertThat(l).contains("my.yaml:12", "missing")));
  }

  @Test
  void aFaultBeforeBadYamlIsToldToo() {
    assertThatThrownBy(() -> ExperimentFile.parse("sead: 1\nsignal:\n  lambda: [1\n", "my.yaml"))
        .hasMessageContaining("2 things are wrong")
        .hasMessageContaining("'sead'")
        .hasMessageContaining("not valid YAML");
  }

  @Test
  void badYamlNamesItsLine() {
    for (String bad :
        List.of(
            "name: [a\nseed: 1\n",
            "- a\n- b\n",
            "name: x\n  seed: 3\n",
            "seed: {a: 1}\n",
            "a: &x\n b: *x",
            "seed:\n")) {
      assertThatThrownBy(() -> ExperimentFile.parse(bad, "my.yaml"))
          .as(bad)
          .isInstanceOf(WorkbenchException.class)
          .hasMessageContaining("my.yaml:");
    }
  }

  @Test
  void aKeyGivenTwiceIsRefused() {
    assertThatThrownBy(() -> ExperimentFile.parse("seed: 1\nseed: 2\n", "my.yaml"))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("my.yaml:2");
  }

  @Test
  void emptyTextIsTheDefaultExperiment() {
    assertThat(ExperimentFile.parse("", "empty")).isEqualTo(Settings.initial());
    assertThat(ExperimentFile.parse("# nothing but a comment\n", "empty"))
        .isEqualTo(Settings.initial());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n  \n", "# nothing but a comment\n", "---\n"})
  void aFileThatSaysNothingIsRefused(String yaml, @TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("empty.yaml"), yaml);

    assertThatThrownBy(() -> ExperimentFile.open(file.toString()))
        .isInstanceOf(WorkbenchException.class)
        .hasMessage(file + " is empty: it sets nothing")
        .extracting("mend")
        .asString()
        .contains("spectrum run quickstart");
  }

  @Test
  void contradictionsNameBothSettings() {
    Settings settings =
        Settings.initial().with("probe.k", "16", "test").with("probe.samples", "8", "test");

    assertThatThrownBy(() -> Experiment.of(settings))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("probe.k is 16")
        .hasMessageContaining("probe.samples is 8");
  }

  @Test
  void filesThatAreNotTextOrTooLongAreRefused(@TempDir Path folder) throws Exception {
    Path binary =
        Files.write(folder.resolve("binary.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
    Path large = Files.writeString(folder.resolve("large.yaml"), "#".repeat(300_000));

    assertThatThrownBy(() -> ExperimentFile.read(binary)).hasMessageContaining("UTF-8");
    assertThatThrownBy(() -> ExperimentFile.read(large)).hasMessageContaining("256 KiB");
    assertThatThrownBy(() -> ExperimentFile.open("no-such-preset"))
        .isInstanceOfSatisfying(
            WorkbenchException.class, e -> assertThat(e.mend()).contains("quickstart"));
  }

  @Test
  void everyDefaultIsWithinItsOwnRange() {
    for (Setting setting : SettingCatalogue.all()) {
      assertThat(setting.parse(setting.format(setting.initial()), "default"))
          .isEqualTo(setting.initial());
      assertThat(setting.help()).as(setting.key()).isNotBlank();
      assertThat(SettingCatalogue.sections()).containsKey(setting.section());
    }
  }
}

package org.spectrumworkbench.app.cli;

import java.util.List;
import org.spectrumworkbench.core.experiment.BaseModels;
import org.spectrumworkbench.core.model.DecoderConfig;

/**
 * The short experiments of {@link ForecastBenchmark}: ten on which the forecasts were tuned, and
 * ten others that are counted.
 */
final class ForecastSettings {
  private ForecastSettings() {}

  /**
   * One experiment.
   *
   * @param width of a model that is trained from random weights; 0 for a model of the program
   * @param changes to the default settings
   */
  record Setting(String name, int width, int layers, List<String> changes) {
    static Setting of(String name, int width, int layers, String... changes) {
      return new Setting(name, width, layers, List.of(changes));
    }
  }

  /** The shape of a model of that width, with the tiny language's vocabulary. */
  static DecoderConfig shape(int width, int layers) {
    DecoderConfig tiny = BaseModels.config(BaseModels.TINY);
    return new DecoderConfig(
        tiny.vocabSize(),
        width,
        layers,
        4,
        2,
        width / 4,
        3 * width,
        tiny.rmsNormEps(),
        tiny.ropeTheta(),
        true,
        true,
        tiny.maxPositions(),
        tiny.eosTokenId(),
        tiny.padTokenId());
  }

  static final List<Setting> TUNING =
      List.of(
          Setting.of("short", 0, 0, "sft.steps=160", "probe.every=80", "signal.steps=16"),
          Setting.of("evaluate", 0, 0, "stages=[]", "evaluate.problems=200", "evaluate.samples=64"),
          Setting.of(
              "sft-large-batch",
              0,
              0,
              "stages=[spectrum]",
              "sft.steps=60",
              "sft.batch=192",
              "probe.every=30",
              "probe.problems=16"),
          Setting.of(
              "signal-whole-batch",
              0,
              0,
              "stages=[signal]",
              "signal.steps=16",
              "signal.micro-batch=32",
              "evaluate.problems=40"),
          Setting.of(
              "signal-large-group",
              0,
              0,
              "stages=[signal]",
              "signal.steps=8",
              "signal.group=48",
              "signal.problems=16",
              "signal.micro-batch=16",
              "evaluate.problems=40"),
          Setting.of(
              "narrow",
              48,
              2,
              "base.steps=300",
              "stages=[signal]",
              "signal.steps=20",
              "evaluate.problems=60"),
          Setting.of(
              "wide",
              256,
              4,
              "base.steps=40",
              "base.batch=24",
              "sft.steps=20",
              "probe.every=10",
              "probe.problems=6",
              "signal.steps=3",
              "evaluate.problems=24",
              "evaluate.samples=8",
              "evaluate.k=[1,8]"),
          Setting.of(
              "wide-evaluate",
              320,
              3,
              "stages=[]",
              "base.steps=20",
              "base.batch=16",
              "evaluate.problems=48",
              "evaluate.tokens=30"),
          Setting.of(
              "bytes",
              0,
              0,
              "model.folder=tiny-text",
              "base.steps=60",
              "base.batch=16",
              "stages=[]",
              "evaluate.problems=24",
              "evaluate.samples=16",
              "evaluate.tokens=120"),
          Setting.of(
              "threads",
              128,
              3,
              "threads=2",
              "base.steps=120",
              "stages=[signal]",
              "signal.steps=8",
              "signal.kl=0.05",
              "evaluate.problems=40"));

  static final List<Setting> COUNTED =
      List.of(
          Setting.of(
              "branches",
              0,
              0,
              "sft.arrangement=branches",
              "sft.steps=50",
              "probe.every=25",
              "probe.problems=12",
              "signal.steps=10",
              "evaluate.problems=80"),
          Setting.of(
              "evaluate-long",
              0,
              0,
              "stages=[]",
              "evaluate.problems=400",
              "evaluate.samples=32",
              "evaluate.tokens=40"),
          Setting.of(
              "sft-batch-96",
              0,
              0,
              "stages=[spectrum]",
              "sft.steps=120",
              "sft.batch=96",
              "probe.every=40",
              "probe.problems=20",
              "fuse.method=greedy-soup"),
          Setting.of(
              "signal-two-updates",
              0,
              0,
              "stages=[signal]",
              "signal.steps=12",
              "signal.updates=2",
              "signal.micro-batch=16",
              "signal.group=16",
              "signal.problems=24",
              "signal.drop-no-signal=false",
              "evaluate.problems=60"),
          Setting.of(
              "signal-many-problems",
              0,
              0,
              "stages=[signal]",
              "signal.steps=8",
              "signal.problems=96",
              "signal.group=8",
              "signal.micro-batch=48",
              "signal.save-every=4",
              "evaluate.problems=40"),
          Setting.of(
              "width-64",
              64,
              5,
              "base.steps=250",
              "stages=[spectrum]",
              "sft.steps=100",
              "probe.every=50",
              "probe.problems=10",
              "evaluate.problems=40"),
          Setting.of(
              "width-192",
              192,
              3,
              "base.steps=80",
              "base.batch=32",
              "stages=[signal]",
              "signal.steps=5",
              "signal.micro-batch=4",
              "evaluate.problems=32"),
          Setting.of(
              "width-384",
              384,
              2,
              "stages=[]",
              "base.steps=30",
              "base.batch=20",
              "evaluate.problems=32",
              "evaluate.samples=8",
              "evaluate.k=[1,8]"),
          Setting.of(
              "bytes-trained",
              0,
              0,
              "model.folder=tiny-text",
              "base.steps=50",
              "base.batch=24",
              "stages=[signal]",
              "signal.steps=2",
              "signal.problems=8",
              "signal.group=4",
              "evaluate.problems=16",
              "evaluate.samples=8",
              "evaluate.k=[1,8]",
              "evaluate.tokens=90"),
          Setting.of(
              "two-threads",
              0,
              0,
              "threads=2",
              "sft.steps=100",
              "probe.every=50",
              "probe.problems=16",
              "signal.steps=12",
              "signal.group=12",
              "evaluate.problems=60"));
}

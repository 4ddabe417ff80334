package org.spectrumworkbench.app.live;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.spectrumworkbench.app.chart.draw.Axis;
import org.spectrumworkbench.app.chart.draw.Palette;
import org.spectrumworkbench.app.chart.draw.Series;
import org.spectrumworkbench.app.chart.draw.Stroke;
import org.spectrumworkbench.app.chart.draw.XyChart;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.live.LiveData.Curve;

/** The curves of a stage as figures. Pure: no window is needed. */
final class LiveCharts {
  /**
   * Hues of the palette: neutral grey for what gives no signal, the first colours for what is
   * learnt.
   */
  private static final int FIRST = 0;

  private static final int SECOND = 1;
  private static final int THIRD = 2;
  private static final int NEUTRAL = 7;
  private static final String SHARE = "share:";

  /** The metrics that the figures here draw, beside the shares of subdomains. */
  static final List<String> METRICS =
      List.of(
          "no_signal_0",
          "no_signal_1",
          "reward",
          "pass1",
          "entropy",
          "kl_reference",
          "length_mean",
          "length_min",
          "length_max",
          "truncated",
          "unparsed",
          "weight_mean",
          "weight_min",
          "loss",
          "learning_rate",
          "grad_norm",
          "step_seconds",
          "sample_seconds",
          "verify_seconds",
          "train_seconds");

  /** What is to be read for a stage. */
  static boolean draws(String metric) {
    return METRICS.contains(metric) || metric.startsWith(SHARE);
  }

  private final Texts texts;

  LiveCharts(Texts texts) {
    this.texts = texts;
  }

  /**
   * Reward and Pass@1 over steps, with the fractions of groups that give no gradient as bands: only
   * wrong answers from below, only correct ones from above. What is left between the bands is what
   * can be learnt from.
   */
  XyChart reward(LiveData data) {
    List<Series> series = new ArrayList<>();
    Curve none = data.curve("no_signal_0");
    Curve all = data.curve("no_signal_1");
    series.add(area("chart.allWrong", none, zeros(none), none.value()));
    series.add(area("chart.allRight", all, above(all), ones(all)));
    Curve reward = data.curve("reward");
    Curve pass1 = data.curve("pass1");
    if (Arrays.equals(reward.value(), pass1.value())) {
      series.add(line("chart.rewardIsPass1", FIRST, reward));
    } else {
      series.add(line("chart.reward", FIRST, reward));
      series.add(line("chart.pass1", THIRD, pass1).dashed(Stroke.Dash.DASHED));
    }
    return chart("chart.reward.title", Axis.share(""), series);
  }

  XyChart entropy(LiveData data) {
    return single("chart.entropy", axis("axis.nats"), data.curve("entropy"));
  }

  /** How far the policy has come; that to the policy that sampled is 0 by construction. */
  XyChart kl(LiveData data) {
    return single("chart.kl", axis("axis.nats"), data.curve("kl_reference"));
  }

  /** Mean length of the answers between the shortest and the longest. */
  XyChart length(LiveData data) {
    Curve mean = data.curve("length_mean");
    Curve least = data.curve("length_min");
    Curve most = data.curve("length_max");
    Series series = line("chart.lengthMean", FIRST, mean);
    boolean banded =
        least.value().length == mean.value().length && most.value().length == mean.value().length;
    return chart(
        "chart.length",
        axis("axis.tokens").from(0, 1.1 * Math.max(1, greatest(most))),
        List.of(banded ? series.band(least.value(), most.value()) : series));
  }

  XyChart unusable(LiveData data) {
    return chart(
        "chart.unusable",
        axis("axis.share"),
        List.of(
            line("chart.truncated", SECOND, data.curve("truncated")),
            line("chart.unparsed", NEUTRAL, data.curve("unparsed")).dashed(Stroke.Dash.DASHED)));
  }

  /** Whose answers the gradient comes from. */
  XyChart shares(LiveData data) {
    List<Series> series = new ArrayList<>();
    for (String subdomain : data.subdomains()) {
      Curve curve = data.curve(SHARE + subdomain);
      if (curve.value().length > 0) {
        series.add(drawn(subdomain, data.hue(subdomain), curve).note(latest(curve)));
      }
    }
    return chart("chart.shares", axis("axis.share"), series);
  }

  XyChart weights(LiveData data) {
    return chart(
        "chart.weights",
        axis("axis.weight").from(0, 1.05),
        List.of(
            line("chart.weightMean", FIRST, data.curve("weight_mean")),
            line("chart.weightMin", SECOND, data.curve("weight_min")).dashed(Stroke.Dash.DASHED)));
  }

  XyChart sftLoss(LiveData data) {
    return single("chart.sftLoss", axis("axis.nats"), data.curve("loss"));
  }

  XyChart policyLoss(LiveData data) {
    return single("chart.policyLoss", Axis.linear(""), data.curve("loss"));
  }

  XyChart rate(LiveData data) {
    return single("chart.rate", Axis.linear(""), data.curve("learning_rate"));
  }

  XyChart gradient(LiveData data) {
    return single("chart.gradient", Axis.linear(""), data.curve("grad_norm"));
  }

  XyChart seconds(LiveData data) {
    List<Series> series = new ArrayList<>();
    series.add(line("chart.stepSeconds", NEUTRAL, data.curve("step_seconds")));
    series.add(line("chart.sampleSeconds", FIRST, data.curve("sample_seconds")));
    series.add(line("chart.verifySeconds", THIRD, data.curve("verify_seconds")));
    series.add(line("chart.trainSeconds", SECOND, data.curve("train_seconds")));
    series.removeIf(one -> one.size() == 0);
    return chart("chart.seconds", axis("axis.seconds"), series);
  }

  private XyChart single(String key, Axis y, Curve curve) {
    return chart(key, y, List.of(line("chart.latest", FIRST, curve)));
  }

  private XyChart chart(String title, Axis y, List<Series> series) {
    return XyChart.of(texts.get(title), Axis.linear(texts.get("chart.step")), y, series)
        .emptyText(texts.get("chart.waiting"));
  }

  private Series line(String key, int hue, Curve curve) {
    return drawn(texts.get(key), hue, curve).note(latest(curve));
  }

  private static Series drawn(String name, int hue, Curve curve) {
    Series line = Series.line(name, hue, curve.step(), curve.value());
    return curve.banded() ? line.band(curve.low(), curve.high()) : line;
  }

  private Series area(String key, Curve curve, double[] low, double[] high) {
    return Series.area(texts.get(key), Palette.NO_SIGNAL, curve.step(), curve.value(), low, high)
        .note(latest(curve));
  }

  private static String latest(Curve curve) {
    return curve.value().length == 0 ? "" : Formats.number(curve.last());
  }

  private Axis axis(String key) {
    return Axis.linear(texts.get(key));
  }

  private static double greatest(Curve curve) {
    return DoubleStream.of(curve.value()).max().orElse(0);
  }

  private static double[] zeros(Curve curve) {
    return new double[curve.value().length];
  }

  private static double[] ones(Curve curve) {
    return DoubleStream.generate(() -> 1).limit(curve.value().length).toArray();
  }

  private static double[] above(Curve curve) {
    return DoubleStream.of(curve.value()).map(value -> 1 - value).toArray();
  }
}

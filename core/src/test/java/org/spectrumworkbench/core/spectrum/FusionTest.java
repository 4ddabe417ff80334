package org.spectrumworkbench.core.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.model.HostTensor;
import org.spectrumworkbench.core.model.Weights;

class FusionTest {
  private static final NamedWeights BASE = random("base", 100);

  private static NamedWeights random(String name, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    SequencedMap<String, HostTensor> tensors = new LinkedHashMap<>();
    tensors.put("embed", tensor(random, 7, 4));
    tensors.put("norm", tensor(random, 4));
    tensors.put("proj", tensor(random, 4, 4));
    return new NamedWeights(name, Weights.of(tensors));
  }

  private static HostTensor tensor(SplittableRandom random, long... shape) {
    float[] data = new float[(int) HostTensor.elements(shape)];
    for (int i = 0; i < data.length; i++) {
      data[i] = (float) random.nextDouble(-1, 1);
    }
    return new HostTensor(shape, data);
  }

  private static NamedWeights single(String name, float... values) {
    SequencedMap<String, HostTensor> tensors = new LinkedHashMap<>();
    tensors.put("w", HostTensor.vector(values));
    return new NamedWeights(name, Weights.of(tensors));
  }

  private static float[] values(Weights weights) {
    return weights.get("w").data();
  }

  private static double score(Weights weights) {
    // Any function of the weights will do; higher when the first value is near a half.
    return -Math.abs(weights.tensors().iterator().next().data()[0] - .5);
  }

  /** Every method, set so that fusing copies of a model should give the model. */
  static Stream<Fusion> methods() {
    return Stream.of(
        WeightedAverage.UNIFORM,
        new Slerp(Shares.EQUAL),
        new TaskArithmetic(BASE, 1, Shares.EQUAL),
        new Ties(BASE, 1, 1, Shares.EQUAL),
        new Dare(BASE, 1, 1, Shares.EQUAL, 3),
        new GreedySoup(FusionTest::score));
  }

  /** Every method that takes any number of models, with settings that do something. */
  static Stream<Fusion> settings() {
    return Stream.concat(
        methods(),
        Stream.of(
            new TaskArithmetic(BASE, .7, Shares.EQUAL),
            new Ties(BASE, .4, .9, Shares.EQUAL),
            new Dare(BASE, .5, 1, Shares.EQUAL, 3)));
  }

  @ParameterizedTest
  @MethodSource("methods")
  void fusingCopiesIsTheIdentity(Fusion fusion) {
    Weights one = random("one", 1).weights();
    for (int copies : new int[] {1, 3, 4, 7}) {
      List<NamedWeights> models = new ArrayList<>();
      for (int i = 0; i < copies; i++) {
        models.add(new NamedWeights("copy " + i, one));
      }
      Weights fused = fusion.fuse(models);
      for (String name : one.names()) {
        assertThat(fused.get(name).data())
            .as("%d copies, %s", copies, name)
            .containsExactly(one.get(name).data(), within(1e-6f));
        assertThat(fused.get(name).shape()).isEqualTo(one.get(name).shape());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("settings")
  void orderOfTheModelsDoesNotMatter(Fusion fusion) {
    List<NamedWeights> models =
        new ArrayList<>(List.of(random("a", 1), random("b", 2), random("c", 3), random("d", 4)));
    Weights expected = fusion.fuse(models);
    SplittableRandom random = new SplittableRandom(9);
    for (int round = 0; round < 6; round++) {
      Collections.shuffle(models, new java.util.Random(random.nextLong()));
      Weights fused = fusion.fuse(models);
      for (String name : expected.names()) {
        assertThat(fused.get(name).data())
            .containsExactly(expected.get(name).data(), within(1e-6f));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("settings")
  void inputsStayAsTheyAre(Fusion fusion) {
    List<NamedWeights> models = List.of(random("a", 1), random("b", 2));
    String base = BASE.weights().digest();
    fusion.fuse(models);
    assertThat(models).isEqualTo(List.of(random("a", 1), random("b", 2)));
    assertThat(BASE.weights().digest()).isEqualTo(base);
  }

  @Test
  void averagesLieWithinTheHull() {
    List<NamedWeights> models = List.of(random("a", 1), random("b", 2), random("c", 3));
    List<Fusion> linear =
        List.of(
            WeightedAverage.UNIFORM,
            new WeightedAverage(new Shares(List.of(.1, .6, .3))),
            new TaskArithmetic(BASE, 1, Shares.EQUAL),
            new GreedySoup(FusionTest::score));
    for (Fusion fusion : linear) {
      Weights fused = fusion.fuse(models);
      for (String name : fused.names()) {
        for (int e = 0; e < fused.get(name).data().length; e++) {
          int at = e;
          double low =
              models.stream()
                  .mapToDouble(m -> m.weights().get(name).data()[at])
                  .min()
                  .orElseThrow();
          double high =
              models.stream()
                  .mapToDouble(m -> m.weights().get(name).data()[at])
                  .max()
                  .orElseThrow();
          assertThat((double) fused.get(name).data()[e]).isBetween(low - 1e-6, high + 1e-6);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("settings")
  void differentShapesAreRefusedWithBothNamed(Fusion fusion) {
    SplittableRandom random = new SplittableRandom(1);
    SequencedMap<String, HostTensor> wider = new LinkedHashMap<>(BASE.weights().asMap());
    wider.put("embed", tensor(random, 8, 4));
    NamedWeights other = new NamedWeights("wide vocabulary", Weights.of(wider));
    assertThatThrownBy(() -> fusion.fuse(List.of(random("a", 1), other)))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("embed")
        .hasMessageContaining("a")
        .hasMessageContaining("wide vocabulary")
        .hasMessageContaining("[7, 4]")
        .hasMessageContaining("[8, 4]");
  }

  @Test
  void baseOfAnotherShapeIsRefusedWithBothNamed() {
    NamedWeights small = single("small base", 1, 2);
    for (Fusion fusion :
        List.of(
            new TaskArithmetic(small, 1, Shares.EQUAL),
            new Ties(small, 1, 1, Shares.EQUAL),
            new Dare(small, 1, 1, Shares.EQUAL, 1))) {
      assertThatThrownBy(() -> fusion.fuse(List.of(single("large model", 1, 2, 3))))
          .isInstanceOf(WorkbenchException.class)
          .hasMessageContaining("small base")
          .hasMessageContaining("large model");
    }
  }

  @Test
  void noModelOrTwoOfOneNameAreRefused() {
    assertThatThrownBy(() -> WeightedAverage.UNIFORM.fuse(List.of()))
        .isInstanceOf(WorkbenchException.class);
    assertThatThrownBy(() -> WeightedAverage.UNIFORM.fuse(List.of(single("a", 1), single("a", 2))))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("'a'");
  }

  @Test
  void sharesWeighTheModelsAndMayHaveAnySum() {
    Weights fused =
        new WeightedAverage(new Shares(List.of(1., 3.)))
            .fuse(List.of(single("a", 0, 4), single("b", 8, 0)));
    assertThat(values(fused)).containsExactly(6, 1);
    assertThatThrownBy(() ->
            new WeightedAverage(new Shares(List.of(1.)))
                .fuse(List.of(single("a", 1), single("b", 1))))
        .isInstanceOf(WorkbenchException.class);
    assertThatThrownBy(() -> new Shares(List.of(-1.))).isInstanceOf(WorkbenchException.class);
    assertThatThrownBy(() -> new Shares(List.of(0., 0.))).isInstanceOf(WorkbenchException.class);
  }

  @Test
  void wiseFtGoesFromTheLateToTheEarlyCheckpoint() {
    List<NamedWeights> models = List.of(single("early", 1, 2), single("late", 3, 6));
    assertThat(values(new WiseFt(0).fuse(models))).containsExactly(3, 6);
    assertThat(values(new WiseFt(1).fuse(models))).containsExactly(1, 2);
    assertThat(values(new WiseFt(.25).fuse(models))).containsExactly(2.5f, 5);
    assertThatThrownBy(() -> new WiseFt(.5).fuse(List.of(single("a", 1))))
        .isInstanceOf(WorkbenchException.class);
  }

  /** From the first of two models, at 0, to the second, at 1. */
  private static Slerp slerp(double t) {
    return new Slerp(new Shares(List.of(1 - t, t)));
  }

  @Test
  void slerpOfRightAnglesFollowsTheCircle() {
    List<NamedWeights> models = List.of(single("x", 1, 0), single("y", 0, 1));
    for (double t : new double[] {0, .25, .5, .8, 1}) {
      float[] fused = values(slerp(t).fuse(models));
      assertThat((double) fused[0]).isCloseTo(Math.cos(t * Math.PI / 2), within(1e-6));
      assertThat((double) fused[1]).isCloseTo(Math.sin(t * Math.PI / 2), within(1e-6));
    }
  }

  @Test
  void slerpOfTwoIsShoemakesFormula() {
    SplittableRandom random = new SplittableRandom(2);
    for (int round = 0; round < 50; round++) {
      float[] v0 = tensor(random, 6).data();
      float[] v1 = tensor(random, 6).data();
      double t = random.nextDouble();
      double dot = 0;
      double n0 = 0;
      double n1 = 0;
      for (int e = 0; e < 6; e++) {
        dot += v0[e] * v1[e];
        n0 += v0[e] * v0[e];
        n1 += v1[e] * v1[e];
      }
      double angle = Math.acos(dot / Math.sqrt(n0 * n1));
      float[] fused = values(slerp(t).fuse(List.of(single("a", v0), single("b", v1))));
      for (int e = 0; e < 6; e++) {
        double expected =
            (Math.sin((1 - t) * angle) * v0[e] + Math.sin(t * angle) * v1[e]) / Math.sin(angle);
        assertThat((double) fused[e]).isCloseTo(expected, within(1e-5));
      }
    }
  }

  @Test
  void slerpOfThreeAxesIsTheMiddleOfTheirSphere() {
    float[] fused =
        values(
            new Slerp(Shares.EQUAL)
                .fuse(List.of(single("x", 1, 0, 0), single("y", 0, 1, 0), single("z", 0, 0, 1))));
    float middle = (float) (1 / Math.sqrt(3));
    assertThat(fused).containsExactly(new float[] {middle, middle, middle}, within(1e-6f));
  }

  @Test
  void slerpOfManyBalancesTheWaysAlongTheSphere() {
    SplittableRandom random = new SplittableRandom(4);
    for (int round = 0; round < 30; round++) {
      // Around one direction, as models from a common start are.
      double[][] u = new double[4][5];
      float[][] data = new float[4][5];
      for (int i = 0; i < 4; i++) {
        double square = 0;
        for (int e = 0; e < 5; e++) {
          u[i][e] = (e == 0 ? 2 : 0) + random.nextDouble(-1, 1);
          square += u[i][e] * u[i][e];
        }
        for (int e = 0; e < 5; e++) {
          u[i][e] /= Math.sqrt(square);
          data[i][e] = (float) u[i][e];
        }
      }
      double[] w = {.1, .2, .3, .4};
      double[] c = Slerp.coefficients(w, data);
      double[] q = new double[5];
      double[] balance = new double[5];
      for (int e = 0; e < 5; e++) {
        for (int i = 0; i < 4; i++) {
          q[e] += c[i] * u[i][e];
        }
      }
      for (int i = 0; i < 4; i++) {
        double cosine = 0;
        for (int e = 0; e < 5; e++) {
          cosine += q[e] * u[i][e];
        }
        double angle = Math.acos(cosine);
        for (int e = 0; e < 5; e++) {
          balance[e] += w[i] * angle / Math.sin(angle) * (u[i][e] - cosine * q[e]);
        }
      }
      assertThat(balance).containsExactly(new double[5], within(1e-6));
    }
  }

  @Test
  void slerpOfParallelOrZeroTensorsIsLinear() {
    assertThat(values(slerp(.25).fuse(List.of(single("a", 1, 2), single("b", 3, 6)))))
        .containsExactly(1.5f, 3);
    assertThat(values(slerp(.5).fuse(List.of(single("a", 0, 0), single("b", 3, 6)))))
        .containsExactly(1.5f, 3);
    assertThat(values(slerp(.25).fuse(List.of(single("a", 1, 0), single("b", -1, 0)))))
        .containsExactly(.5f, 0);
  }

  @Test
  void taskArithmeticScalesTheMergedDifference() {
    NamedWeights base = single("base", 1, 1);
    List<NamedWeights> models = List.of(single("a", 2, 1), single("b", 1, 5));
    assertThat(values(new TaskArithmetic(base, 1, Shares.EQUAL).fuse(models)))
        .containsExactly(1.5f, 3);
    assertThat(values(new TaskArithmetic(base, 2, Shares.EQUAL).fuse(models)))
        .containsExactly(2, 5);
    assertThat(values(new TaskArithmetic(base, 0, Shares.EQUAL).fuse(models)))
        .containsExactly(1, 1);
  }

  @Test
  void tiesTrimsElectsAndMergesWhatAgrees() {
    NamedWeights base = single("base", 0, 0, 0, 0);
    List<NamedWeights> models =
        List.of(
            single("a", 4, 3, .1f, -.2f),
            single("b", 2, -1, .3f, -.1f),
            single("c", -1, 4, 0, .1f));
    // Half of each is kept: a (4, 3), b (2, -1), c (-1, 4). Element 0 votes 5/3: (4+2)/2. Element 1
    // votes 2: (3+4)/2.
    assertThat(values(new Ties(base, .5, 1, Shares.EQUAL).fuse(models)))
        .containsExactly(new float[] {3, 3.5f, 0, 0}, within(1e-6f));
    // All is kept: element 3 votes for minus, (.2 + .1) / 2.
    assertThat(values(new Ties(base, 1, 1, Shares.EQUAL).fuse(models)))
        .containsExactly(new float[] {3, 3.5f, .2f, -.15f}, within(1e-6f));
    assertThat(values(new Ties(base, .5, .5, Shares.EQUAL).fuse(models)))
        .containsExactly(new float[] {1.5f, 1.75f, 0, 0}, within(1e-6f));
  }

  @Test
  void dareKeepsItsShareAndTheMeanOfTheDifferences() {
    float[] ones = new float[40_000];
    java.util.Arrays.fill(ones, 1);
    NamedWeights base = single("base", new float[40_000]);
    float[] fused = values(new Dare(base, .3, 1, Shares.EQUAL, 5).fuse(List.of(single("a", ones))));
    int kept = 0;
    double sum = 0;
    for (float value : fused) {
      assertThat(value == 0 || Math.abs(value - 1 / .3) < 1e-5).isTrue();
      kept += value == 0 ? 0 : 1;
      sum += value;
    }
    assertThat(kept / 40_000.).isCloseTo(.3, within(.01));
    assertThat(sum / 40_000).isCloseTo(1, within(.04));
    assertThat(values(new Dare(base, .3, 1, Shares.EQUAL, 5).fuse(List.of(single("a", ones)))))
        .isEqualTo(fused);
    assertThat(values(new Dare(base, .3, 1, Shares.EQUAL, 6).fuse(List.of(single("a", ones)))))
        .isNotEqualTo(fused);
  }

  @Test
  void greedySoupLeavesOutWhatWouldSpoilIt() {
    // The score is best when the value is 5.
    GreedySoup method = new GreedySoup(w -> -Math.abs(values(w)[0] - 5));
    GreedySoup.Soup soup =
        method.cook(List.of(single("far", 40), single("near", 4), single("above", 7)));
    assertThat(soup.ingredients()).containsExactly("near", "above");
    assertThat(values(soup.weights())).containsExactly(5.5f);
    assertThat(soup.score()).isEqualTo(-.5);
  }

  @Test
  void greedySoupOfOneModelIsThatModel() {
    GreedySoup method = new GreedySoup(FusionTest::score);
    assertThat(method.fuse(List.of(single("a", 1, 2)))).isEqualTo(single("a", 1, 2).weights());
  }
}

package org.spectrumworkbench.core.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.spectrumworkbench.core.signal.TokenLoss.Clip;

class TokenLossTest {
  private static final double STEP = 1e-6;

  @Test
  void onPolicyLossIsMinusTheAdvantageAndSoIsItsGradient() {
    TokenLoss token = TokenLoss.clipped(-1.3, -1.3, .7, .2, .2);
    assertThat(token).isEqualTo(new TokenLoss(-.7, -.7, Clip.NONE));
  }

  @Test
  void clipHoldsOnlyWhereTheRatioWentTheWayTheAdvantagePoints() {
    double up = Math.log(1.5);
    double down = Math.log(.5);
    assertThat(TokenLoss.clipped(up, 0, 2, .2, .28))
        .satisfies(t -> {
          assertThat(t.value()).isCloseTo(-1.28 * 2, within(1e-12));
          assertThat(t.gradient()).isZero();
          assertThat(t.clipped()).isEqualTo(Clip.HIGH);
        });
    assertThat(TokenLoss.clipped(down, 0, -2, .2, .28))
        .satisfies(t -> {
          assertThat(t.value()).isCloseTo(.8 * 2, within(1e-12));
          assertThat(t.gradient()).isZero();
          assertThat(t.clipped()).isEqualTo(Clip.LOW);
        });
    assertThat(TokenLoss.clipped(up, 0, -2, .2, .28).value()).isCloseTo(3, within(1e-12));
    assertThat(TokenLoss.clipped(down, 0, 2, .2, .28).value()).isCloseTo(-1, within(1e-12));
  }

  @Test
  void zeroAdvantageIsNeverClipped() {
    assertThat(TokenLoss.clipped(1, 0, 0, .2, .2).clipped()).isEqualTo(Clip.NONE);
    assertThat(TokenLoss.clipped(1, 0, 0, .2, .2).gradient()).isZero();
  }

  @Test
  void gradientOfTheClippedLossIsItsDifferenceQuotient() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 500; i++) {
      double logp = random.nextDouble(-1, 1);
      double advantage = random.nextDouble(-2, 2);
      double ratio = Math.exp(logp);
      if (Math.abs(ratio - .8) < 1e-4 || Math.abs(ratio - 1.3) < 1e-4) {
        continue;
      }
      double quotient =
          (TokenLoss.clipped(logp + STEP, 0, advantage, .2, .3).value()
                  - TokenLoss.clipped(logp - STEP, 0, advantage, .2, .3).value())
              / (2 * STEP);
      assertThat(TokenLoss.clipped(logp, 0, advantage, .2, .3).gradient())
          .isCloseTo(quotient, within(1e-7));
    }
  }

  @Test
  void cispoKeepsAGradientBeyondTheCap() {
    TokenLoss inside = TokenLoss.cispo(-.5, -.6, 2, 1.28);
    assertThat(inside.gradient()).isCloseTo(-2 * Math.exp(.1), within(1e-12));
    assertThat(inside.clipped()).isEqualTo(Clip.NONE);
    TokenLoss beyond = TokenLoss.cispo(-.5, -1.5, 2, 1.28);
    assertThat(beyond.gradient()).isCloseTo(-2 * 1.28, within(1e-12));
    assertThat(beyond.value()).isCloseTo(2 * 1.28 * .5, within(1e-12));
    assertThat(beyond.clipped()).isEqualTo(Clip.HIGH);
  }

  @Test
  void gspoTakesTheGeometricMeanOfTheRatios() {
    double[] logp = {-1, -2, -.5};
    double[] old = {-1.2, -1.9, -.8};
    double ratio = Math.exp((.2 - .1 + .3) / 3);
    TokenLoss token = TokenLoss.gspo(logp, old, 1.5, .2, .2);
    assertThat(token.value()).isCloseTo(-ratio * 1.5, within(1e-12));
    double[] moved = logp.clone();
    moved[1] += STEP;
    double quotient = (TokenLoss.gspo(moved, old, 1.5, .2, .2).value() - token.value()) / STEP;
    assertThat(token.gradient()).isCloseTo(quotient, within(1e-5));
  }

  @Test
  void gspoOfOneTokenIsTheTokenLoss() {
    assertThat(TokenLoss.gspo(new double[] {-1}, new double[] {-1.1}, -1, .2, .2))
        .isEqualTo(TokenLoss.clipped(-1 + 1.1, 0, -1, .2, .2));
  }

  @Test
  void klEstimatesByHand() {
    assertThat(KlEstimator.K1.of(-1, -1.5)).isEqualTo(.5);
    assertThat(KlEstimator.K2.of(-1, -1.5)).isEqualTo(.125);
    assertThat(KlEstimator.K3.of(-1, -1.5)).isCloseTo(Math.exp(-.5) + .5 - 1, within(1e-15));
    for (KlEstimator estimator : KlEstimator.values()) {
      assertThat(estimator.of(-.3, -.3)).isZero();
    }
  }

  @Test
  void k1AndK3AverageToTheDivergenceOfTwoDistributions() {
    double[] policy = {.5, .3, .15, .05};
    double[] reference = {.25, .25, .25, .25};
    double exact = 0;
    double k1 = 0;
    double k3 = 0;
    for (int i = 0; i < policy.length; i++) {
      double logp = Math.log(policy[i]);
      double ref = Math.log(reference[i]);
      exact += policy[i] * (logp - ref);
      k1 += policy[i] * KlEstimator.K1.of(logp, ref);
      k3 += policy[i] * KlEstimator.K3.of(logp, ref);
      assertThat(KlEstimator.K3.of(logp, ref)).isNotNegative();
    }
    assertThat(k1).isCloseTo(exact, within(1e-14));
    assertThat(k3).isCloseTo(exact, within(1e-14));
  }
}

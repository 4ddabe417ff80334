package org.spectrumworkbench.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {
  @Test
  void sharesHaveThreeDigitsAndNoLeadingZero() {
    assertThat(Figures.share(.6123)).isEqualTo(".612");
    assertThat(Figures.share(1)).isEqualTo("1.000");
    assertThat(Figures.share(0)).isEqualTo(".000");
    assertThat(Figures.share(-.05)).isEqualTo("-.050");
    assertThat(Figures.difference(.031)).isEqualTo("+.031");
    assertThat(Figures.difference(-.031)).isEqualTo("-.031");
  }

  @Test
  void intervalsNeedTwoBounds() {
    assertThat(Figures.interval(List.of(.1, .25))).isEqualTo(".100 to .250");
    assertThat(Figures.interval(List.of())).isEmpty();
    assertThat(Figures.interval(null)).isEmpty();
  }
}

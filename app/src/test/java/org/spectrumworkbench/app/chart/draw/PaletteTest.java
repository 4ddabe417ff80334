package org.spectrumworkbench.app.chart.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PaletteTest {

  /**
   * What eyes without the green pigment see, in linear light (Machado, Oliveira and Fernandes 2009,
   * severity 1).
   */
  private static final double[][] DEUTERANOPIA = {
    {.367322, .860646, -.227968}, {.280085, .672501, .047413}, {-.011820, .042940, .968881}
  };

  /** The same without the red pigment. */
  private static final double[][] PROTANOPIA = {
    {.152286, 1.052583, -.204868}, {.114503, .786281, .099216}, {-.003882, -.048116, 1.051998}
  };

  private static final double[][] NORMAL = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};

  static List<Palette> palettes() {
    return List.of(Palette.LIGHT, Palette.DARK);
  }

  @ParameterizedTest
  @MethodSource("palettes")
  void seriesStayApartForEyesWithoutTheGreenOrTheRedPigment(Palette palette) {
    assertThat(palette.series()).hasSize(Palette.HUES);
    for (int a = 0; a < Palette.HUES; a++) {
      for (int b = 0; b < a; b++) {
        String pair = palette.series(a).hex() + " and " + palette.series(b).hex();
        assertThat(difference(palette.series(a), palette.series(b), DEUTERANOPIA))
            .as(pair)
            .isGreaterThan(17);
        assertThat(difference(palette.series(a), palette.series(b), PROTANOPIA))
            .as(pair)
            .isGreaterThan(17);
        assertThat(difference(palette.series(a), palette.series(b), NORMAL))
            .as(pair)
            .isGreaterThan(25);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("palettes")
  void modelsStayApartFromEachOtherAndFromTheFirstSubdomains(Palette palette) {
    List<Integer> models = List.of(Palette.BASE, Palette.SPECTRUM, Palette.SIGNAL);
    for (int model : models) {
      Ink ink = palette.series(model);
      assertThat(ink.contrast(palette.ground())).isGreaterThan(3);
      for (int other : List.of(Palette.BASE, Palette.SPECTRUM, Palette.SIGNAL, 0, 1, 2, 3)) {
        if (other != model) {
          String pair = ink.hex() + " and " + palette.series(other).hex();
          assertThat(Marker.of(model)).as(pair).isNotEqualTo(Marker.of(other));
          for (double[][] eyes : List.of(DEUTERANOPIA, PROTANOPIA, NORMAL)) {
            assertThat(difference(ink, palette.series(other), eyes)).as(pair).isGreaterThan(17);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("palettes")
  void marksAndTextsStandOutFromTheGround(Palette palette) {
    assertThat(palette.series())
        .allSatisfy(ink -> assertThat(ink.contrast(palette.ground())).isGreaterThan(3));
    assertThat(
            List.of(
                palette.correct(),
                palette.wrong(),
                palette.unparsed(),
                palette.truncated(),
                palette.accent()))
        .allSatisfy(ink -> assertThat(ink.contrast(palette.ground())).isGreaterThan(3));
    assertThat(palette.text().contrast(palette.ground())).isGreaterThan(7);
    assertThat(palette.muted().contrast(palette.ground())).isGreaterThan(4.5);
    assertThat(palette.text().contrast(palette.raised())).isGreaterThan(7);
  }

  @ParameterizedTest
  @MethodSource("palettes")
  void rampRunsEvenlyFromOneLightnessToTheOther(Palette palette) {
    double sign = palette.dark() ? 1 : -1;
    for (double v = 0; v < 1; v += .05) {
      double here = lab(palette.heat(v), NORMAL)[0];
      double next = lab(palette.heat(Math.min(1, v + .05)), NORMAL)[0];
      assertThat((next - here) * sign).as("from %s", v).isBetween(.5, 9.0);
    }
    assertThat(palette.heat(Double.NaN)).isEqualTo(palette.missing());
    assertThat(palette.heat(7)).isEqualTo(palette.heat(1));
  }

  private static double difference(Ink a, Ink b, double[][] eyes) {
    double[] p = lab(a, eyes);
    double[] q = lab(b, eyes);
    return Math.sqrt(
        Math.pow(p[0] - q[0], 2) + Math.pow(p[1] - q[1], 2) + Math.pow(p[2] - q[2], 2));
  }

  /** CIE L*a*b* under D65 of what such eyes see. */
  private static double[] lab(Ink ink, double[][] eyes) {
    double[] rgb = {linear(ink.red()), linear(ink.green()), linear(ink.blue())};
    double[] seen = new double[3];
    for (int i = 0; i < 3; i++) {
      double sum = 0;
      for (int j = 0; j < 3; j++) {
        sum += eyes[i][j] * rgb[j];
      }
      seen[i] = Math.clamp(sum, 0, 1);
    }
    double x = f((.4124 * seen[0] + .3576 * seen[1] + .1805 * seen[2]) / .9505);
    double y = f(.2126 * seen[0] + .7152 * seen[1] + .0722 * seen[2]);
    double z = f((.0193 * seen[0] + .1192 * seen[1] + .9505 * seen[2]) / 1.089);
    return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
  }

  private static double f(double t) {
    return t > .008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116.0;
  }

  private static double linear(int channel) {
    double c = channel / 255.0;
    return c <= .04045 ? c / 12.92 : Math.pow((c + .055) / 1.055, 2.4);
  }
}

package org.spectrumworkbench.core.verify.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spectrumworkbench.core.verify.math.MathSettings.Percent;

/** Each setting changes the verdict that it is about. */
class MathSettingsTest {
  /** The settings as a list that single ones can be changed in. */
  private static final class Draft {
    Percent percent = MathSettings.DEFAULT.percent();
    boolean orderedLists;
    boolean listAsSet = true;
    boolean listAsTuple = true;
    boolean singletonSets = true;
    boolean vectorAsTuple;
    boolean assignments = true;
    boolean inequalityForSet;
    boolean ignoreUnits = true;
    boolean unreducedFractions = true;
    boolean decimalComma = true;
    boolean ratioAsFraction = true;
    boolean baseOptional = true;

    MathSettings settings() {
      return new MathSettings(
          percent,
          6,
          orderedLists,
          listAsSet,
          listAsTuple,
          singletonSets,
          vectorAsTuple,
          assignments,
          inequalityForSet,
          ignoreUnits,
          unreducedFractions,
          decimalComma,
          ratioAsFraction,
          baseOptional);
    }
  }

  private static boolean equal(UnaryOperator<Draft> change, String gold, String answer) {
    MathSettings settings = change.apply(new Draft()).settings();
    return MathEquivalence.compare(gold, answer, settings).equal();
  }

  private static void turns(UnaryOperator<Draft> change, String gold, String answer) {
    boolean before = equal(d -> d, gold, answer);
    assertThat(equal(change, gold, answer)).as(gold + " and " + answer).isNotEqualTo(before);
  }

  @Test
  void draftIsTheDefault() {
    assertThat(new Draft().settings()).isEqualTo(MathSettings.DEFAULT);
  }

  @ParameterizedTest
  @CsvSource({
    "EITHER, 28, true",
    "EITHER, 0.28, true",
    "HUNDREDTHS, 28, false",
    "HUNDREDTHS, 0.28, true",
    "NUMBER, 28, true",
    "NUMBER, 0.28, false"
  })
  void percent(Percent percent, String answer, boolean equal) {
    UnaryOperator<Draft> change =
        d -> {
          d.percent = percent;
          return d;
        };
    assertThat(equal(change, "28\\%", answer)).isEqualTo(equal);
    assertThat(equal(change, answer, "28\\%")).isEqualTo(equal);
    assertThat(equal(change, "28\\%", "28 percent")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "1/3, 0.33, 2, true",
    "1/3, 0.333, 3, true",
    "1/3, 0.333, 4, false",
    "1/3, 0.3333, 4, true",
    "1/3, 0.333333333333333333, -1, false",
    "1/2, 0.5, -1, true",
    "0.01, 0.012, 2, false",
    "\\sqrt{2}, 1.41, 2, true",
    "\\sqrt{2}, 1.41, 3, false",
  })
  void decimals(String gold, String answer, int places, boolean equal) {
    MathSettings settings = MathSettings.DEFAULT.withDecimals(places);
    assertThat(MathEquivalence.compare(gold, answer, settings).equal()).isEqualTo(equal);
    assertThat(MathEquivalence.compare(answer, gold, settings).equal()).isEqualTo(equal);
  }

  @Test
  void order() {
    turns(d -> set(d, () -> d.orderedLists = true), "1, 2", "2, 1");
  }

  @Test
  void listAndSet() {
    turns(d -> set(d, () -> d.listAsSet = false), "\\{1, 2\\}", "1, 2");
  }

  @Test
  void listAndTuple() {
    turns(d -> set(d, () -> d.listAsTuple = false), "(1, 2)", "1, 2");
  }

  @Test
  void setOfOne() {
    turns(d -> set(d, () -> d.singletonSets = false), "\\{5\\}", "5");
  }

  @Test
  void vector() {
    turns(
        d -> set(d, () -> d.vectorAsTuple = true),
        "\\begin{pmatrix}1\\\\2\\end{pmatrix}",
        "(1, 2)");
  }

  @Test
  void assignment() {
    turns(d -> set(d, () -> d.assignments = false), "5", "x = 5");
  }

  @Test
  void inequalityForASet() {
    turns(d -> set(d, () -> d.inequalityForSet = true), "[1, 2]", "1 \\le x \\le 2");
    turns(d -> set(d, () -> d.inequalityForSet = true), "(0,1]", "0<x\\le 1");
    turns(d -> set(d, () -> d.inequalityForSet = true), "(3,\\infty)", "x>3");
    turns(
        d -> set(d, () -> d.inequalityForSet = true), "(-\\infty,1)\\cup(3,\\infty)", "x<1 or x>3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[2,\\infty) | 2x+1 \\ge 5",
        "(-2,2) | \\|x\\|<2",
        "(0,1] | 0<x<1",
        "(0,1] | 0\\le x\\le 1",
        "(0,1) | 0<x<y<1",
        "(0,1) | 0<x and y<1",
        "\\{0,1\\} | 0<x<1",
        "0,1 | 0<x<1",
        "5 | x>5",
      })
  void inequalityThatIsNotSolvedOrAnotherIsNeverASet(String gold, String answer) {
    assertThat(equal(d -> set(d, () -> d.inequalityForSet = true), gold, answer)).isFalse();
  }

  @Test
  void decimalComma() {
    turns(d -> set(d, () -> d.decimalComma = false), "2.5", "2,5");
    turns(d -> set(d, () -> d.decimalComma = false), "12,50 €", "12.5");
    for (boolean comma : new boolean[] {true, false}) {
      UnaryOperator<Draft> change = d -> set(d, () -> d.decimalComma = comma);
      assertThat(equal(change, "1234", "1,234")).isTrue();
      assertThat(equal(change, "2,5", "5,2")).isTrue();
      assertThat(equal(change, "(2,5)", "(2,5)")).isTrue();
      assertThat(equal(change, "100,200", "200, 100")).isTrue();
    }
  }

  @Test
  void units() {
    turns(d -> set(d, () -> d.ignoreUnits = false), "5 cm", "5 km");
    assertThat(equal(d -> set(d, () -> d.ignoreUnits = false), "5 cm", "5")).isTrue();
  }

  @Test
  void unreduced() {
    turns(d -> set(d, () -> d.unreducedFractions = false), "1/2", "\\frac{2}{4}");
    assertThat(equal(d -> set(d, () -> d.unreducedFractions = false), "2/4", "1/2")).isTrue();
  }

  @Test
  void ratio() {
    turns(d -> set(d, () -> d.ratioAsFraction = false), "3:4", "3/4");
  }

  @Test
  void base() {
    turns(d -> set(d, () -> d.baseOptional = false), "312_4", "312");
  }

  private static Draft set(Draft draft, Runnable change) {
    change.run();
    return draft;
  }
}

package org.spectrumworkbench.app.domains;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.problem.domain.Condition;

class SubdomainNamesTest {
  private static final Texts TEXTS = Texts.of(SubdomainNames.class);
  private static final List<String> NAMES = List.of("algebra", "geometry", "geo", "2");

  @ParameterizedTest
  @CsvSource({"1,algebra", "2,2", "3,geo", "' ALG',algebra", "geo,geo", "geom,geometry"})
  void numberNameOrBeginningFindsASubdomain(String typed, String found) {
    assertThat(SubdomainNames.find(NAMES, typed, TEXTS)).isEqualTo(found);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ge", "0", "9", "calculus", "99999999999"})
  void whatFitsNoneOrSeveralIsRefused(String typed) {
    assertThatThrownBy(() -> SubdomainNames.find(NAMES, typed, TEXTS))
        .isInstanceOf(WorkbenchException.class);
  }

  @Test
  void typedRulesAreConditionsAndBack() {
    for (Condition condition :
        List.of(
            new Condition.Keywords(List.of("a b", "c*")),
            new Condition.Expression("x\\d"),
            new Condition.Tag("linear"),
            new Condition.Column(Condition.Field.ID, "p*"),
            new Condition.Half(-3))) {
      RuleKind kind = RuleKind.of(condition);
      assertThat(kind.parse(RuleKind.typed(condition), RuleKind.column(condition)))
          .isEqualTo(condition);
      assertThat(kind.label(TEXTS)).isNotBlank();
    }
    assertThatThrownBy(() -> RuleKind.HALF.parse("one", Condition.Field.ID))
        .isInstanceOf(WorkbenchException.class);
  }
}

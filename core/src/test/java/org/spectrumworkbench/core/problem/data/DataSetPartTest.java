package org.spectrumworkbench.core.problem.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.problem.Split;

final class DataSetPartTest {
  @Test
  void aNameOfAPartIsReadAndWrittenAlike() {
    for (String name : new String[] {"gsm8k", "gsm8k@2", "gsm8k:train", "gsm8k@2:probe-select"}) {
      assertThat(DataSetPart.parse(name)).hasToString(name);
    }
    assertThat(DataSetPart.parse("gsm8k@2:evaluate").part()).contains(Split.EVALUATE);
    assertThat(DataSetPart.parse("gsm8k@2").part()).isEmpty();
  }

  @Test
  void aPartThatIsNoneIsRefusedWithThoseThatAre() {
    for (String bad : new String[] {"gsm8k:", "gsm8k:test", "gsm8k:train:train"}) {
      assertThatThrownBy(() -> DataSetPart.parse(bad))
          .isInstanceOf(WorkbenchException.class)
          .hasMessageContaining("is no part")
          .extracting(e -> ((WorkbenchException) e).mend())
          .asString()
          .contains("train, probe-select, probe-confirm, evaluate");
    }
    assertThatThrownBy(() -> DataSetPart.parse("../x:train"))
        .hasMessageContaining("cannot be the name");
  }
}

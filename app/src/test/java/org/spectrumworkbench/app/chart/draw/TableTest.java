package org.spectrumworkbench.app.chart.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

  private static final Table TABLE =
      new Table(
          List.of("name", "a, b"), List.of(List.of("say \"hi\"", "1"), List.of("two\nlines", "2")));

  @Test
  void csvQuotesWhatNeedsIt() {
    assertThat(TABLE.csv())
        .isEqualTo("name,\"a, b\"\r\n\"say \"\"hi\"\"\",1\r\n\"two\nlines\",2\r\n");
  }

  @Test
  void copiedCellsNeverBreakTheirRow() {
    assertThat(TABLE.tabbed()).isEqualTo("name\ta, b\nsay \"hi\"\t1\ntwo lines\t2\n");
  }
}

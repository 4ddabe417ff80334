package org.spectrumworkbench.core.problem.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

final class ColumnPathTest {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private static ObjectNode cells(String json) {
    return (ObjectNode) JSON.readTree(json.replace('\'', '"'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a | {'a':51.0} | 51",
        "a | {'a':0.1} | 0.1",
        "a | {'a':1e3} | 1000",
        "a | {'a':1e999999} | 1E+999999",
        "a | {'a':true} | true",
        "a | {'a':['x','y']} | `x\ny`",
        "a | {'a':[1,2]} | [1,2]",
        "a.b | {'a':{'b':'deep'}} | deep",
        "a.1 | {'a':['x','y']} | y",
        "a.b | {'a':{'b':'deep'},'a.b':'flat'} | flat",
        "a | {'a':'x\\r\\ny'} | `x\ny`",
        "a | {'a':'x\\ud800y'} | x\ufffdy",
        "a | {'a':'\\ud83d\\ude00'} | \ud83d\ude00",
      })
  void cellIsReadAsText(String path, String json, String text) {
    assertThat(ColumnPath.text(ColumnPath.cell(cells(json), path))).isEqualTo(text);
  }

  @Test
  void whatIsMissingOrNullIsNoCell() {
    ObjectNode cells = cells("{'a':null,'b':{'c':1}}");
    assertThat(ColumnPath.cell(cells, "a")).isNull();
    assertThat(ColumnPath.cell(cells, "x")).isNull();
    assertThat(ColumnPath.cell(cells, "b.d.e")).isNull();
    assertThat(ColumnPath.paths(cells)).containsExactly("a", "b", "b.c");
  }
}

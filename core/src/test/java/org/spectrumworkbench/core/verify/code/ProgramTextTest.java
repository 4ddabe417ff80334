package org.spectrumworkbench.core.verify.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.spectrumworkbench.core.problem.ProgramTests.Language;

class ProgramTextTest {
  private static String python(String response) {
    return ProgramText.in(response, Language.PYTHON).map(ProgramText::text).orElse("none");
  }

  @Test
  void lastBlockThatNamesTheLanguageIsTheProgram() {
    assertThat(python("```python\na\n```\nbetter:\n```python\nb\n```\n```\noutput\n```\n"))
        .isEqualTo("b\n");
    assertThat(python("```Python3 title=x\na\n```")).isEqualTo("a\n");
    assertThat(python("```java\nclass A {}\n```\n```py\na\n```\n```text\nx\n```")).isEqualTo("a\n");
    assertThat(
            ProgramText.in("```python\na\n```\n```java\nclass A {}\n```", Language.JAVA)
                .map(ProgramText::text))
        .hasValue("class A {}\n");
  }

  @Test
  void blockWithoutLanguageComesNextAndThenTheWholeResponse() {
    assertThat(python("first\n```\na\n```\nthen\n```\nb\n```\n```text\nx\n```")).isEqualTo("b\n");
    assertThat(python("print(1)\n")).isEqualTo("print(1)\n");
    assertThat(ProgramText.in("print(1)", Language.PYTHON))
        .hasValue(new ProgramText("print(1)", false));
  }

  @Test
  void fencesMayBeLongerIndentedOrNeverClosed() {
    assertThat(python("````python\ns = '''\n```\n'''\n````\n")).isEqualTo("s = '''\n```\n'''\n");
    assertThat(python("1. So:\n   ```python\n   a\n   ```\n")).isEqualTo("   a\n");
    assertThat(python("~~~python\na\n~~~")).isEqualTo("a\n");
    assertThat(python("```python\na\nb")).isEqualTo("a\nb\n");
  }

  @Test
  void nothingIsNoProgram() {
    assertThat(ProgramText.in(" \n", Language.PYTHON)).isEqualTo(Optional.empty());
    assertThat(ProgramText.in("Here:\n```python\n\n```\n", Language.PYTHON))
        .isEqualTo(Optional.empty());
  }
}

package org.spectrumworkbench.app.leaks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.spectrumworkbench.app.leaks.MarkedText.Piece;
import org.spectrumworkbench.core.problem.leak.Passage;
import org.spectrumworkbench.core.problem.leak.Span;

class MarkedTextTest {
  @Test
  void marksStandWhereTheSpansAre() {
    assertThat(MarkedText.of("abcdef", List.of(span(4, 6), span(1, 3))))
        .containsExactly(
            new Piece("a", false),
            new Piece("bc", true),
            new Piece("d", false),
            new Piece("ef", true));
    assertThat(MarkedText.of("abc", List.of())).containsExactly(new Piece("abc", false));
    assertThat(MarkedText.of("", List.of())).isEmpty();
  }

  @Test
  void overlappingMarksKeepTheText() {
    List<Piece> pieces = MarkedText.of("abcdef", List.of(span(0, 4), span(2, 6), span(1, 2)));
    assertThat(text(pieces)).isEqualTo("abcdef");
    assertThat(pieces).allMatch(Piece::marked);
  }

  @Test
  void aLongTextIsCutAboutItsFirstMark() {
    String text = "x".repeat(50_000) + "MATCH" + "y".repeat(50_000);
    List<Piece> pieces = MarkedText.of(text, List.of(span(50_000, 50_005)));
    assertThat(pieces).contains(new Piece("MATCH", true));
    assertThat(text(pieces)).hasSize(MarkedText.MOST + 2).startsWith("…x").endsWith("y…");
  }

  private static Span span(int from, int to) {
    return new Span(Passage.QUESTION, from, to);
  }

  private static String text(List<Piece> pieces) {
    return pieces.stream().map(Piece::text).collect(Collectors.joining());
  }
}

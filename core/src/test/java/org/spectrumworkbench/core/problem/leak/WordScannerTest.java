package org.spectrumworkbench.core.problem.leak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WordScannerTest {
  @Test
  void caseAndPunctuationAndSymbolsAreDropped() {
    assertThat(words("Weng EARNS $12, an hour: (really!)"))
        .containsExactly("weng", "earns", "12", "an", "hour", "really");
  }

  @Test
  void symbolsEndAWord() {
    assertThat(words("48/2=<<48/2=24>>24 a_b x^2"))
        .containsExactly("48", "2", "48", "2", "24", "24", "a", "b", "x", "2");
  }

  @Test
  void apostrophesAndThousandsJoin() {
    assertThat(words("Don't pay Betty’s 49,479 or 1,23 or 1,2345"))
        .containsExactly("dont", "pay", "bettys", "49479", "or", "1", "23", "or", "1", "2345");
    assertThat(words("'quoted' x' 'y")).containsExactly("quoted", "x", "y");
  }

  @Test
  void accentsWidthsAndInvisibleCharactersMakeNoDifference() {
    assertThat(words("Caf\u00e9 cafe\u0301 \uff23\uff21\uff26\uff25 ca\u200bfe ca\u00adfe"))
        .containsExactly("cafe", "cafe", "cafe", "cafe", "cafe");
    assertThat(words("\uff11\uff12 \ud835\udc65")).containsExactly("12", "x");
  }

  @Test
  void eachIdeographIsAWord() {
    assertThat(words("小明有3个苹果x")).containsExactly("小", "明", "有", "3", "个", "苹", "果", "x");
  }

  @Test
  void placesAreThoseOfTheTextAsWritten() {
    String text = "  «Don't» Cafe\u0301, \ud835\udc65!";
    WordScanner scanner = new WordScanner();
    scanner.start(text);
    List<String> written = new ArrayList<>();
    while (scanner.next()) {
      written.add(text.substring(scanner.from(), scanner.to()));
    }
    assertThat(written).containsExactly("Don't", "Cafe", "\ud835\udc65");
  }

  @Test
  void aTextWithoutWordsHasNone() {
    assertThat(words("")).isEmpty();
    assertThat(words(" ... + = \ud800 \u0301")).isEmpty();
  }

  private static List<String> words(String text) {
    WordScanner scanner = new WordScanner();
    scanner.start(text);
    List<String> words = new ArrayList<>();
    while (scanner.next()) {
      words.add(new String(scanner.word(), 0, scanner.length()));
    }
    return words;
  }
}

package org.spectrumworkbench.core.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FinalAnswerTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "first \\boxed{1}. Then it is \\boxed{\\frac{1}{2}}. Done | \\frac{1}{2}",
        "so \\boxed{\\{1, 2\\}} | \\{1, 2\\}",
        "we get \\boxed {7} here | 7",
        "we get \\fbox{7} here | 7",
        "we get \\boxed 7 | 7",
        "nested \\boxed{x = \\boxed{3}} | x = \\boxed{3}",
        "open \\boxed{4} and then \\boxed{5 | 4",
        "{ never closed \\boxed{6} | 6",
        "} closed too soon \\boxed{6} | 6",
        "\\boxed{} is empty but \\boxed{8} is not | 8",
        "the answer is 3 but #### 4 and \\boxed{5} | 5",
      })
  void lastBalancedBoxComesFirst(String response, String text) {
    assertFound(response, FinalAnswer.Form.BOXED, text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\\boxed{1} and \\boxed{-2} | 1, -2",
        "\\boxed{1}, \\boxed{2}, \\boxed{3} | 1, 2, 3",
        "\\boxed{9}. Later: \\boxed{1} or \\boxed{2} | 1, 2",
        "\\boxed{1}\\boxed{2} | 1, 2",
        "\\boxed{1} sheep, as said before, for \\boxed{2} | 2",
        "\\boxed{1} is not it. So and \\boxed{2} | 2",
      })
  void boxesThatBelongTogetherAreOneAnswer(String response, String text) {
    assertFound(response, FinalAnswer.Form.BOXED, text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "48/2 = 24. #### 72 | 72",
        "#### 1 no, wait #### 1,234 | 1,234",
        "the answer is 3. #### -5 | -5",
      })
  void hashesComeSecond(String response, String text) {
    assertFound(response, FinalAnswer.Form.HASHES, text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3 + 4 = 7 answer 7 | 7",
        "So the answer is 42. | 42",
        "So the answer is 42 because 6 * 7 = 42. | 42",
        "The answer is $18 dollars. | $18 dollars",
        "The final answer is **3/4**. | 3/4",
        "Answer: (B) | (B)",
        "**Answer:** east | east",
        "ANSWER = 2.5 | 2.5",
        "The answer to this question is $\\frac{1}{2}$. I hope it is correct. | \\frac{1}{2}",
        "The answers are $1$ and $-2$. | $1$ and $-2$",
        "The answer is \\(x = 5\\), not \\(x = 6\\)? Well | x = 6",
        "Final Answer: The smallest $k$ is 27. | 27",
        "The answer is that John has 12 apples left. | 12 apples left",
        "answer is 5. Wait, the answer is 6. | 6",
        "My answer 3 was wrong and no other comes to mind today. answer 8 | 8",
        "The correct answer is B. | B",
        "the answer would be 5! | 5!",
        "answer: 1.5 | 1.5",
      })
  void announcedAnswersComeThird(String response, String text) {
    assertFound(response, FinalAnswer.Form.STATED, text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "so 1/2 | WHOLE | 1/2",
        "Thus x = 3 | WHOLE | x = 3",
        "hence 5 cm | WHOLE | 5 cm",
        "So, it is (1, 2] | WHOLE | (1, 2]",
        "therefore: x + 1 | WHOLE | x + 1",
        "which is about \\pi | WHOLE | \\pi",
        "so sqrt(2)/2 | WHOLE | sqrt(2)/2",
        "so x = 3 and y = 4 | WHOLE | x = 3 and y = 4",
        "we get $x$. | WHOLE | x",
        "= 5 | WHOLE | 5",
        "so x is 5 | WHOLE | 5",
        "Thus 5 + 5 is 10 | WHOLE | 10",
        "(2 + 1)^2 is 9 cm | WHOLE | 9 cm",
        "It's 5. | WHOLE | 5.",
        "so 12 red apples | WHOLE | 12 red apples",
        "so -5 km | WHOLE | -5 km",
        "so (-infinity, 2) | WHOLE | (-infinity, 2)",
        "**5** | WHOLE | 5",
        "It is **x + 1**. | WHOLE | x + 1",
        "**$x + 1$** | WHOLE | x + 1",
        "Answer: so 1/2 | STATED | 1/2",
        "The answer is approximately (1, 2). | STATED | (1, 2)",
        "#### thus 5 | HASHES | 5",
      })
  void wordsThatLeadToMathematicsAreNoPartOfTheAnswer(
      String response, FinalAnswer.Form form, String text) {
    FinalAnswer found = behindLeadingWords(response).orElseThrow();
    assertThat(found.text()).isEqualTo(text);
    assertThat(found.form()).isEqualTo(form);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "So Long",
        "so/2",
        "is(2)",
        "so",
        "it is",
        "is he",
        "$so 1/2$",
        "\\boxed{so 1/2}",
        "#### 5",
        "it (pronoun)",
        "So we have x + 3 = 10, so x = 7.",
        "x is 5 or y is 6",
        "Then 3 * 4 equals 12",
        "Then 12 of 20 is 60%",
        "then 12 of 20",
        "We have (5 + 5) which is 10",
        "so x is not 5",
        "so 12 eggs cost 24 dollars",
        "so 5, never 6",
        "**5** and **6**",
        "**five",
        "so it goes.\nSo 1/2",
      })
  void nothingIsLeftOutWhereNoMathematicsOrAlsoProseFollows(String response) {
    assertThat(behindLeadingWords(response)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "so 1/2 | WHOLE | so 1/2",
        "We 3 Kings | WHOLE | We 3 Kings",
        "= 5 | WHOLE | = 5",
        "#### So 5 | HASHES | So 5",
        "Answer: it is 5 | STATED | it is 5",
        "(-infinity, 2) | WHOLE | (-infinity, 2)",
        "(-inf, 1) union (2, infinity) | WHOLE | (-inf, 1) union (2, infinity)",
      })
  void leadingWordsStayWhereTextIsAskedFor(String response, FinalAnswer.Form form, String text) {
    assertFound(response, form, text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "it grows from 2 to 5 in all that time | true",
        "The answer is the interval from 0,1. | true",
        "Therefore, there are 3 of them in the box. | true",
        "The answer is the interval (0,1). | false",
        "The answer is 5. | false",
        "5 | false",
        "\\boxed{5} | false",
      })
  void lastNumberIsKnownAsSuch(String response, boolean last) {
    assertThat(FinalAnswer.find(response).orElseThrow().lastNumber()).isEqualTo(last);
  }

  @Test
  void conclusionCountsIfNothingFollows() {
    String open = "Then $n^2 = 9$. Therefore, there are 3 of them in the box";
    assertFound(open + ".", FinalAnswer.Form.STATED, "3 of them in the box");
    assertFound(open + ". So $m = 4$.", FinalAnswer.Form.MATHEMATICS, "m = 4");
    assertFound(
        "Thus, we get $x = 2$ and $x = 3$.", FinalAnswer.Form.STATED, "$x = 2$ and $x = 3$");
  }

  @Test
  void amountsOfMoneyAreNoMathematics() {
    assertFound("they spent $40 + $20 = $60 on it then", FinalAnswer.Form.NUMBER, "60");
    assertFound("it costs $5 so the price is $p$ now", FinalAnswer.Form.MATHEMATICS, "p");
  }

  @Test
  void headingAnnouncesTheLineBelow() {
    assertFound("Some words.\n### Final Answer\n\n12\n", FinalAnswer.Form.STATED, "12");
    assertFound("Some words.\n**Answer:**\n12 cm\nBye.", FinalAnswer.Form.STATED, "12 cm");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,000 | 1,000",
        "east | east",
        "$x + 1$ | x + 1",
        "\\[ 9 \\] | 9",
        "12 apples | 12 apples",
        "(1, 2] | (1, 2]",
      })
  void shortLineIsItsOwnAnswer(String response, String text) {
    assertFound(response, FinalAnswer.Form.WHOLE, text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "We see that $a = 3$ so that $a^2 = 9$ holds here. | a^2 = 9",
        "We see that the sum comes to \\(\\frac{1}{3}\\) as said | \\frac{1}{3}",
        "It costs $5 and that makes \\[ 7 \\] together | 7",
      })
  void lastMathematicsComesBeforeNumbers(String response, String text) {
    assertFound(response, FinalAnswer.Form.MATHEMATICS, text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "there were 12 sheep and then 7 left the herd | 7",
        "that makes a total of -1,234.50 pounds for them | -1,234.50",
        "which leaves him with $15 for the week | 15",
        "he ate 3/4 of the whole cake | 3/4",
        "he ate 1 3/4 of the cakes there | 1 3/4",
        "it rose by 20 % over the year | 20 %",
        "light travels 3.0e8 metres each second | 3.0e8",
        "so take 10 - 4 for the rest | 4",
        "half of them is .5 for B2B people | .5",
      })
  void lastNumberInProseComesLast(String response, String text) {
    assertFound(response, FinalAnswer.Form.NUMBER, text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "   \n", "There is nothing to say about that here.", "\\boxed{} \\boxed{"})
  void nothingIsFoundWhereNothingIsSaid(String response) {
    assertThat(FinalAnswer.find(response)).isEmpty();
  }

  @Test
  void placeIsThatOfTheTextInTheResponse() {
    String response = "Thus the answer is  $\\frac12$ .";
    FinalAnswer found = FinalAnswer.find(response).orElseThrow();
    assertThat(response.substring(found.start(), found.end())).isEqualTo("\\frac12");
  }

  @Test
  void randomTextNeverThrowsAndPlacesLieWithinIt() {
    String[] pieces = {
      "\\boxed", "{", "}", "answer", " is ", ":", "$", "$$", "\\(", "\\[", "\\]", "####", "\n",
      "12", ".", ",", "/", "-", "\\", "and", "\u0000", "\ud800", "é", "!", "%", "so ", "(", "x is ",
      "**", "Thus, "
    };
    var random = new SplittableRandom(3);
    for (int i = 0; i < 5_000; i++) {
      var text = new StringBuilder();
      for (int n = random.nextInt(12); n >= 0; n--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      Stream.of(FinalAnswer.find(text.toString()), behindLeadingWords(text.toString()))
          .flatMap(Optional::stream)
          .forEach(found -> {
            assertThat(found.text()).isNotBlank();
            assertThat(found.start()).isBetween(0, found.end());
            assertThat(found.end()).isLessThanOrEqualTo(text.length());
          });
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\boxed{",
        "{",
        "}",
        "$",
        "\\(",
        "\\[",
        "answer",
        "answer is ",
        "answer: \n",
        "#",
        "1,",
        "9",
        "\\boxed{}\\boxed{1}and",
        "so ",
        "=",
        "(1,",
        "answer is the very best of (1, 2), ",
        "Thus, in (1) ",
        "x is ",
        "Answer: it is x is ",
        "**",
        "Thus, 5 (1, "
      })
  void hundredKilobytesTakeNoTime(String piece) {
    String text = piece.repeat(100_000 / piece.length());
    long start = System.nanoTime();
    FinalAnswer.find(text);
    behindLeadingWords(text);
    assertThat(System.nanoTime() - start).isLessThan(1_000_000_000L);
  }

  private static void assertFound(String response, FinalAnswer.Form form, String text) {
    FinalAnswer found = FinalAnswer.find(response).orElseThrow();
    assertThat(found.text()).isEqualTo(text);
    assertThat(found.form()).isEqualTo(form);
  }

  private static Optional<FinalAnswer> behindLeadingWords(String response) {
    return FinalAnswer.behindLeadingWords(response, FinalAnswer.find(response).orElse(null));
  }
}

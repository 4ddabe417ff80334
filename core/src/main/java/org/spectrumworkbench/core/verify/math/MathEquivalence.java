package org.spectrumworkbench.core.verify.math;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Compares two bare answers, in LaTeX or plain text. Never throws and never takes longer than a
 * second, whatever the texts are.
 */
public final class MathEquivalence {
  private MathEquivalence() {}

  /**
   * The outcome of one comparison.
   *
   * @param equal whether the answers are the same; false where a limit ended the comparison
   * @param limited whether nothing was decided: a limit of size or time ended it, or the gold
   *     answer could not be read, so that the answers may be the same
   * @param gold the gold answer in the form compared, null where it was not read
   * @param answer the other in that form
   * @param reason why, in a sentence
   */
  public record Result(
      boolean equal,
      boolean limited,
      @Nullable String gold,
      @Nullable String answer,
      String reason) {}

  /** An answer as it was read: a tree, or the reason why there is none. */
  private record Read(@Nullable MathTree tree, String fault) {}

  /** Compares an answer with the gold answer; the settings may treat the two differently. */
  public static Result compare(String gold, String answer, MathSettings settings) {
    String g = tidy(gold);
    String a = tidy(answer);
    PlainNumber goldNumber = PlainNumber.of(g);
    PlainNumber answerNumber = PlainNumber.of(a);
    if (goldNumber != null && answerNumber != null) {
      if (goldNumber.equals(answerNumber)) {
        return new Result(
            true,
            false,
            goldNumber.toString(),
            answerNumber.toString(),
            "Both are " + goldNumber + ".");
      }
      if (goldNumber.scale() == 0 && answerNumber.scale() == 0) {
        return different(goldNumber.toString(), answerNumber.toString());
      }
    }
    try {
      Budget.checkLength(g);
      Budget.checkLength(a);
      return compareTexts(meant(g), meant(a), settings);
    } catch (Budget.Exceeded limit) {
      return new Result(
          false, true, null, null, "The answers were not compared: " + limit.getMessage() + ".");
    }
  }

  /**
   * A text that is the same for equal answers, to count votes by: an exact fraction, values at
   * fixed points, or for lists and sets those of their items. Answers that are equal only within
   * the tolerance of decimals have different keys.
   */
  public static String key(String answer) {
    String text = tidy(answer);
    PlainNumber number = PlainNumber.of(text);
    if (number != null) {
      return number.toString();
    }
    try {
      Budget.checkLength(text);
      String words = TextAnswer.words(meant(text));
      var budget = new Budget();
      MathTree tree = words == null ? read(meant(text), Reading.STANDARD, budget).tree : null;
      return tree == null ? (words == null ? bare(text) : words) : new AnswerKey(budget).of(tree);
    } catch (Budget.Exceeded limit) {
      return text;
    }
  }

  /** Whether an answer is a set, a tuple, an interval or an inequality, or a list of such. */
  static boolean isCollection(String answer) {
    String text = tidy(answer);
    if (PlainNumber.of(text) != null) {
      return false;
    }
    try {
      Budget.checkLength(text);
      MathTree tree = read(meant(text), Reading.STANDARD, new Budget()).tree;
      return tree != null && isCollection(tree);
    } catch (Budget.Exceeded limit) {
      return true;
    }
  }

  private static boolean isCollection(MathTree tree) {
    return switch (Names.unnamed(tree)) {
      case MathTree.Bracketed b -> true;
      case MathTree.SetOperation s -> true;
      case MathTree.Relation r -> r.signs().stream().anyMatch(MathTree.Comparison::isInequality);
      case MathTree.Listing l -> l.items().stream().anyMatch(MathEquivalence::isCollection);
      default -> false;
    };
  }

  private static Result compareTexts(String gold, String answer, MathSettings settings) {
    if (gold.equals(answer) && !gold.isEmpty()) {
      return new Result(true, false, shortened(gold), shortened(answer), "Both say the same.");
    }
    String goldWords = TextAnswer.words(gold);
    String answerWords = TextAnswer.words(answer);
    if (goldWords != null || answerWords != null) {
      return compareWords(gold, answer);
    }
    var budget = new Budget();
    Read g = read(gold, Reading.STANDARD, budget);
    Read a = read(answer, Reading.STANDARD, budget);
    if (g.tree == null && a.tree == null && sameText(gold, answer)) {
      return new Result(true, false, shortened(gold), shortened(answer), "Both say the same.");
    }
    if (g.tree == null || a.tree == null) {
      return unreadable(g, a, gold, answer);
    }
    var equality = new AnswerEquality(settings, budget);
    Pair equal = equal(gold, answer, new Pair(g.tree, a.tree, ""), equality, settings, budget);
    if (equal == null) {
      return different(g.tree, a.tree, equality);
    }
    String goldText = MathText.of(equal.gold);
    String answerText = MathText.of(equal.answer);
    if (!settings.unreducedFractions() && isUnreduced(equal.answer, budget)) {
      return new Result(
          false, false, goldText, answerText, "The fraction " + answerText + " is not reduced.");
    }
    if (!settings.ignoreUnits() && !Units.agree(gold, answer)) {
      return new Result(
          false,
          false,
          goldText,
          answerText,
          "The units differ: " + Units.differing(gold, answer) + ".");
    }
    String units = Units.differing(gold, answer);
    String ignored =
        units.isEmpty()
            ? ""
            : settings.ignoreUnits()
                ? "; units ignored: " + units
                : "; one of them names no unit, the other " + units;
    return new Result(
        true, false, goldText, answerText, same(goldText, answerText) + equal.note + ignored + ".");
  }

  private static String same(String gold, String answer) {
    return gold.equals(answer) ? "Both are " + gold : answer + " equals " + gold;
  }

  private static Result different(MathTree gold, MathTree answer, AnswerEquality equality) {
    String goldText = MathText.of(gold);
    String answerText = MathText.of(answer);
    return equality.isInequalityOfSet(gold, answer)
        ? new Result(
            false,
            false,
            goldText,
            answerText,
            "The answer is "
                + goldText
                + "; the inequality "
                + answerText
                + " says the same, but a set is asked for.")
        : different(goldText, answerText);
  }

  private static Result different(String gold, String answer) {
    return new Result(
        false, false, gold, answer, "The answer is " + gold + ", not " + answer + ".");
  }

  private static Result compareWords(String gold, String answer) {
    String g = TextAnswer.letters(gold);
    String a = TextAnswer.letters(answer);
    String goldText = g == null ? shortened(gold) : g;
    String answerText = a == null ? shortened(answer) : a;
    return g != null && g.equalsIgnoreCase(a)
        ? new Result(true, false, goldText, answerText, "Both say '" + g + "'.")
        : different(goldText, answerText);
  }

  private static String meant(String text) {
    return TextAnswer.spelledOut(TextAnswer.bracedSet(text));
  }

  /** Whether two texts are the same but for dollar signs, white space and the case of letters. */
  private static boolean sameText(String gold, String answer) {
    return bare(gold).equalsIgnoreCase(bare(answer));
  }

  private static String bare(String text) {
    var bare = new StringBuilder();
    for (String word : text.replace("$", " ").strip().split("\\s+", -1)) {
      bare.append(bare.isEmpty() ? "" : " ").append(word);
    }
    return bare.toString();
  }

  private static Result unreadable(Read gold, Read answer, String goldText, String answerText) {
    String which = gold.tree == null ? "gold answer" : "answer";
    String fault = gold.tree == null ? gold.fault : answer.fault;
    return new Result(
        false,
        gold.tree == null,
        gold.tree == null ? shortened(goldText) : MathText.of(gold.tree),
        answer.tree == null ? shortened(answerText) : MathText.of(answer.tree),
        "The " + which + " could not be read as mathematics: " + fault + ".");
  }

  private static Read read(String text, Reading reading, Budget budget) {
    try {
      return new Read(NormalForm.of(MathParser.parse(text, reading, budget), budget), "");
    } catch (TokenStream.Unreadable fault) {
      return new Read(null, String.valueOf(fault.getMessage()));
    }
  }

  /**
   * Two answers as they were read.
   *
   * @param note what was particular about the reading, to follow the reason
   */
  private record Pair(MathTree gold, MathTree answer, String note) {}

  /**
   * The reading in which the two are equal, null if there is none. The other readings of commas
   * between digits are tried too: a decimal comma where the other side is a value, items of a list
   * where it is a list.
   */
  private static @Nullable Pair equal(
      String gold,
      String answer,
      Pair standard,
      AnswerEquality equality,
      MathSettings settings,
      Budget budget) {
    if (equality.equal(standard.gold, standard.answer)) {
      return standard;
    }
    Reading goldReading = CommaReading.ofGold(gold, answer, standard.answer, settings);
    Reading answerReading = CommaReading.ofAnswer(answer, standard.gold, settings);
    if (goldReading != Reading.STANDARD) {
      MathTree read = read(gold, goldReading, budget).tree;
      if (read != null && equality.equal(read, standard.answer)) {
        return new Pair(read, standard.answer, note(gold, goldReading));
      }
    }
    if (answerReading != Reading.STANDARD) {
      MathTree read = read(answer, answerReading, budget).tree;
      if (read != null && equality.equal(standard.gold, read)) {
        return new Pair(standard.gold, read, note(answer, answerReading));
      }
    }
    return null;
  }

  private static String note(String text, Reading reading) {
    return reading == Reading.DECIMAL_COMMA
        ? "; " + shortened(text) + " is read with a decimal comma"
        : "";
  }

  /** Whether a fraction of whole numbers somewhere in a tree could be reduced. */
  private static boolean isUnreduced(MathTree tree, Budget budget) {
    budget.step();
    boolean here =
        tree.is(MathTree.Operator.QUOTIENT)
            && tree.children().get(0) instanceof MathTree.Number above
            && tree.children().get(1) instanceof MathTree.Number below
            && above.value().isInteger()
            && below.value().isInteger()
            && !above.value().numerator().gcd(below.value().numerator()).equals(BigInteger.ONE);
    return here || tree.children().stream().anyMatch(child -> isUnreduced(child, budget));
  }

  /** Without white space and full stops around it, and with single spaces within. */
  private static String tidy(String text) {
    String tidy = text.strip();
    while (tidy.endsWith(".") && !tidy.endsWith("..")) {
      tidy = tidy.substring(0, tidy.length() - 1).stripTrailing();
    }
    return tidy;
  }

  private static String shortened(String text) {
    return text.length() <= 200 ? text : text.substring(0, 200) + "...";
  }
}

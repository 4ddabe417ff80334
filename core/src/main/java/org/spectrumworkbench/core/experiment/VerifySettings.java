package org.spectrumworkbench.core.experiment;

import static org.spectrumworkbench.core.experiment.Setting.Level.ADVANCED;
import static org.spectrumworkbench.core.experiment.Setting.Source.OURS;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.spectrumworkbench.core.verify.math.MathSettings;
import org.spectrumworkbench.core.verify.math.MathSettings.Percent;

/** The choices in which graders of mathematics differ, as settings of an experiment. */
public final class VerifySettings {
  /** The section of their keys. */
  public static final String SECTION = "verify";

  private VerifySettings() {}

  static void describe(SettingBook book) {
    book.section(SECTION, "Verdicts on mathematics");
    MathSettings usual = MathSettings.DEFAULT;
    book.choice(
        "verify.percent",
        "Percent",
        word(usual.percent()),
        Stream.of(Percent.values()).map(VerifySettings::word).toList(),
        "What 28% equals: 28 and 0.28, 0.28 alone, or 28 alone.",
        OURS,
        ADVANCED);
    book.whole(
        "verify.decimals",
        "Decimals",
        usual.decimals(),
        -1,
        30,
        "places",
        "Where one side is a decimal, both must agree to so many places; -1 for exact equality only.",
        OURS,
        ADVANCED);
    flag(book, "ordered-lists", "Ordered lists", usual.orderedLists(), "1, 2 differs from 2, 1.");
    flag(book, "list-as-set", "List as set", usual.listAsSet(), "1, 2 equals {1, 2}.");
    flag(book, "list-as-tuple", "List as tuple", usual.listAsTuple(), "1, 2 equals (1, 2).");
    flag(book, "singleton-sets", "Singleton sets", usual.singletonSets(), "{5} equals 5.");
    flag(
        book,
        "vector-as-tuple",
        "Vector as tuple",
        usual.vectorAsTuple(),
        "A matrix of one row or column equals the tuple of its entries.");
    flag(book, "assignments", "Assignments", usual.assignments(), "x = 5 equals 5.");
    flag(
        book,
        "inequality-for-set",
        "Inequality for set",
        usual.inequalityForSet(),
        "A solved inequality is accepted where the gold answer is an interval.");
    flag(book, "ignore-units", "Ignore units", usual.ignoreUnits(), "5 cm equals 5, and 5 m.");
    flag(
        book,
        "unreduced-fractions",
        "Unreduced fractions",
        usual.unreducedFractions(),
        "2/4 is accepted for 1/2.");
    flag(
        book,
        "decimal-comma",
        "Decimal comma",
        usual.decimalComma(),
        "2,5 equals 2.5 where nothing speaks against it.");
    flag(
        book, "ratio-as-fraction", "Ratio as fraction", usual.ratioAsFraction(), "3:4 equals 3/4.");
    flag(book, "base-optional", "Base optional", usual.baseOptional(), "312 equals 312 in base 4.");
  }

  private static void flag(
      SettingBook book, String key, String label, boolean initial, String help) {
    book.flag(SECTION + "." + key, label, initial, help, ADVANCED);
  }

  private static String word(Percent percent) {
    return percent.name().toLowerCase(Locale.ROOT);
  }

  /** The choices that these settings make. */
  public static MathSettings of(Settings s) {
    return new MathSettings(
        Percent.valueOf(s.text("verify.percent").toUpperCase(Locale.ROOT)),
        s.whole("verify.decimals"),
        s.flag("verify.ordered-lists"),
        s.flag("verify.list-as-set"),
        s.flag("verify.list-as-tuple"),
        s.flag("verify.singleton-sets"),
        s.flag("verify.vector-as-tuple"),
        s.flag("verify.assignments"),
        s.flag("verify.inequality-for-set"),
        s.flag("verify.ignore-units"),
        s.flag("verify.unreduced-fractions"),
        s.flag("verify.decimal-comma"),
        s.flag("verify.ratio-as-fraction"),
        s.flag("verify.base-optional"));
  }

  /** The keys, in order. */
  public static List<String> keys() {
    return SettingCatalogue.of(SECTION).stream().map(Setting::key).toList();
  }
}

package org.spectrumworkbench.core.verify.math;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names that answers use: commands of LaTeX, symbols of Unicode, words of plain text. */
final class Vocabulary {
  /** Functions of one argument or a list of them, which may stand without brackets. */
  static final Set<String> FUNCTIONS =
      Set.of(
          "sin", "cos", "tan", "cot", "sec", "csc", "arcsin", "arccos", "arctan", "arccot", "asin",
          "acos", "atan", "sinh", "cosh", "tanh", "ln", "log", "lg", "exp", "gcd", "lcm", "max",
          "min", "det", "arg", "abs", "floor", "ceil", "cbrt");

  /** Names with arguments of their own shape. */
  static final Set<String> SHAPES =
      Set.of("frac", "sqrt", "binom", "sum", "prod", "int", "lim", "overline");

  /** Commands that hold words. */
  static final Set<String> TEXT =
      Set.of(
          "text", "mbox", "textbf", "textit", "textnormal", "textrm", "texttt", "textsf", "hbox");

  /** Commands that name something in upright letters: a function, a constant, a unit. */
  static final Set<String> UPRIGHT = Set.of("mathrm", "operatorname", "rm", "mathsf", "mathtt");

  /** Commands that change nothing but the look. */
  static final Set<String> LOOK =
      Set.of(
          "left",
          "right",
          "big",
          "Big",
          "bigg",
          "Bigg",
          "bigl",
          "bigr",
          "Bigl",
          "Bigr",
          "biggl",
          "biggr",
          "displaystyle",
          "textstyle",
          "limits",
          "nolimits",
          "quad",
          "qquad",
          "boxed",
          "fbox",
          "mathbf",
          "mathit",
          "boldsymbol",
          "bm",
          "vec",
          "hat",
          "tilde",
          "underline",
          "overrightarrow",
          "widehat",
          "mathcal",
          "mathscr",
          "mathfrak",
          "hfill",
          "middle",
          "nonumber",
          "noindent",
          "bf",
          "it",
          "small",
          "large",
          "Large",
          "scriptstyle",
          "emph",
          "dot",
          "ddot",
          "hline");

  /** Commands that are dropped together with their argument. */
  static final Set<String> DROPPED =
      Set.of("label", "tag", "phantom", "hspace", "vspace", "color", "hphantom", "kern", "pmod");

  private static final Set<String> UNITS =
      Set.of(
          "cm", "mm", "km", "kg", "mg", "ml", "mL", "ft", "mph", "hr", "hrs", "oz", "lb", "lbs",
          "yd", "mi", "sq", "cu", "day", "yr", "yrs", "sec", "secs", "mins", "nm", "dm", "kmph",
          "rad", "pts", "cc", "Hz", "kJ", "kW", "MB", "GB", "PM", "AM", "am", "per", "cup", "pie",
          "egg", "box", "bag", "can", "car", "pen", "toy", "bus", "jar", "ton", "dog", "cat", "cow",
          "hen", "man", "men", "boy", "lap", "pan", "pot");

  private static final Map<String, String> SIGNS = new HashMap<>();
  private static final Map<String, String> LETTERS = new HashMap<>();
  private static final Map<String, String> NAMES = new HashMap<>();
  private static final Map<String, String> WORD_SIGNS = new HashMap<>();
  private static final Map<Character, String> UNICODE = new HashMap<>();

  static {
    signs("*", "cdot", "times", "ast", "bullet");
    signs("/", "div", "over");
    signs("<=", "le", "leq", "leqslant", "leqq");
    signs(">=", "ge", "geq", "geqslant", "geqq");
    signs("!=", "ne", "neq");
    signs("<", "lt");
    signs(">", "gt");
    signs("=", "equiv");
    signs("~", "approx", "simeq", "sim", "cong", "doteq");
    signs("in", "in");
    signs("cup", "cup", "bigcup");
    signs("cap", "cap", "bigcap");
    signs("setminus", "setminus", "backslash", "smallsetminus");
    signs("pm", "pm");
    signs("mp", "mp");
    signs("deg", "circ", "degree", "degrees");
    signs("langle", "langle");
    signs("rangle", "rangle");
    signs("|", "lvert", "rvert", "vert");
    signs("|", "mid");
    signs("lfloor", "lfloor");
    signs("rfloor", "rfloor");
    signs("lceil", "lceil");
    signs("rceil", "rceil");
    signs("\\{", "lbrace");
    signs("\\}", "rbrace");
    signs("[", "lbrack");
    signs("]", "rbrack");
    signs(":", "colon");
    signs("'", "prime");
    signs("and", "land", "wedge");
    signs("or", "lor", "vee");
    signs("=>", "implies", "Rightarrow", "Longrightarrow", "therefore", "iff");
    for (String greek :
        ("alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron rho "
                + "sigma tau upsilon phi chi psi omega Gamma Delta Theta Lambda Xi Sigma Upsilon "
                + "Phi Psi Omega pi Pi ell hbar angle triangle")
            .split(" ")) {
      LETTERS.put(greek, greek);
    }
    letters("infinity", "infty");
    letters("epsilon", "varepsilon");
    letters("theta", "vartheta");
    letters("phi", "varphi");
    letters("reals", "reals", "R", "Reals");
    letters("emptyset", "emptyset", "varnothing");
    letters("dots", "dots", "ldots", "cdots", "dotsc", "vdots");
    names("frac", "frac", "dfrac", "tfrac", "cfrac");
    names("binom", "binom", "dbinom", "tbinom");
    names("overline", "bar");
    names("arcsin", "asin");
    names("arccos", "acos");
    names("arctan", "atan");
    names("int", "iint", "oint");
    for (String name : FUNCTIONS) {
      NAMES.putIfAbsent(name, name);
    }
    for (String name : SHAPES) {
      NAMES.putIfAbsent(name, name);
    }
    for (String word : "percent pct percentage".split(" ")) {
      WORD_SIGNS.put(word, "%");
    }
    for (String word : "degree degrees".split(" ")) {
      WORD_SIGNS.put(word, "deg");
    }
    WORD_SIGNS.put("and", "and");
    WORD_SIGNS.put("or", "or");
    WORD_SIGNS.put("union", "cup");
    unicode();
  }

  private Vocabulary() {}

  private static void signs(String sign, String... commands) {
    for (String command : commands) {
      SIGNS.put(command, sign);
    }
  }

  private static void letters(String letter, String... commands) {
    for (String command : commands) {
      LETTERS.put(command, letter);
    }
  }

  private static void names(String name, String... commands) {
    for (String command : commands) {
      NAMES.put(command, name);
    }
  }

  private static void unicode() {
    String pairs = "−- –- —- ‐- ×* ·* ⋅* ∗* ÷/ ∕/ ∶: ∣| ’' ′' （( ）) ，, ；; ：: ＝= ％% ＜< ＞>";
    for (String pair : pairs.split(" ")) {
      UNICODE.put(pair.charAt(0), pair.substring(1));
    }
    UNICODE.put('≤', " \\le ");
    UNICODE.put('≥', " \\ge ");
    UNICODE.put('≠', " \\ne ");
    UNICODE.put('≈', " \\approx ");
    UNICODE.put('∞', " \\infty ");
    UNICODE.put('∪', " \\cup ");
    UNICODE.put('∩', " \\cap ");
    UNICODE.put('∈', " \\in ");
    UNICODE.put('∅', " \\emptyset ");
    UNICODE.put('√', " \\sqrt ");
    UNICODE.put('π', " \\pi ");
    UNICODE.put('∖', " \\setminus ");
    UNICODE.put('°', " \\degree ");
    UNICODE.put('±', " \\pm ");
    UNICODE.put('∓', " \\mp ");
    UNICODE.put('ℝ', " \\reals ");
    UNICODE.put('θ', " \\theta ");
    UNICODE.put('α', " \\alpha ");
    UNICODE.put('β', " \\beta ");
    UNICODE.put('γ', " \\gamma ");
    UNICODE.put('λ', " \\lambda ");
    UNICODE.put('μ', " \\mu ");
    UNICODE.put('φ', " \\phi ");
    UNICODE.put('½', "\\frac{1}{2}");
    UNICODE.put('¼', "\\frac{1}{4}");
    UNICODE.put('¾', "\\frac{3}{4}");
    UNICODE.put('⟨', " \\langle ");
    UNICODE.put('⟩', " \\rangle ");
    String powers = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    String indices = "₀₁₂₃₄₅₆₇₈₉";
    for (int digit = 0; digit < 10; digit++) {
      UNICODE.put(powers.charAt(digit), "^" + digit);
      UNICODE.put(indices.charAt(digit), "_" + digit);
    }
    for (char space : "\u00a0\u2009\u202f\u2003\u2002\u3000".toCharArray()) {
      UNICODE.put(space, " ");
    }
    for (char currency : "€£₹¥".toCharArray()) {
      UNICODE.put(currency, " ");
    }
  }

  /** The text with symbols of Unicode written as ASCII or LaTeX. */
  static String ascii(String text) {
    boolean plain = true;
    for (int i = 0; i < text.length() && plain; i++) {
      plain = text.charAt(i) < 128;
    }
    if (plain) {
      return text;
    }
    var ascii = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      String known = UNICODE.get(c);
      boolean power = known != null && known.startsWith("^");
      boolean goesOn = power && !ascii.isEmpty() && i > 0 && isPower(text.charAt(i - 1));
      ascii.append(known == null ? String.valueOf(c) : goesOn ? known.substring(1) : known);
    }
    return ascii.toString();
  }

  private static boolean isPower(char c) {
    String known = UNICODE.get(c);
    return known != null && known.startsWith("^");
  }

  static @Nullable String sign(String command) {
    return SIGNS.get(command);
  }

  static @Nullable String letter(String command) {
    return LETTERS.get(command);
  }

  static @Nullable String name(String command) {
    return NAMES.get(command);
  }

  /** Whether a word is a command of any kind. */
  static boolean isCommand(String word) {
    return SIGNS.containsKey(word)
        || LETTERS.containsKey(word)
        || NAMES.containsKey(word)
        || TEXT.contains(word)
        || UPRIGHT.contains(word)
        || LOOK.contains(word)
        || DROPPED.contains(word);
  }

  /** The sign that a word of plain text stands for: {@code and}, {@code percent}. */
  static @Nullable String wordSign(String word) {
    return WORD_SIGNS.get(word.toLowerCase(Locale.ROOT));
  }

  static boolean isUnit(String word) {
    return UNITS.contains(word);
  }

  /** Whether letters look like a word rather than a product of variables. */
  static boolean isWord(String letters) {
    if (letters.length() < 4 || letters.equals(letters.toUpperCase(Locale.ROOT))) {
      return false;
    }
    int vowels = 0;
    for (int i = 0; i < letters.length(); i++) {
      vowels += "eiouEIOU".indexOf(letters.charAt(i)) >= 0 ? 2 : 0;
      vowels += "aAyY".indexOf(letters.charAt(i)) >= 0 ? 1 : 0;
    }
    return vowels >= 2;
  }
}

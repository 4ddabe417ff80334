package org.spectrumworkbench.core.verify.math;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts an answer in LaTeX or plain text into tokens. White space, dollar signs and commands that
 * only change the look are dropped here. Never fails: what it does not know becomes a letter or a
 * sign that the parser refuses.
 */
final class MathLexer {
  private static final String[] CURRENCIES = {"Rs", "USD", "EUR", "INR"};
  private static final String[] LONG_SIGNS = {"<=", ">=", "!=", "==", "=>", "->"};

  private final String text;
  private final NumberScanner numbers;
  private final LetterScanner scanner;
  private final List<Token> tokens = new ArrayList<>();

  /** Whether the commas that separate items are followed by a space, and others are not. */
  private final boolean spacedCommas;

  /** How many texts this one lies in: {@code \text{5 \text{cm}}}. */
  private final int depth;

  private final ArrayDeque<String> environments = new ArrayDeque<>();
  private int at;
  private int brackets;
  private boolean space;

  private MathLexer(String text, Reading reading, int depth) {
    this.text = text;
    this.depth = depth;
    this.scanner = new LetterScanner(text, tokens);
    this.numbers = new NumberScanner(text, reading);
    this.spacedCommas = reading != Reading.LIST && (text.contains(", ") || text.contains(";"));
  }

  static List<Token> tokens(String answer, Reading reading) {
    return tokens(answer, reading, 0);
  }

  private static List<Token> tokens(String answer, Reading reading, int depth) {
    var lexer = new MathLexer(Vocabulary.ascii(answer), reading, depth);
    lexer.run();
    return lexer.tokens;
  }

  private void run() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Character.isWhitespace(c) || c == '$' || c == '~' || c == '&' && !inMatrix()) {
        space = true;
        at++;
      } else if (NumberScanner.begins(text, at)) {
        NumberScanner.Scanned number = numbers.scan(at, brackets > 0 && !spacedCommas);
        at = number.end();
        add(Token.Kind.NUMBER, number.number());
      } else if (c == '\\') {
        command();
      } else if (Character.isLetter(c)) {
        if (!skipsCurrency()) {
          letters();
        }
      } else {
        sign();
      }
    }
    add(Token.Kind.END, "");
  }

  private void add(Token.Kind kind, String content) {
    tokens.add(new Token(kind, content, space));
    space = false;
  }

  private void addSign(String sign) {
    switch (sign) {
      case "(", "[", "\\{" -> brackets++;
      case ")", "]", "\\}" -> brackets = Math.max(0, brackets - 1);
      default -> {}
    }
    add(Token.Kind.SIGN, sign);
  }

  private void sign() {
    for (String sign : LONG_SIGNS) {
      if (text.startsWith(sign, at)) {
        at += 2;
        addSign(sign.equals("==") ? "=" : sign);
        return;
      }
    }
    if (text.startsWith("**", at)) {
      at += 2;
      addSign("^");
      return;
    }
    char c = text.charAt(at++);
    if (c == '%' && !tokens.isEmpty() && tokens.getLast().isSign("%")) {
      return;
    }
    addSign(String.valueOf(c));
  }

  private void command() {
    int start = at + 1;
    int end = start;
    while (end < text.length() && isAsciiLetter(text.charAt(end))) {
      end++;
    }
    if (end == start) {
      at = Math.min(text.length(), start + 1);
      symbolCommand(start < text.length() ? text.charAt(start) : ' ');
      return;
    }
    at = end;
    named(text.substring(start, end));
  }

  private void symbolCommand(char c) {
    switch (c) {
      case '{', '}' -> addSign("\\" + c);
      case '\\' -> doubleBackslash();
      case '|' -> addSign("||");
      case '%' -> addSign("%");
      default -> space = true;
    }
  }

  private void named(String command) {
    if (Vocabulary.TEXT.contains(command)) {
      words(group());
    } else if (Vocabulary.UPRIGHT.contains(command)) {
      upright(group());
    } else if (Vocabulary.LOOK.contains(command)) {
      space = true;
      if ((command.equals("left") || command.equals("right")) && text.startsWith(".", at)) {
        at++;
      }
    } else if (Vocabulary.DROPPED.contains(command)) {
      group();
    } else if (command.equals("begin")) {
      begin(group());
    } else if (command.equals("end")) {
      finish();
    } else if (command.equals("mathbb")) {
      String set = group();
      String name = set == null ? null : Vocabulary.letter(set);
      add(Token.Kind.LETTER, name == null ? "mathbb " + set : name);
    } else if (!known(command)) {
      unknown(command);
    }
  }

  private boolean known(String word) {
    String sign = Vocabulary.sign(word);
    String letter = Vocabulary.letter(word);
    String name = Vocabulary.name(word);
    if (sign != null) {
      addSign(sign);
    } else if (letter != null && !word.equals("R")) {
      add(Token.Kind.LETTER, letter);
    } else if (name != null) {
      add(Token.Kind.NAME, name);
    } else {
      return false;
    }
    return true;
  }

  /** A command run together with the letters after it, as in {@code \quadx}; else a letter. */
  private void unknown(String command) {
    for (int length = command.length() - 1; length >= 2; length--) {
      String head = command.substring(0, length);
      if (Vocabulary.LOOK.contains(head) || length > 3 && known(head)) {
        at -= command.length() - length;
        return;
      }
    }
    add(Token.Kind.LETTER, command);
  }

  /** The content of the braces that follow, or the next character; null if there is neither. */
  private @Nullable String group() {
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '*')) {
      at++;
    }
    if (at >= text.length()) {
      return null;
    }
    if (text.charAt(at) != '{') {
      return String.valueOf(text.charAt(at++));
    }
    int depth = 0;
    for (int i = at; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '{') {
        depth++;
      } else if (c == '}' && --depth == 0) {
        String content = text.substring(at + 1, i);
        at = i + 1;
        return content;
      }
    }
    String rest = text.substring(at + 1);
    at = text.length();
    return rest;
  }

  private static String plain(@Nullable String content) {
    return content == null ? "" : content.replace("*", "").strip();
  }

  private void begin(@Nullable String content) {
    String environment = plain(content);
    if (environment.equals("array")) {
      group();
    }
    environments.push(environment);
    if (inMatrix()) {
      add(Token.Kind.BEGIN, environment);
    }
  }

  private void finish() {
    String environment = plain(group());
    if (inMatrix()) {
      add(Token.Kind.FINISH, environment);
    }
    environments.poll();
  }

  /** A line break, unless a known command follows: then a backslash that was escaped twice. */
  private void doubleBackslash() {
    int end = at;
    while (end < text.length() && isAsciiLetter(text.charAt(end))) {
      end++;
    }
    if (environments.isEmpty() && Vocabulary.isCommand(text.substring(at, end))) {
      at--;
      command();
    } else if (environments.isEmpty() && at < text.length() && "{}".indexOf(text.charAt(at)) >= 0) {
      symbolCommand(text.charAt(at++));
    } else {
      lineBreak();
    }
  }

  /** A new row of a matrix or a new case; elsewhere a line break, which means nothing. */
  private void lineBreak() {
    if (inMatrix()) {
      addSign("\\\\");
    } else if ("cases".equals(environments.peek())) {
      addSign(",");
    } else {
      space = true;
    }
  }

  private boolean inMatrix() {
    String environment = environments.peek();
    return environment != null && (environment.endsWith("matrix") || environment.equals("array"));
  }

  /** Words in a text: a sign such as "and", a number with its unit, or words. */
  private void words(@Nullable String content) {
    String words = choice(plain(content));
    String sign = Vocabulary.wordSign(strippedCommas(words));
    boolean mathematics = NumberScanner.begins(words, 0) || words.startsWith("-");
    if (sign != null) {
      addSign(sign);
    } else if (words.length() == 1 && Character.isLetter(words.charAt(0)) && !behindValue()) {
      add(Token.Kind.LETTER, words);
    } else if (mathematics && depth < 2) {
      for (Token token : tokens(words, Reading.STANDARD, depth + 1)) {
        if (token.kind() != Token.Kind.END) {
          tokens.add(token);
        }
      }
    } else if (!words.isEmpty()) {
      add(Token.Kind.WORDS, words);
    }
    space = true;
  }

  /** Behind a number, an upright letter is a unit: {@code 5\text{ m}}. */
  private boolean behindValue() {
    return scanner.afterValue();
  }

  /** The letter of {@code (C)}; other words as they are. */
  private static String choice(String words) {
    return words.length() == 3 && words.startsWith("(") && words.endsWith(")")
        ? words.substring(1, 2)
        : words;
  }

  private static String strippedCommas(String words) {
    return words.replace(",", "").strip();
  }

  private void upright(@Nullable String content) {
    String name = plain(content);
    boolean constant = name.equals("e") || name.equals("i") || name.equals("d");
    if (constant || name.length() == 1 && Character.isLetter(name.charAt(0)) && !behindValue()) {
      add(Token.Kind.LETTER, name);
    } else if (!known(name)) {
      words(name);
    }
  }

  private void letters() {
    LetterScanner.Scanned letters = scanner.scan(at, space);
    at = letters.end();
    if (letters.kind() == Token.Kind.SIGN) {
      addSign(letters.content());
    } else {
      add(letters.kind(), letters.content());
    }
  }

  /** Skips the name of a currency before an amount, with its full stop: {@code Rs. 500}. */
  private boolean skipsCurrency() {
    for (String currency : CURRENCIES) {
      int end = at + currency.length();
      boolean word = end >= text.length() || !Character.isLetter(text.charAt(end));
      if (text.startsWith(currency, at) && word) {
        at = text.startsWith(".", end) ? end + 1 : end;
        space = true;
        return true;
      }
    }
    return false;
  }

  private static boolean isAsciiLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }
}

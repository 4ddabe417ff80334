package org.spectrumworkbench.core.verify.math;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.spectrumworkbench.core.verify.math.MathTree.Operator;
import org.spectrumworkbench.core.verify.math.MathTree.Symbol;

/** Parses factors: numbers, symbols, brackets, what is written behind them; see MathParser. */
final class FactorParser {
  /** Letters that name a function where a bracket follows; others are multiplied by it. */
  private static final String FUNCTION_LETTERS = "fghFGHWPQ";

  private final TokenStream tokens;
  private final MathParser parser;
  private final FunctionParser functions;

  /** How many absolute values are open, whose bar must not begin another one. */
  private int bars;

  FactorParser(TokenStream tokens, MathParser parser) {
    this.tokens = tokens;
    this.parser = parser;
    this.functions = new FunctionParser(tokens, parser, this);
  }

  /** Whether a token begins a factor, so that it multiplies what is before it. */
  boolean begins(Token token) {
    return switch (token.kind()) {
      case NUMBER, LETTER, NAME, BEGIN -> true;
      case SIGN ->
          switch (token.text()) {
            case "(", "[", "{", "\\{", "langle", "lfloor", "lceil" -> true;
            case "|", "||" -> bars == 0 && !parser.isInBraces();
            default -> false;
          };
      case WORDS, FINISH, END -> false;
    };
  }

  MathTree signedFactor() {
    if (tokens.take("+")) {
      return nested(this::signedFactor);
    }
    if (tokens.take("-")) {
      return MathTree.operation(Operator.NEGATIVE, nested(this::signedFactor));
    }
    if (tokens.take("pm")) {
      return MathTree.operation(Operator.PLUS_MINUS, nested(this::signedFactor));
    }
    return factor();
  }

  private MathTree nested(Supplier<MathTree> inner) {
    tokens.enter();
    MathTree tree = inner.get();
    tokens.leave();
    return tree;
  }

  /** What is written right behind another factor: the fraction of a mixed number, or a factor. */
  MathTree mixed(MathTree left) {
    boolean whole = left instanceof MathTree.Number n && n.value().isInteger() && !n.decimal();
    boolean numberFollows = tokens.peek().kind() == Token.Kind.NUMBER;
    if (whole && numberFollows) {
      if (!tokens.peek().space()
          || !tokens.peek(1).isSign("/")
          || tokens.peek(2).kind() != Token.Kind.NUMBER) {
        throw tokens.unreadable();
      }
      MathTree above = number(tokens.next().text());
      tokens.next();
      MathTree below = number(tokens.next().text());
      return MathTree.operation(
          Operator.SUM, left, MathTree.operation(Operator.QUOTIENT, above, below));
    }
    if (whole && isChoice()) {
      tokens.next();
      return new MathTree.Call("binom", List.of(left, number(tokens.next().text())));
    }
    boolean fractionFollows = tokens.peek().isName("frac");
    MathTree right = factor();
    boolean percent = right.is(Operator.PERCENT);
    MathTree fraction = percent ? right.children().getFirst() : right;
    if (!whole || !fractionFollows || !properFraction(fraction)) {
      return MathParser.times(left, right);
    }
    MathTree sum = MathTree.operation(Operator.SUM, left, fraction);
    return percent ? MathTree.operation(Operator.PERCENT, sum) : sum;
  }

  /** {@code 5C2}, the number of ways to choose 2 of 5. */
  private boolean isChoice() {
    Token letter = tokens.peek();
    return letter.kind() == Token.Kind.LETTER
        && letter.text().equals("C")
        && !letter.space()
        && tokens.peek(1).kind() == Token.Kind.NUMBER
        && !tokens.peek(1).space();
  }

  private static boolean properFraction(MathTree tree) {
    return tree instanceof MathTree.Operation o
        && o.operator() == Operator.QUOTIENT
        && o.arguments().get(0) instanceof MathTree.Number above
        && o.arguments().get(1) instanceof MathTree.Number below
        && above.value().isInteger()
        && below.value().isInteger()
        && above.value().signum() > 0
        && above.value().compareTo(below.value()) < 0;
  }

  /** Drops a unit behind a value, with its power and what it is divided by: {@code m/s^2}. */
  void unit() {
    tokens.next();
    if (tokens.take("^")) {
      exponent();
    }
    if (tokens.peek().isSign("/") && isUnit(tokens.peek(1))) {
      tokens.next();
      unit();
    }
  }

  private static boolean isUnit(Token token) {
    return token.kind() == Token.Kind.WORDS || token.kind() == Token.Kind.LETTER;
  }

  MathTree factor() {
    tokens.enter();
    MathTree tree = behind(primary());
    tokens.leave();
    return tree;
  }

  private MathTree behind(MathTree base) {
    MathTree tree = base;
    for (int count = 0; ; count++) {
      Budget.checkDepth(count);
      if (tokens.take("!")) {
        tree = MathTree.operation(Operator.FACTORIAL, tree);
      } else if (tokens.take("%")) {
        tree = MathTree.operation(Operator.PERCENT, tree);
      } else if (tokens.take("deg")) {
        tree = MathTree.operation(Operator.DEGREES, tree);
      } else if (tokens.take("'")) {
        tree = new MathTree.Call("'", List.of(tree));
      } else if (tokens.take("^")) {
        tree = power(tree);
      } else if (tokens.take("_")) {
        tree = indexed(tree);
      } else {
        return tree;
      }
    }
  }

  private MathTree power(MathTree base) {
    if (tokens.take("deg")) {
      return MathTree.operation(Operator.DEGREES, base);
    }
    if (tokens.peek().isSign("{") && tokens.peek(1).isSign("deg") && tokens.peek(2).isSign("}")) {
      tokens.next();
      tokens.next();
      tokens.next();
      return MathTree.operation(Operator.DEGREES, base);
    }
    return MathTree.operation(Operator.POWER, base, exponent());
  }

  /** One exponent; powers of powers without brackets are read from the right. */
  MathTree exponent() {
    tokens.enter();
    MathTree exponent;
    if (tokens.take("-")) {
      exponent = MathTree.operation(Operator.NEGATIVE, exponent());
    } else if (tokens.take("+")) {
      exponent = exponent();
    } else {
      MathTree primary = primary();
      exponent =
          tokens.take("^") ? MathTree.operation(Operator.POWER, primary, exponent()) : primary;
    }
    tokens.leave();
    return exponent;
  }

  private MathTree indexed(MathTree base) {
    MathTree index = primary();
    if (base instanceof MathTree.Number n) {
      return inBase(n, index);
    }
    String name = base instanceof Symbol s ? s.name() : "";
    if (name.isEmpty()) {
      return new MathTree.Call("_", List.of(base, index));
    }
    return switch (index) {
      case MathTree.Number n -> new Symbol(name + "_" + n.value());
      case MathTree.Words w -> new Symbol(name + "_" + w.text());
      default -> new MathTree.Call(name + "_", List.of(index));
    };
  }

  private MathTree inBase(MathTree.Number digits, MathTree index) {
    if (index instanceof MathTree.Number base
        && base.value().isInteger()
        && base.value().compareTo(Rational.of(36)) <= 0
        && digits.value().isInteger()) {
      return new MathTree.BaseNumber(
          digits.value().toString(), base.value().numerator().intValueExact());
    }
    throw tokens.unreadable();
  }

  MathTree primary() {
    Token token = tokens.next();
    return switch (token.kind()) {
      case NUMBER -> number(token.text());
      case LETTER -> letter(token.text());
      case NAME -> functions.named(token.text());
      case WORDS -> words(token.text());
      case BEGIN -> functions.matrix(token.text());
      case SIGN -> bracket(token.text());
      case FINISH, END -> throw new TokenStream.Unreadable("it ends too soon");
    };
  }

  /** A number as the lexer writes it. */
  static MathTree number(String text) {
    return new MathTree.Number(NumberText.value(text), NumberText.isDecimal(text));
  }

  private MathTree words(String first) {
    var words = new StringBuilder(first);
    while (tokens.peek().kind() == Token.Kind.WORDS) {
      words.append(' ').append(tokens.next().text());
    }
    return new MathTree.Words(words.toString().strip().toLowerCase(Locale.ROOT));
  }

  private MathTree letter(String name) {
    if (name.equals("emptyset")) {
      return new MathTree.Bracketed('{', '}', List.of());
    }
    if (name.equals("reals")) {
      MathTree infinity = MathTree.INFINITY;
      return new MathTree.Bracketed(
          '(', ')', List.of(MathTree.operation(Operator.NEGATIVE, infinity), infinity));
    }
    if (tokens.peek().isSign("(") && FUNCTION_LETTERS.contains(name)) {
      return new MathTree.Call(name, functions.arguments());
    }
    return new Symbol(name);
  }

  private MathTree bracket(String open) {
    return switch (open) {
      case "(", "[" -> inRoundOrSquare(open.charAt(0));
      case "{" -> closed(parser::inBrackets, "}");
      case "\\{" -> set();
      case "langle" -> vector(closed(parser::inBrackets, "rangle"));
      case "lfloor" -> new MathTree.Call("floor", List.of(closed(parser::inBrackets, "rfloor")));
      case "lceil" -> new MathTree.Call("ceil", List.of(closed(parser::inBrackets, "rceil")));
      case "|" -> new MathTree.Call("abs", List.of(barred("|")));
      case "||" -> new MathTree.Call("norm", List.of(barred("||")));
      default -> throw new TokenStream.Unreadable("'" + open + "' is out of place");
    };
  }

  private MathTree barred(String bar) {
    int outer = bars;
    bars++;
    MathTree inner = parser.inBrackets();
    bars = outer;
    tokens.expect(bar);
    return inner;
  }

  private MathTree closed(Supplier<MathTree> content, String close) {
    int outer = bars;
    bars = 0;
    MathTree inner = content.get();
    bars = outer;
    tokens.expect(close);
    return inner;
  }

  private MathTree inRoundOrSquare(char open) {
    if (tokens.take(open == '(' ? ")" : "]")) {
      return new MathTree.Bracketed(open, open == '(' ? ')' : ']', List.of());
    }
    int outer = bars;
    bars = 0;
    MathTree inner = parser.inBrackets();
    bars = outer;
    char close = tokens.take(")") ? ')' : ']';
    if (close == ']') {
      tokens.expect("]");
    }
    if (inner instanceof MathTree.Listing listing) {
      var brackets = new MathTree.Bracketed(open, close, listing.items());
      MathTree matrix = MatrixArithmetic.ofRows(brackets);
      return matrix == null ? brackets : matrix;
    }
    if (open == '(' != (close == ')')) {
      throw new TokenStream.Unreadable("brackets do not match");
    }
    return inner;
  }

  private MathTree set() {
    if (tokens.take("\\}")) {
      return new MathTree.Bracketed('{', '}', List.of());
    }
    MathTree inner = closed(parser::inBraces, "\\}");
    return new MathTree.Bracketed('{', '}', items(inner));
  }

  private static MathTree vector(MathTree inner) {
    return new MathTree.Bracketed('(', ')', items(inner));
  }

  static List<MathTree> items(MathTree inner) {
    return inner instanceof MathTree.Listing listing
        ? new ArrayList<>(listing.items())
        : List.of(inner);
  }
}

package org.spectrumworkbench.core.verify.math;

import java.util.ArrayList;
import java.util.List;
import org.spectrumworkbench.core.verify.math.MathTree.Operator;

/** Parses fractions, roots, functions and matrices; see MathParser. */
final class FunctionParser {
  private final TokenStream tokens;
  private final MathParser parser;
  private final FactorParser factors;

  FunctionParser(TokenStream tokens, MathParser parser, FactorParser factors) {
    this.tokens = tokens;
    this.parser = parser;
    this.factors = factors;
  }

  /** What follows a name that has just been read. */
  MathTree named(String name) {
    return switch (name) {
      case "frac" -> fraction();
      case "sqrt" -> root();
      case "binom" -> new MathTree.Call("binom", List.of(argument(), argument()));
      case "overline" -> argument();
      case "sum", "prod", "int", "lim" -> series(name);
      default -> function(name);
    };
  }

  /** {@code \frac{a}{b}}, and {@code \frac13} with one digit for each. */
  private MathTree fraction() {
    Token first = tokens.peek();
    if (first.kind() == Token.Kind.NUMBER && first.text().length() > 1) {
      tokens.next();
      return MathTree.operation(
          Operator.QUOTIENT,
          FactorParser.number(first.text().substring(0, 1)),
          FactorParser.number(digitsOnly(first.text().substring(1))));
    }
    return MathTree.operation(Operator.QUOTIENT, argument(), argument());
  }

  private static String digitsOnly(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        throw new TokenStream.Unreadable("'" + text + "' is no denominator");
      }
    }
    return text;
  }

  /** The argument of a command: what is in braces, or the next piece. */
  private MathTree argument() {
    tokens.enter();
    MathTree argument = factors.primary();
    tokens.leave();
    return argument;
  }

  private MathTree root() {
    MathTree index = MathTree.whole(2);
    if (tokens.take("[")) {
      index = parser.inBrackets();
      tokens.expect("]");
    }
    return new MathTree.Call("root", List.of(argument(), index));
  }

  /** {@code \sum_{k=0}^{n} k^2}: lower end, upper end, body; an end that is missing is left out. */
  private MathTree series(String name) {
    tokens.enter();
    var arguments = new ArrayList<MathTree>();
    for (int i = 0; i < 2; i++) {
      if (tokens.take("_")) {
        arguments.add(argument());
      } else if (tokens.take("^")) {
        arguments.add(factors.exponent());
      }
    }
    arguments.add(parser.product());
    tokens.leave();
    return new MathTree.Call(name, List.copyOf(arguments));
  }

  /** {@code \log_2 8}, {@code \sin^2 x}, {@code \sin^{-1} x}, {@code \sin(x)}. */
  private MathTree function(String name) {
    tokens.enter();
    MathTree base = null;
    MathTree power = null;
    for (int i = 0; i < 2; i++) {
      if (tokens.take("_")) {
        base = argument();
      } else if (tokens.peek().isSign("^") && power == null) {
        tokens.next();
        power = factors.exponent();
      }
    }
    boolean inverse = power != null && isMinusOne(power);
    String function = inverse ? "arc" + name : name;
    var arguments = new ArrayList<MathTree>(argumentsOf());
    if (base != null) {
      arguments.add(base);
    }
    MathTree call = new MathTree.Call(function, List.copyOf(arguments));
    tokens.leave();
    return power == null || inverse ? call : MathTree.operation(Operator.POWER, call, power);
  }

  private static boolean isMinusOne(MathTree tree) {
    return tree.is(Operator.NEGATIVE)
        && tree.children().getFirst() instanceof MathTree.Number n
        && n.value().equals(Rational.ONE);
  }

  /** In brackets, or the factors up to the next sign or function. */
  private List<MathTree> argumentsOf() {
    if (tokens.peek().isSign("(")) {
      return arguments();
    }
    if (tokens.peek().isSign("{")) {
      return FactorParser.items(argument());
    }
    MathTree argument = factors.signedFactor();
    while (goesOn(tokens.peek())) {
      argument = MathParser.times(argument, factors.factor());
    }
    return List.of(argument);
  }

  private static boolean goesOn(Token token) {
    return token.kind() == Token.Kind.LETTER
        || token.kind() == Token.Kind.NUMBER
        || token.isName("frac")
        || token.isName("sqrt");
  }

  /** Arguments in round brackets, which come next. */
  List<MathTree> arguments() {
    tokens.expect("(");
    MathTree inner = parser.inBrackets();
    tokens.expect(")");
    return FactorParser.items(inner);
  }

  /** The rows of an environment that has just begun. */
  MathTree matrix(String environment) {
    var rows = new ArrayList<List<MathTree>>();
    var row = new ArrayList<MathTree>();
    while (tokens.peek().kind() != Token.Kind.FINISH) {
      row.add(parser.inBrackets());
      if (tokens.take("\\\\")) {
        rows.add(List.copyOf(row));
        row.clear();
      } else if (!tokens.take("&") && tokens.peek().kind() != Token.Kind.FINISH) {
        throw tokens.unreadable();
      }
    }
    tokens.next();
    if (!row.isEmpty()) {
      rows.add(List.copyOf(row));
    }
    if (rows.isEmpty() || rows.stream().anyMatch(r -> r.size() != rows.getFirst().size())) {
      throw new TokenStream.Unreadable("the rows of a matrix differ in length");
    }
    MathTree matrix = new MathTree.Matrix(List.copyOf(rows));
    return environment.equals("vmatrix") ? new MathTree.Call("det", List.of(matrix)) : matrix;
  }
}

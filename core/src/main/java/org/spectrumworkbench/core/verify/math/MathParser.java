package org.spectrumworkbench.core.verify.math;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.verify.math.MathTree.Comparison;
import org.spectrumworkbench.core.verify.math.MathTree.Joint;
import org.spectrumworkbench.core.verify.math.MathTree.Operator;
import org.spectrumworkbench.core.verify.math.MathTree.SetOperator;

/**
 * Parses an answer from its tokens, by recursive descent:
 *
 * <pre>
 * answer   = list { ";" list }
 * list     = relation { ("," | and | or) relation }
 * relation = ratio { (= | &lt; | &gt; | ...) ratio }
 * ratio    = set { ":" set }
 * set      = sum { (union | intersection | difference) sum }
 * sum      = [sign] product { sign product }
 * product  = factor { [* | /] factor }
 * </pre>
 *
 * Factors are parsed by {@link FactorParser}.
 */
final class MathParser {
  private final TokenStream tokens;
  private final FactorParser factors;

  /** Within braces a colon separates an element from its condition. */
  private boolean inBraces;

  private MathParser(TokenStream tokens) {
    this.tokens = tokens;
    this.factors = new FactorParser(tokens, this);
  }

  /**
   * Parses a whole answer.
   *
   * @throws TokenStream.Unreadable if it is not mathematics
   * @throws Budget.Exceeded if a limit is reached
   */
  static MathTree parse(String answer, Reading reading, Budget budget) {
    List<Token> all = afterArrow(MathLexer.tokens(answer, reading));
    var tokens = new TokenStream(all, budget);
    MathTree tree = new MathParser(tokens).answer();
    while (tokens.take(".") || tokens.take(",") || tokens.take("\\\\")) {
      // Punctuation at the end belongs to the sentence around the answer.
    }
    if (!tokens.atEnd()) {
      throw tokens.unreadable();
    }
    checkDepth(tree);
    return tree;
  }

  /** Chains such as {@code a/b*c/d} nest without brackets; later steps recurse over the tree. */
  private static void checkDepth(MathTree root) {
    List<MathTree> level = List.of(root);
    for (int depth = 0; !level.isEmpty(); depth++) {
      Budget.checkDepth(depth / 4);
      level = level.stream().flatMap(tree -> tree.children().stream()).toList();
    }
  }

  /** What a chain of conclusions comes to in the end. */
  private static List<Token> afterArrow(List<Token> tokens) {
    for (int i = tokens.size() - 2; i >= 0; i--) {
      if (tokens.get(i).isSign("=>") && i + 2 < tokens.size()) {
        return tokens.subList(i + 1, tokens.size());
      }
    }
    return tokens;
  }

  MathTree answer() {
    tokens.enter();
    var lists = new ArrayList<MathTree>();
    lists.add(list());
    while (tokens.peek().isSign(";") && !closes(tokens.peek(1))) {
      tokens.next();
      lists.add(list());
    }
    tokens.take(";");
    tokens.leave();
    return lists.size() == 1
        ? lists.getFirst()
        : new MathTree.Listing(Joint.SEMICOLON, List.copyOf(lists));
  }

  private MathTree list() {
    var items = new ArrayList<MathTree>();
    items.add(relation());
    Joint joint = Joint.COMMA;
    while (isJoint(tokens.peek()) && !closes(tokens.peek(1))) {
      while (isJoint(tokens.peek())) {
        Token sign = tokens.next();
        joint =
            switch (sign.text()) {
              case "and" -> Joint.AND;
              case "or" -> Joint.OR;
              default -> joint;
            };
      }
      items.add(relation());
    }
    return items.size() == 1 ? items.getFirst() : new MathTree.Listing(joint, List.copyOf(items));
  }

  private static boolean isJoint(Token token) {
    return token.isSign(",") || token.isSign("and") || token.isSign("or");
  }

  private static boolean closes(Token token) {
    return token.kind() == Token.Kind.END
        || token.isSign(")")
        || token.isSign("]")
        || token.isSign("}")
        || token.isSign("\\}");
  }

  MathTree relation() {
    var sides = new ArrayList<MathTree>();
    var signs = new ArrayList<Comparison>();
    sides.add(ratio());
    while (true) {
      Comparison sign = comparison(tokens.peek());
      if (sign == null) {
        break;
      }
      tokens.next();
      signs.add(sign);
      sides.add(ratio());
    }
    return signs.isEmpty()
        ? sides.getFirst()
        : new MathTree.Relation(List.copyOf(sides), List.copyOf(signs));
  }

  private static @Nullable Comparison comparison(Token token) {
    if (token.kind() != Token.Kind.SIGN) {
      return null;
    }
    for (Comparison comparison : Comparison.values()) {
      if (comparison.sign().equals(token.text())) {
        return comparison;
      }
    }
    return null;
  }

  private MathTree ratio() {
    MathTree first = set();
    if (inBraces || !tokens.peek().isSign(":")) {
      return first;
    }
    var parts = new ArrayList<MathTree>();
    parts.add(first);
    while (tokens.take(":")) {
      parts.add(set());
    }
    return new MathTree.Ratio(List.copyOf(parts));
  }

  private MathTree set() {
    MathTree left = sum();
    while (true) {
      SetOperator operator;
      if (tokens.take("cup")) {
        operator = SetOperator.UNION;
      } else if (tokens.take("cap")) {
        operator = SetOperator.INTERSECTION;
      } else if (tokens.take("setminus")) {
        operator = SetOperator.DIFFERENCE;
      } else {
        return left;
      }
      left = new MathTree.SetOperation(operator, left, sum());
    }
  }

  private MathTree sum() {
    var terms = new ArrayList<MathTree>();
    while (true) {
      Operator sign = sign();
      if (sign == null && !terms.isEmpty()) {
        break;
      }
      MathTree term = product();
      terms.add(sign == null || sign == Operator.SUM ? term : MathTree.operation(sign, term));
    }
    return terms.size() == 1
        ? terms.getFirst()
        : new MathTree.Operation(Operator.SUM, List.copyOf(terms));
  }

  private @Nullable Operator sign() {
    if (tokens.take("+")) {
      return Operator.SUM;
    }
    if (tokens.take("-")) {
      return Operator.NEGATIVE;
    }
    if (tokens.take("pm")) {
      return Operator.PLUS_MINUS;
    }
    return tokens.take("mp") ? Operator.MINUS_PLUS : null;
  }

  MathTree product() {
    MathTree left = factors.signedFactor();
    while (true) {
      if (tokens.take("*")) {
        left = times(left, factors.signedFactor());
      } else if (tokens.take("/")) {
        if (tokens.peek().kind() == Token.Kind.WORDS) {
          tokens.next();
        } else {
          left = quotient(left, factors.signedFactor());
        }
      } else if (tokens.peek().kind() == Token.Kind.WORDS) {
        factors.unit();
      } else if (factors.begins(tokens.peek())) {
        left = factors.mixed(left);
      } else {
        return left;
      }
    }
  }

  /** Products are kept flat, so that a long one is not a deep tree. */
  static MathTree times(MathTree left, MathTree right) {
    var factors = new ArrayList<MathTree>();
    if (left instanceof MathTree.Operation o && o.operator() == Operator.PRODUCT) {
      factors.addAll(o.arguments());
    } else {
      factors.add(left);
    }
    factors.add(right);
    return new MathTree.Operation(Operator.PRODUCT, List.copyOf(factors));
  }

  private static MathTree quotient(MathTree above, MathTree below) {
    return above instanceof MathTree.Operation o && o.operator() == Operator.QUOTIENT
        ? MathTree.operation(
            Operator.QUOTIENT, o.arguments().get(0), times(o.arguments().get(1), below))
        : MathTree.operation(Operator.QUOTIENT, above, below);
  }

  boolean isInBraces() {
    return inBraces;
  }

  /** What stands in braces: elements, or an element and its condition. */
  MathTree inBraces() {
    boolean outer = inBraces;
    inBraces = true;
    MathTree elements = answer();
    inBraces = outer;
    if (tokens.take(":") || tokens.take("|")) {
      return answer();
    }
    return elements;
  }

  /** What stands in other brackets, where a colon makes a ratio again. */
  MathTree inBrackets() {
    boolean outer = inBraces;
    inBraces = false;
    MathTree inner = answer();
    inBraces = outer;
    return inner;
  }
}

package org.spectrumworkbench.core.verify.math;

import java.io.Serial;
import java.util.List;

/** Tokens in order, with the depth of nesting that parsing has reached. */
final class TokenStream {
  private final List<Token> tokens;
  private final Budget budget;
  private int at;
  private int depth;

  /** The tokens make no sense here. */
  static final class Unreadable extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    Unreadable(String message) {
      super(message, null, false, false);
    }
  }

  TokenStream(List<Token> tokens, Budget budget) {
    this.tokens = tokens;
    this.budget = budget;
  }

  Token peek() {
    return tokens.get(at);
  }

  Token peek(int ahead) {
    return tokens.get(Math.min(at + ahead, tokens.size() - 1));
  }

  Token next() {
    budget.step();
    Token token = tokens.get(at);
    if (at < tokens.size() - 1) {
      at++;
    }
    return token;
  }

  /** Consumes a sign if it comes next. */
  boolean take(String sign) {
    if (peek().isSign(sign)) {
      next();
      return true;
    }
    return false;
  }

  void expect(String sign) {
    if (!take(sign)) {
      throw unreadable();
    }
  }

  boolean atEnd() {
    return peek().kind() == Token.Kind.END;
  }

  int position() {
    return at;
  }

  void back(int position) {
    at = position;
  }

  void enter() {
    Budget.checkDepth(++depth);
  }

  void leave() {
    depth--;
  }

  Unreadable unreadable() {
    return new Unreadable(atEnd() ? "it ends too soon" : "'" + peek().text() + "' is out of place");
  }
}

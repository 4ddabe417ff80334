package org.spectrumworkbench.core.verify.math;

import java.util.List;
import java.util.stream.Collectors;

/** Writes trees as plain text, for verdicts. */
final class MathText {
  /** The longest form shown. */
  private static final int LONGEST = 400;

  private MathText() {}

  static String of(MathTree tree) {
    String text = written(tree);
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
  }

  private static String written(MathTree tree) {
    return switch (tree) {
      case MathTree.Number n -> n.value().toString();
      case MathTree.BaseNumber n -> n.digits() + "_" + n.base();
      case MathTree.Symbol s -> s.name();
      case MathTree.Words w -> w.text();
      case MathTree.Operation o -> operation(o);
      case MathTree.Call c -> c.function() + "(" + joined(c.arguments(), ", ") + ")";
      case MathTree.Bracketed b -> b.open() + joined(b.items(), ", ") + b.close();
      case MathTree.Listing l ->
          joined(
              l.items(),
              switch (l.joint()) {
                case COMMA -> ", ";
                case AND -> " and ";
                case OR -> " or ";
                case SEMICOLON -> "; ";
              });
      case MathTree.Matrix m ->
          m.rows().stream()
              .map(row -> joined(row, ", "))
              .collect(Collectors.joining("; ", "[", "]"));
      case MathTree.Relation r -> relation(r);
      case MathTree.SetOperation s ->
          written(s.left())
              + switch (s.operator()) {
                case UNION -> " union ";
                case INTERSECTION -> " intersection ";
                case DIFFERENCE -> " without ";
              }
              + written(s.right());
      case MathTree.Ratio r -> joined(r.parts(), ":");
    };
  }

  private static String joined(List<MathTree> trees, String separator) {
    return trees.stream().map(MathText::written).collect(Collectors.joining(separator));
  }

  private static String relation(MathTree.Relation relation) {
    var text = new StringBuilder(written(relation.sides().getFirst()));
    for (int i = 0; i < relation.signs().size(); i++) {
      text.append(' ').append(relation.signs().get(i).sign()).append(' ');
      text.append(written(relation.sides().get(i + 1)));
    }
    return text.toString();
  }

  private static String operation(MathTree.Operation operation) {
    List<MathTree> arguments = operation.arguments();
    String first = factor(arguments.getFirst());
    return switch (operation.operator()) {
      case SUM -> joined(arguments, " + ").replace("+ -", "- ");
      case PRODUCT -> arguments.stream().map(MathText::factor).collect(Collectors.joining("*"));
      case QUOTIENT -> first + "/" + factor(arguments.get(1));
      case POWER -> first + "^" + factor(arguments.get(1));
      case NEGATIVE -> "-" + first;
      case FACTORIAL -> first + "!";
      case PERCENT -> first + "%";
      case DEGREES -> first + " degrees";
      case PLUS_MINUS -> "+-" + first;
      case MINUS_PLUS -> "-+" + first;
    };
  }

  private static String factor(MathTree tree) {
    return tree instanceof MathTree.Operation || tree instanceof MathTree.Relation
        ? "(" + written(tree) + ")"
        : written(tree);
  }
}

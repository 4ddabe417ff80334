package org.spectrumworkbench.core.verify.math;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.verify.math.MathTree.Matrix;
import org.spectrumworkbench.core.verify.math.MathTree.Operator;

/** Sums, multiples and products of matrices, and determinants, as matrices of expressions. */
final class MatrixArithmetic {
  private static final int LARGEST_DETERMINANT = 5;

  private MatrixArithmetic() {}

  /** The matrix that an operation comes to; the operation itself if it is not on matrices. */
  static MathTree computed(MathTree.Operation operation, Budget budget) {
    List<MathTree> arguments = operation.arguments();
    if (arguments.stream().noneMatch(Matrix.class::isInstance)) {
      return operation;
    }
    return switch (operation.operator()) {
      case SUM -> sum(operation);
      case PRODUCT -> product(operation, budget);
      case NEGATIVE -> entries((Matrix) arguments.getFirst(), MatrixArithmetic::negative);
      case QUOTIENT ->
          arguments.get(0) instanceof Matrix above && !(arguments.get(1) instanceof Matrix)
              ? entries(
                  above, entry -> MathTree.operation(Operator.QUOTIENT, entry, arguments.get(1)))
              : operation;
      case POWER, FACTORIAL, PERCENT, DEGREES, PLUS_MINUS, MINUS_PLUS -> operation;
    };
  }

  private static MathTree negative(MathTree tree) {
    return MathTree.operation(Operator.NEGATIVE, tree);
  }

  private static Matrix entries(Matrix matrix, UnaryOperator<MathTree> change) {
    return (Matrix) matrix.map(change);
  }

  private static MathTree sum(MathTree.Operation operation) {
    Matrix total = null;
    for (MathTree term : operation.arguments()) {
      if (!(term instanceof Matrix matrix)) {
        return operation;
      }
      if (total == null) {
        total = matrix;
      } else if (rows(total) == rows(matrix) && columns(total) == columns(matrix)) {
        total = added(total, matrix);
      } else {
        return operation;
      }
    }
    return total == null ? operation : total;
  }

  private static Matrix added(Matrix left, Matrix right) {
    var rows = new ArrayList<List<MathTree>>();
    for (int i = 0; i < rows(left); i++) {
      var row = new ArrayList<MathTree>();
      for (int j = 0; j < columns(left); j++) {
        row.add(
            MathTree.operation(
                Operator.SUM, left.rows().get(i).get(j), right.rows().get(i).get(j)));
      }
      rows.add(List.copyOf(row));
    }
    return new Matrix(List.copyOf(rows));
  }

  private static MathTree product(MathTree.Operation operation, Budget budget) {
    MathTree total = operation.arguments().getFirst();
    for (MathTree factor : operation.arguments().subList(1, operation.arguments().size())) {
      if (total instanceof Matrix left && factor instanceof Matrix right) {
        if (columns(left) != rows(right)) {
          return operation;
        }
        total = multiplied(left, right, budget);
      } else if (total instanceof Matrix left) {
        total = entries(left, entry -> MathParser.times(factor, entry));
      } else if (factor instanceof Matrix right) {
        MathTree scalar = total;
        total = entries(right, entry -> MathParser.times(scalar, entry));
      } else {
        total = MathParser.times(total, factor);
      }
    }
    return total;
  }

  private static Matrix multiplied(Matrix left, Matrix right, Budget budget) {
    var rows = new ArrayList<List<MathTree>>();
    for (List<MathTree> leftRow : left.rows()) {
      var row = new ArrayList<MathTree>();
      for (int j = 0; j < columns(right); j++) {
        var terms = new ArrayList<MathTree>();
        for (int k = 0; k < leftRow.size(); k++) {
          budget.step();
          terms.add(
              MathTree.operation(Operator.PRODUCT, leftRow.get(k), right.rows().get(k).get(j)));
        }
        row.add(new MathTree.Operation(Operator.SUM, List.copyOf(terms)));
      }
      rows.add(List.copyOf(row));
    }
    return new Matrix(List.copyOf(rows));
  }

  /** The determinant of a small square matrix as an expression; other calls as they are. */
  static MathTree determinant(MathTree.Call call, Budget budget) {
    return call.function().equals("det")
            && call.arguments().getFirst() instanceof Matrix matrix
            && rows(matrix) == columns(matrix)
            && rows(matrix) <= LARGEST_DETERMINANT
        ? determinant(matrix.rows(), budget)
        : call;
  }

  /** By the first row: the sum of (-1)^j times the entry times the rest's determinant. */
  private static MathTree determinant(List<List<MathTree>> rows, Budget budget) {
    if (rows.size() == 1) {
      return rows.getFirst().getFirst();
    }
    var terms = new ArrayList<MathTree>();
    for (int j = 0; j < rows.size(); j++) {
      budget.step();
      int column = j;
      List<List<MathTree>> rest =
          rows.subList(1, rows.size()).stream().map(row -> without(row, column)).toList();
      MathTree term =
          MathTree.operation(Operator.PRODUCT, rows.getFirst().get(j), determinant(rest, budget));
      terms.add(j % 2 == 0 ? term : negative(term));
    }
    return new MathTree.Operation(Operator.SUM, List.copyOf(terms));
  }

  private static List<MathTree> without(List<MathTree> row, int column) {
    var rest = new ArrayList<>(row);
    rest.remove(column);
    return List.copyOf(rest);
  }

  /** {@code [[1, 2], [3, 4]]} as a matrix; null if brackets hold anything else. */
  static @Nullable Matrix ofRows(MathTree.Bracketed brackets) {
    var rows = new ArrayList<List<MathTree>>();
    for (MathTree item : brackets.items()) {
      boolean row = item instanceof MathTree.Bracketed b && b.open() == '[' && b.close() == ']';
      if (!row || !rows.isEmpty() && item.children().size() != rows.getFirst().size()) {
        return null;
      }
      rows.add(item.children());
    }
    boolean square = brackets.open() == '[' && brackets.close() == ']';
    return square && !rows.isEmpty() ? new Matrix(List.copyOf(rows)) : null;
  }

  static int rows(Matrix matrix) {
    return matrix.rows().size();
  }

  static int columns(Matrix matrix) {
    return matrix.rows().getFirst().size();
  }
}

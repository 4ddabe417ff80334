package org.spectrumworkbench.core.problem.family;

import static org.spectrumworkbench.core.problem.family.Solver.near;
import static org.spectrumworkbench.core.problem.family.Solver.numbers;
import static org.spectrumworkbench.core.problem.family.Solver.value;

import java.util.List;
import java.util.Map;
import org.spectrumworkbench.core.problem.Problem;

/** Geometry by counting unit cells, by searching, by measuring. */
final class GeometrySolvers {
  private GeometrySolvers() {}

  static final Map<String, Solver> ALL =
      Map.of(
          "polygon-angle", Solver.number(GeometrySolvers::polygonAngle),
          "right-triangle", Solver.number(GeometrySolvers::rightTriangle),
          "similar-triangles", GeometrySolvers::similarTriangles,
          "divided-segment", GeometrySolvers::dividedSegment,
          "rectangle-area", Solver.number(GeometrySolvers::rectangleArea),
          "box-volume", Solver.number(GeometrySolvers::boxVolume),
          "circle-area", GeometrySolvers::circleArea,
          "polygon-area", Solver.number(GeometrySolvers::polygonArea));

  /** Walks around the polygon: the turns add up to a full one. */
  private static double polygonAngle(String question) {
    double turned = 0;
    for (int angle : numbers(question)) {
      turned += 180 - angle;
    }
    return 180 - (360 - turned);
  }

  private static double rightTriangle(String question) {
    List<Integer> given = lengths(question);
    boolean leg = question.matches(".*(other leg|second leg).*");
    for (int length = 1; length < 5000; length++) {
      long square = (long) length * length;
      long first = (long) given.get(0) * given.get(0);
      long second = (long) given.get(1) * given.get(1);
      long third = given.size() > 2 ? (long) given.get(2) * given.get(2) : 0;
      if (leg ? first + square == second : first + second + third == square) {
        return length * (question.contains("in mm") ? 10 : 1);
      }
    }
    return Double.NaN;
  }

  /** The corners of both triangles drawn from one point: the long sides lie on one line. */
  private static boolean similarTriangles(Problem problem) {
    List<Integer> given = lengths(problem.question());
    double side = value(problem.answer()) / (problem.question().contains("in mm") ? 10 : 1);
    return near(given.get(0) * side, (double) given.get(1) * given.get(2));
  }

  private static List<Integer> lengths(String question) {
    return Solver.findAll("(\\d+) cm", question).stream().map(Integer::valueOf).toList();
  }

  /** P lies between A and B, and its distances are as wanted. */
  private static boolean dividedSegment(Problem problem) {
    List<Integer> given = numbers(problem.question());
    String[] place = problem.answer().replaceAll("[() ]", "").split(",");
    double x = value(place[0]);
    double y = value(place[1]);
    double m = given.size() > 4 ? given.get(4) : 1;
    double n = given.size() > 4 ? given.get(5) : 1;
    double toA = Math.hypot(x - given.get(0), y - given.get(1));
    double toB = Math.hypot(x - given.get(2), y - given.get(3));
    double whole = Math.hypot(given.get(0) - given.get(2), given.get(1) - given.get(3));
    return near(toA + toB, whole) && near(toA * n, toB * m);
  }

  private static double rectangleArea(String question) {
    List<Integer> given = lengths(question);
    int cells = 0;
    for (int x = 0; x < given.get(0); x++) {
      for (int y = 0; y < given.get(1); y++) {
        boolean cut = given.size() > 2 && x < given.get(2) && y < given.get(3);
        cells += cut ? 0 : 1;
      }
    }
    return cells * (question.contains("in mm^2") ? 100.0 : 1);
  }

  private static double boxVolume(String question) {
    List<Integer> given = lengths(question);
    double layer = 0;
    for (int x = 0; x < given.get(0); x++) {
      for (int y = 0; y < given.get(1); y++) {
        boolean hole = given.size() > 3 && x < given.get(3) && y < given.get(4);
        layer += hole ? 0 : 1;
      }
    }
    double volume = 0;
    for (int z = 0; z < given.get(2); z++) {
      volume += layer;
    }
    return volume * (question.contains("in mm^3") ? 1000 : 1);
  }

  /** Sums thin rings from the inner to the outer radius. */
  private static boolean circleArea(Problem problem) {
    String question = problem.question();
    List<Integer> given = numbers(question);
    double outer = question.contains("diameter") ? given.get(0) / 2.0 : given.get(0);
    double inner = question.contains("inner") ? given.get(1) : 0;
    double share = question.contains("degrees") ? given.getLast() / 360.0 : 1;
    int rings = 1000;
    double width = (outer - inner) / rings;
    double area = 0;
    for (int i = 0; i < rings; i++) {
      area += 2 * Math.PI * (inner + (i + .5) * width) * width * share;
    }
    return near(area, PlainExpression.value(problem.answer(), 0));
  }

  /** Pick: from the points of the grid inside and on the border. */
  private static double polygonArea(String question) {
    List<Integer> given = numbers(question);
    int corners = given.size() / 2;
    int inside = 0;
    int border = 0;
    for (int x = -40; x <= 40; x++) {
      for (int y = -40; y <= 40; y++) {
        boolean on = false;
        boolean in = false;
        for (int i = 0; i < corners; i++) {
          int x1 = given.get(2 * i);
          int y1 = given.get(2 * i + 1);
          int x2 = given.get((2 * i + 2) % given.size());
          int y2 = given.get((2 * i + 3) % given.size());
          boolean line = (long) (x2 - x1) * (y - y1) == (long) (y2 - y1) * (x - x1);
          on |=
              line
                  && x >= Math.min(x1, x2)
                  && x <= Math.max(x1, x2)
                  && y >= Math.min(y1, y2)
                  && y <= Math.max(y1, y2);
          if (y1 > y != y2 > y && x < x1 + (double) (y - y1) * (x2 - x1) / (y2 - y1)) {
            in = !in;
          }
        }
        border += on ? 1 : 0;
        inside += !on && in ? 1 : 0;
      }
    }
    return inside + border / 2.0 - 1;
  }
}

package org.spectrumworkbench.app.chart.draw;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/**
 * Draws as SVG text. It needs no display and no toolkit; the same figure always gives the same
 * text, and it uses no ids, so that many pictures can stand inline in one page.
 */
public final class SvgPen implements Pen {

  private static final String FONTS =
      "system-ui, 'Segoe UI', Roboto, 'DejaVu Sans', Arial, sans-serif";

  private final StringBuilder svg = new StringBuilder(8192);

  private SvgPen() {}

  /**
   * A whole figure as one {@code <svg>} element.
   *
   * @param width in pixels
   * @param height in pixels
   */
  public static String svg(Figure figure, double width, double height, Palette palette) {
    return svg(
        figure.title(),
        figure.description(),
        width,
        height,
        pen -> figure.draw(pen, width, height, palette));
  }

  /**
   * Marks as one {@code <svg>} element, with a title and a description for those who do not see it.
   *
   * @param width in pixels
   * @param height in pixels
   */
  public static String svg(
      String title, String description, double width, double height, Consumer<Pen> marks) {
    SvgPen pen = new SvgPen();
    pen.svg.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%s\" height=\"%s\" viewBox=\"0 0 %s %s\" role=\"img\" font-family=\"%s\">"
            .formatted(number(width), number(height), number(width), number(height), FONTS));
    pen.svg.append("\n<title>").append(escape(title)).append("</title>");
    pen.svg.append("\n<desc>").append(escape(description)).append("</desc>\n");
    marks.accept(pen);
    return pen.svg.append("</svg>\n").toString();
  }

  @Override
  public void fill(Box box, Ink ink) {
    svg.append("<rect").append(place(box)).append(paint("fill", ink)).append("/>\n");
  }

  @Override
  public void line(double x1, double y1, double x2, double y2, Stroke stroke) {
    attribute(attribute(svg.append("<line"), "x1", x1), "y1", y1);
    attribute(attribute(svg, "x2", x2), "y2", y2).append(paint(stroke)).append("/>\n");
  }

  @Override
  public void polyline(double[] xs, double[] ys, int count, Stroke stroke) {
    svg.append("<polyline fill=\"none\" stroke-linejoin=\"round\"").append(paint(stroke));
    points(xs, ys, count).append("/>\n");
  }

  @Override
  public void polygon(double[] xs, double[] ys, int count, Ink ink) {
    svg.append("<polygon").append(paint("fill", ink));
    points(xs, ys, count).append("/>\n");
  }

  @Override
  public void disc(double x, double y, double radius, Ink ink) {
    circle(x, y, radius).append(paint("fill", ink)).append("/>\n");
  }

  @Override
  public void ring(double x, double y, double radius, Stroke stroke) {
    circle(x, y, radius).append(" fill=\"none\"").append(paint(stroke)).append("/>\n");
  }

  @Override
  public void text(String text, double x, double y, TextStyle style, double degrees) {
    if (text.isEmpty()) {
      return;
    }
    attribute(attribute(attribute(svg.append("<text"), "x", x), "y", y), "font-size", style.size());
    svg.append(paint("fill", style.ink()));
    if (style.bold()) {
      svg.append(" font-weight=\"bold\"");
    }
    switch (style.align()) {
      case START -> {}
      case MIDDLE -> svg.append(" text-anchor=\"middle\"");
      case END -> svg.append(" text-anchor=\"end\"");
    }
    if (degrees != 0) {
      svg.append(
          " transform=\"rotate(%s %s %s)\"".formatted(number(degrees), number(x), number(y)));
    }
    svg.append('>').append(escape(text)).append("</text>\n");
  }

  @Override
  public void image(int[] argb, int width, int height, Box box) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    picture.setRGB(0, 0, width, height, argb, 0, width);
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "a picture of %d x %d pixels was not encoded".formatted(width, height), e);
    }
    svg.append("<image").append(place(box));
    svg.append(
        " preserveAspectRatio=\"none\" style=\"image-rendering:pixelated\" href=\"data:image/png;base64,");
    svg.append(Base64.getEncoder().encodeToString(png.toByteArray())).append("\"/>\n");
  }

  /** A nested svg element cuts off what lies outside it, and unlike a clip path needs no id. */
  @Override
  public void clipped(Box box, Runnable marks) {
    svg.append("<svg").append(place(box));
    svg.append(
        " viewBox=\"%s %s %s %s\" overflow=\"hidden\">\n"
            .formatted(
                number(box.x()), number(box.y()), number(box.width()), number(box.height())));
    marks.run();
    svg.append("</svg>\n");
  }

  @Override
  public double textWidth(String text, double size, boolean bold) {
    return TextWidth.estimate(text, size, bold);
  }

  private StringBuilder circle(double x, double y, double radius) {
    return attribute(attribute(attribute(svg.append("<circle"), "cx", x), "cy", y), "r", radius);
  }

  private StringBuilder points(double[] xs, double[] ys, int count) {
    svg.append(" points=\"");
    for (int i = 0; i < count; i++) {
      svg.append(i == 0 ? "" : " ").append(number(xs[i])).append(',').append(number(ys[i]));
    }
    return svg.append('"');
  }

  private static StringBuilder attribute(StringBuilder to, String name, double value) {
    return to.append(' ').append(name).append("=\"").append(number(value)).append('"');
  }

  private static String place(Box box) {
    StringBuilder place = new StringBuilder();
    attribute(attribute(place, "x", box.x()), "y", box.y());
    return attribute(attribute(place, "width", box.width()), "height", box.height()).toString();
  }

  private static String paint(String what, Ink ink) {
    String colour = " %s=\"%s\"".formatted(what, ink.hex());
    return ink.alpha() >= 1
        ? colour
        : colour + " %s-opacity=\"%s\"".formatted(what, number(ink.alpha()));
  }

  private static String paint(Stroke stroke) {
    StringBuilder text = new StringBuilder(paint("stroke", stroke.ink()));
    attribute(text, "stroke-width", stroke.width());
    double[] dash = stroke.dash().pattern();
    if (dash.length > 0) {
      text.append(" stroke-dasharray=\"")
          .append(number(dash[0]))
          .append(' ')
          .append(number(dash[1]))
          .append('"');
    }
    return text.toString();
  }

  /**
   * Two decimals are a hundredth of a pixel; a mark at no place at all would make the file
   * unreadable.
   */
  private static String number(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("a mark at " + value + " cannot be drawn");
    }
    long hundredths = Math.round(Math.abs(value) * 100);
    long rest = hundredths % 100;
    String sign = value < 0 && hundredths > 0 ? "-" : "";
    String whole = sign + hundredths / 100;
    if (rest == 0) {
      return whole;
    }
    return rest % 10 == 0 ? whole + "." + rest / 10 : whole + (rest < 10 ? ".0" : ".") + rest;
  }

  private static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '&' -> escaped.append("&amp;");
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            case '"' -> escaped.append("&quot;");
            default -> {
              boolean allowed =
                  c == '\t' || c == '\n' || c >= 0x20 && (c < 0xD800 || c > 0xDFFF) && c < 0xFFFE;
              escaped.appendCodePoint(allowed || c > 0xFFFF ? c : 0xFFFD);
            }
          }
        });
    return escaped.toString();
  }
}

package org.spectrumworkbench.app.chart;

import java.nio.IntBuffer;
import java.util.HashMap;
import java.util.Map;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.spectrumworkbench.app.chart.draw.Box;
import org.spectrumworkbench.app.chart.draw.Ink;
import org.spectrumworkbench.app.chart.draw.Pen;
import org.spectrumworkbench.app.chart.draw.Stroke;
import org.spectrumworkbench.app.chart.draw.TextStyle;
import org.spectrumworkbench.app.fx.Theme;

/** Draws on a canvas of the window. Used on the JavaFX thread only. */
final class CanvasPen implements Pen {

  private static final int MOST_WIDTHS = 4000;

  private record FontKey(double size, boolean bold) {}

  private record WidthKey(String text, double size, boolean bold) {}

  private static final Map<FontKey, Font> FONTS = new HashMap<>();
  private static final Map<WidthKey, Double> WIDTHS = new HashMap<>();

  private final GraphicsContext context;

  CanvasPen(GraphicsContext context) {
    this.context = context;
    context.setLineJoin(StrokeLineJoin.ROUND);
    context.setLineCap(StrokeLineCap.BUTT);
    context.setTextBaseline(VPos.BASELINE);
  }

  @Override
  public void fill(Box box, Ink ink) {
    context.setFill(color(ink));
    context.fillRect(box.x(), box.y(), box.width(), box.height());
  }

  @Override
  public void line(double x1, double y1, double x2, double y2, Stroke stroke) {
    take(stroke);
    context.strokeLine(x1, y1, x2, y2);
  }

  @Override
  public void polyline(double[] xs, double[] ys, int count, Stroke stroke) {
    take(stroke);
    context.strokePolyline(xs, ys, count);
  }

  @Override
  public void polygon(double[] xs, double[] ys, int count, Ink ink) {
    context.setFill(color(ink));
    context.fillPolygon(xs, ys, count);
  }

  @Override
  public void disc(double x, double y, double radius, Ink ink) {
    context.setFill(color(ink));
    context.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
  }

  @Override
  public void ring(double x, double y, double radius, Stroke stroke) {
    take(stroke);
    context.strokeOval(x - radius, y - radius, 2 * radius, 2 * radius);
  }

  @Override
  public void text(String text, double x, double y, TextStyle style, double degrees) {
    context.setFont(font(style.size(), style.bold()));
    context.setFill(color(style.ink()));
    context.setTextAlign(
        switch (style.align()) {
          case START -> TextAlignment.LEFT;
          case MIDDLE -> TextAlignment.CENTER;
          case END -> TextAlignment.RIGHT;
        });
    if (degrees == 0) {
      context.fillText(text, x, y);
      return;
    }
    context.save();
    context.translate(x, y);
    context.rotate(degrees);
    context.fillText(text, 0, 0);
    context.restore();
  }

  @Override
  public void image(int[] argb, int width, int height, Box box) {
    int[] premultiplied = argb.clone();
    for (int i = 0; i < premultiplied.length; i++) {
      premultiplied[i] = premultiplied(premultiplied[i]);
    }
    PixelBuffer<IntBuffer> pixels =
        new PixelBuffer<>(
            width, height, IntBuffer.wrap(premultiplied), PixelFormat.getIntArgbPreInstance());
    context.setImageSmoothing(false);
    context.drawImage(new WritableImage(pixels), box.x(), box.y(), box.width(), box.height());
  }

  @Override
  public void clipped(Box box, Runnable marks) {
    context.save();
    context.beginPath();
    context.rect(box.x(), box.y(), box.width(), box.height());
    context.clip();
    marks.run();
    context.restore();
  }

  @Override
  public double textWidth(String text, double size, boolean bold) {
    if (WIDTHS.size() > MOST_WIDTHS) {
      WIDTHS.clear();
    }
    return WIDTHS.computeIfAbsent(
        new WidthKey(text, size, bold),
        key -> {
          Text measured = new Text(key.text());
          measured.setFont(font(key.size(), key.bold()));
          return measured.getLayoutBounds().getWidth();
        });
  }

  static Color color(Ink ink) {
    return Color.rgb(ink.red(), ink.green(), ink.blue(), ink.alpha());
  }

  private static Font font(double size, boolean bold) {
    return FONTS.computeIfAbsent(
        new FontKey(size, bold),
        key ->
            Font.font(
                Theme.fontFamily(), key.bold() ? FontWeight.BOLD : FontWeight.NORMAL, key.size()));
  }

  private void take(Stroke stroke) {
    context.setStroke(color(stroke.ink()));
    context.setLineWidth(stroke.width());
    context.setLineDashes(stroke.dash().pattern());
  }

  private static int premultiplied(int argb) {
    int alpha = argb >>> 24;
    if (alpha == 255) {
      return argb;
    }
    int red = (argb >> 16 & 0xFF) * alpha / 255;
    int green = (argb >> 8 & 0xFF) * alpha / 255;
    int blue = (argb & 0xFF) * alpha / 255;
    return alpha << 24 | red << 16 | green << 8 | blue;
  }
}

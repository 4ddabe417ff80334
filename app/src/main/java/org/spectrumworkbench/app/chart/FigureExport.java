package org.spectrumworkbench.app.chart;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Scale;
import javax.imageio.ImageIO;
import org.spectrumworkbench.app.chart.draw.ChartText;
import org.spectrumworkbench.app.chart.draw.Figure;
import org.spectrumworkbench.app.chart.draw.SvgPen;
import org.spectrumworkbench.app.fx.Background;
import org.spectrumworkbench.app.fx.Dialogs;
import org.spectrumworkbench.app.fx.FileChoice;
import org.spectrumworkbench.core.WholeFile;
import org.spectrumworkbench.core.WorkbenchException;

/**
 * Writes a figure to files. It is drawn on the JavaFX thread, encoded and written in the
 * background.
 */
final class FigureExport {

  /** Pictures are written at twice the size on the screen, so that they stay sharp on paper. */
  private static final double PIXELS = 2;

  private interface Content {
    byte[] bytes() throws IOException;
  }

  private final FigureCanvas<? extends Figure> canvas;
  private final FileChoice files;
  private final Background background;
  private final Dialogs dialogs;

  FigureExport(
      FigureCanvas<? extends Figure> canvas,
      FileChoice files,
      Background background,
      Dialogs dialogs) {
    this.canvas = canvas;
    this.files = files;
    this.background = background;
    this.dialogs = dialogs;
  }

  void png() {
    Canvas page = new Canvas(width(), height());
    CanvasPen pen = new CanvasPen(page.getGraphicsContext2D());
    canvas.draw(pen, page.getWidth(), page.getHeight(), canvas.palette());
    SnapshotParameters parameters = new SnapshotParameters();
    parameters.setTransform(new Scale(PIXELS, PIXELS));
    WritableImage picture = page.snapshot(parameters, null);
    save("png", () -> encoded(picture));
  }

  void svg() {
    double width = width();
    double height = height();
    Figure figure = canvas.figure();
    String svg =
        SvgPen.svg(
            figure.title(),
            figure.description(),
            width,
            height,
            pen -> canvas.draw(pen, width, height, canvas.palette()));
    save("svg", () -> svg.getBytes(StandardCharsets.UTF_8));
  }

  void csv() {
    Figure figure = canvas.figure();
    save("csv", () -> figure.table().csv().getBytes(StandardCharsets.UTF_8));
  }

  private void save(String ending, Content content) {
    String title = ChartText.of("export.title");
    FileChoice.Kind kind =
        new FileChoice.Kind(ending.toUpperCase(Locale.ROOT), List.of("*." + ending));
    files
        .save(title, fileName(canvas.figure().title()) + "." + ending, kind)
        .ifPresent(file ->
            background
                .task(
                    title,
                    progress -> {
                      WholeFile.write(file, content.bytes());
                      return file;
                    })
                .onSuccess(written -> dialogs.tell(ChartText.of("export.done", written)))
                .onFailure(failure -> dialogs.fault(notWritten(file, failure)))
                .start());
  }

  private static Throwable notWritten(Path file, Throwable failure) {
    if (!(failure instanceof IOException)) {
      return failure;
    }
    Path folder = file.toAbsolutePath().getParent();
    boolean there = folder != null && Files.isDirectory(folder);
    String why = there ? String.valueOf(failure.getMessage()) : ChartText.of("export.nowhere");
    return new WorkbenchException(
        ChartText.of("export.failed", file, why), ChartText.of("export.mend"));
  }

  private static byte[] encoded(WritableImage image) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", bytes);
    return bytes.toByteArray();
  }

  private static String fileName(String title) {
    String name =
        title
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^\\p{L}\\p{N}]+", "-")
            .replaceAll("^-+|-+$", "");
    return name.isEmpty() ? "chart" : name;
  }

  /** A chart that is hidden behind its table may have no size of its own. */
  private double width() {
    return canvas.getWidth() > 80 ? canvas.getWidth() : 800;
  }

  private double height() {
    return canvas.getHeight() > 60 ? canvas.getHeight() : 450;
  }
}

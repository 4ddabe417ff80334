package org.spectrumworkbench.app.chart;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.image.WritableImage;
import org.spectrumworkbench.app.chart.draw.Axis;
import org.spectrumworkbench.app.chart.draw.HeatMap;
import org.spectrumworkbench.app.chart.draw.Palette;
import org.spectrumworkbench.app.chart.draw.Series;
import org.spectrumworkbench.app.chart.draw.SvgPen;
import org.spectrumworkbench.app.chart.draw.XyChart;
import org.spectrumworkbench.app.fx.Background;
import org.spectrumworkbench.app.fx.Dialogs;
import org.spectrumworkbench.app.fx.FileChoice;
import org.spectrumworkbench.app.fx.Theme;

/**
 * Measures what one frame of a live chart costs: each frame every series gets a point more, and the
 * whole picture is laid out and rendered. The built-in line chart is measured in the same run,
 * since only the ratio of the two can be compared between machines.
 */
public final class ChartBenchmark {

  /**
   * How much is drawn.
   *
   * @param series lines in the chart
   * @param points of each line
   * @param cells rows and columns of the heat map
   * @param frames measured of each kind
   */
  record Load(int series, int points, int cells, int frames) {}

  private static final int WIDTH = 1000;
  private static final int HEIGHT = 600;

  /** What one kind of picture costs. */
  private record Measured(String name, double[] milliseconds, double processor) {
    double median() {
      double[] sorted = milliseconds.clone();
      Arrays.sort(sorted);
      return sorted[sorted.length / 2];
    }

    double slowest() {
      return Arrays.stream(milliseconds).max().orElse(Double.NaN);
    }
  }

  private ChartBenchmark() {}

  /**
   * Starts the toolkit, measures, prints, and ends the toolkit.
   *
   * @param arguments the number of frames, 30 where it is missing
   */
  public static void main(String[] arguments) {
    int frames = arguments.length == 0 ? 30 : Integer.parseInt(arguments[0]);
    CompletableFuture<Void> done = new CompletableFuture<>();
    Platform.startup(() -> {
      try {
        Theme.LIGHT.apply();
        run(
            new Load(20, 5000, 512, frames),
            new PrintStream(System.out, true, StandardCharsets.UTF_8));
        done.complete(null);
      } catch (RuntimeException e) {
        done.completeExceptionally(e);
      }
    });
    try {
      done.join();
    } finally {
      Platform.exit();
    }
  }

  /** Measures each kind and prints a line for it; on the JavaFX thread. */
  static void run(Load load, PrintStream out) {
    out.printf(
        Locale.ROOT,
        "%d series, %d points and one more each frame, %d x %d%n",
        load.series(),
        load.points(),
        WIDTH,
        HEIGHT);
    Measured own = own(load);
    print(out, own);
    Measured builtIn = builtIn(load);
    print(out, builtIn);
    out.printf(
        Locale.ROOT,
        "built-in / own: %.1f, by processor time %.1f%n",
        builtIn.median() / own.median(),
        builtIn.processor() / own.processor());
    print(out, heat(load));
    print(out, svg(load));
  }

  private static void print(PrintStream out, Measured measured) {
    out.printf(
        Locale.ROOT,
        "%-24s median %7.1f ms a frame, slowest %7.1f, processor time %7.1f, %d frames%n",
        measured.name(),
        measured.median(),
        measured.slowest(),
        measured.processor(),
        measured.milliseconds().length);
  }

  private static Measured own(Load load) {
    double[][] values = walks(load, load.points() + 2 * load.frames());
    ChartView view =
        new ChartView(
            chart(values, load.points()), new NoFiles(), Background.sameThread(), new NoDialogs());
    return measure(
        "own chart",
        view,
        load.frames(),
        frame -> view.setFigure(chart(values, load.points() + frame)));
  }

  private static XyChart chart(double[][] values, int points) {
    double[] x = new double[points];
    for (int i = 0; i < points; i++) {
      x[i] = i;
    }
    List<Series> series = new ArrayList<>();
    for (int s = 0; s < values.length; s++) {
      series.add(Series.line("series " + s, s, x, Arrays.copyOf(values[s], points)));
    }
    return XyChart.of("Live", Axis.linear("step"), Axis.linear("value"), series);
  }

  private static Measured builtIn(Load load) {
    double[][] values = walks(load, load.points() + 2 * load.frames());
    LineChart<Number, Number> chart = new LineChart<>(new NumberAxis(), new NumberAxis());
    chart.setAnimated(false);
    chart.setCreateSymbols(false);
    for (int s = 0; s < load.series(); s++) {
      List<XYChart.Data<Number, Number>> points = new ArrayList<>();
      for (int i = 0; i < load.points(); i++) {
        points.add(new XYChart.Data<>(i, values[s][i]));
      }
      chart
          .getData()
          .add(new XYChart.Series<>("series " + s, FXCollections.observableList(points)));
    }
    return measure(
        "built-in line chart",
        chart,
        Math.max(1, load.frames() / 3),
        frame -> {
          for (int s = 0; s < load.series(); s++) {
            chart
                .getData()
                .get(s)
                .getData()
                .add(new XYChart.Data<>(load.points() + frame, values[s][load.points() + frame]));
          }
        });
  }

  private static Measured heat(Load load) {
    // Two maps by turns: making one takes longer than drawing it.
    List<HeatMap> maps = List.of(heatMap(0, load.cells()), heatMap(1, load.cells()));
    HeatMapView view =
        new HeatMapView(maps.get(0), new NoFiles(), Background.sameThread(), new NoDialogs());
    String name = "heat map %1$d x %1$d".formatted(load.cells());
    return measure(name, view, load.frames(), frame -> view.setFigure(maps.get(frame % 2)));
  }

  private static HeatMap heatMap(int seed, int cells) {
    Random random = new Random(seed);
    List<String> rows = new ArrayList<>();
    double[] steps = new double[cells];
    double[][] values = new double[cells][cells];
    for (int r = 0; r < cells; r++) {
      rows.add("problem " + r);
      steps[r] = r;
      for (int c = 0; c < cells; c++) {
        values[r][c] = random.nextDouble();
      }
    }
    return new HeatMap("p_c", "problem", "step", "p_c", rows, steps, values);
  }

  private static Measured svg(Load load) {
    XyChart chart = chart(walks(load, load.points()), load.points());
    return times(
        "own chart as SVG text",
        load.frames(),
        frame -> SvgPen.svg(chart, WIDTH, HEIGHT, Palette.LIGHT));
  }

  private static Measured measure(String name, Parent content, int frames, IntConsumer change) {
    Scene scene = new Scene(content, WIDTH, HEIGHT);
    WritableImage image = new WritableImage(WIDTH, HEIGHT);
    return times(
        name,
        frames,
        frame -> {
          change.accept(frame);
          render(scene, image);
        });
  }

  /** As many frames again are drawn before, so that the compiler has settled. */
  private static Measured times(String name, int frames, IntConsumer draw) {
    double[] times = new double[frames];
    for (int frame = 0; frame < frames; frame++) {
      draw.accept(frame);
    }
    double before = processorMilliseconds();
    for (int frame = 0; frame < frames; frame++) {
      long start = System.nanoTime();
      draw.accept(frames + frame);
      times[frame] = (System.nanoTime() - start) / 1e6;
    }
    return new Measured(name, times, (processorMilliseconds() - before) / frames);
  }

  /** Time of all threads of this process, which other work on the machine disturbs less. */
  private static double processorMilliseconds() {
    return ProcessHandle.current().info().totalCpuDuration().map(Duration::toNanos).orElse(0L)
        / 1e6;
  }

  private static void render(Scene scene, WritableImage image) {
    Node root = scene.getRoot();
    root.applyCss();
    scene.getRoot().layout();
    scene.snapshot(image);
  }

  private static double[][] walks(Load load, int points) {
    double[][] values = new double[load.series()][points];
    for (int s = 0; s < values.length; s++) {
      Random random = new Random(s);
      double at = s;
      for (int i = 0; i < points; i++) {
        at += random.nextGaussian() * .1;
        values[s][i] = at + random.nextGaussian() * .5;
      }
    }
    return values;
  }

  /** Nothing is exported here. */
  private static final class NoFiles implements FileChoice {
    @Override
    public Optional<Path> open(String title, Kind kind) {
      return Optional.empty();
    }

    @Override
    public Optional<Path> save(String title, String suggestedName, Kind kind) {
      return Optional.empty();
    }

    @Override
    public Optional<Path> folder(String title) {
      return Optional.empty();
    }

    @Override
    public void show(Path file) {}
  }

  /** Nothing goes wrong that could be told. */
  private static final class NoDialogs implements Dialogs {
    @Override
    public void fault(Throwable failure) {}

    @Override
    public void ask(Question question) {}

    @Override
    public void tell(String note) {}
  }
}

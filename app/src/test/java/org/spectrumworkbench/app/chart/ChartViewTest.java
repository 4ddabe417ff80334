package org.spectrumworkbench.app.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javax.imageio.ImageIO;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.app.chart.draw.Axis;
import org.spectrumworkbench.app.chart.draw.Palette;
import org.spectrumworkbench.app.chart.draw.Range;
import org.spectrumworkbench.app.chart.draw.Series;
import org.spectrumworkbench.app.chart.draw.XyChart;
import org.spectrumworkbench.app.chart.draw.XyDrawing;
import org.spectrumworkbench.app.chart.draw.Zoom;
import org.spectrumworkbench.app.fx.Background;
import org.spectrumworkbench.app.fx.HeadlessTest;
import org.spectrumworkbench.app.fx.Theme;
import org.spectrumworkbench.app.shell.TestWorkspace;
import org.spectrumworkbench.core.WorkbenchException;

class ChartViewTest extends HeadlessTest {

  @TempDir private Path folder;

  private final TestWorkspace.Answers dialogs = new TestWorkspace.Answers();
  private FakeFiles files;
  private ChartView view;

  private static XyChart line() {
    double[] x = {0, 10, 20, 30, 40};
    double[] y = {0, 1, 4, 9, 16};
    return XyChart.of(
        "Reward, mean",
        Axis.linear("step"),
        Axis.linear("reward"),
        List.of(Series.line("mean", 0, x, y)));
  }

  @BeforeEach
  void showChart() {
    files = new FakeFiles(folder);
    view = show(640, 400, () -> new ChartView(line(), files, Background.sameThread(), dialogs));
  }

  private XyDrawing drawing() {
    return onFx(() -> view.xy().drawing().orElseThrow());
  }

  private Point2D at(double x, double y) {
    XyDrawing drawing = drawing();
    return onFx(() -> view.xy().localToScreen(drawing.x().pixel(x), drawing.y().pixel(y)));
  }

  private Range shownX() {
    settle();
    return drawing().x().values();
  }

  @Test
  void pointerReadsTheNearestPoint() {
    moveTo(at(21, 6));
    settle();

    assertThat(onFx(() -> view.xy().hovered().orElseThrow().x(view.figure()))).isEqualTo(20);
  }

  @Test
  void clickReportsThePoint() {
    List<Double> picked = new ArrayList<>();
    onFx(() -> view.setOnPick(picked::add));

    clickOn(at(15, 14));
    assertThat(picked).as("far from every point").isEmpty();
    clickOn(at(30, 9));
    settle();

    assertThat(picked).containsExactly(30.0);
  }

  @Test
  void wheelLooksCloserAboutThePointerAndDoubleClickShowsAllAgain() {
    moveTo(at(20, 4));
    scroll(3, VerticalDirection.UP);

    Range closer = shownX();
    assertThat(closer.length()).isLessThan(40);
    assertThat(closer.contains(20)).isTrue();

    doubleClickOn(at(20, 4), MouseButton.PRIMARY);
    assertThat(shownX()).isEqualTo(new Range(0, 40));
  }

  @Test
  void draggedRectangleIsLookedAt() {
    drag(at(10, 2), MouseButton.PRIMARY).dropTo(at(30, 12));

    Range x = shownX();
    assertThat(x.lo()).isBetween(9.5, 10.5);
    assertThat(x.hi()).isBetween(29.5, 30.5);
    assertThat(drawing().y().values().lo()).isBetween(1.8, 2.2);
  }

  @Test
  void keyboardLooksCloserMovesAndResets() {
    onFx(() -> view.xy().requestFocus());
    type(KeyCode.PLUS, 3);
    Range closer = shownX();
    assertThat(closer.length()).isLessThan(25);

    type(KeyCode.RIGHT);
    assertThat(shownX().lo()).isGreaterThan(closer.lo());

    type(KeyCode.MINUS);
    assertThat(shownX().length()).isGreaterThan(closer.length());

    type(KeyCode.R);
    assertThat(shownX()).isEqualTo(new Range(0, 40));
    assertThat(onFx(() -> view.zoom())).isEqualTo(Zoom.WHOLE);
  }

  @Test
  void wholeViewGrowsWithTheDataAndAZoomStays() {
    XyChart longer = SampleCharts.reward(300);
    onFx(() -> view.setFigure(longer));
    assertThat(shownX()).isEqualTo(new Range(0, 299));

    onFx(() -> view.setZoom(new Zoom(new Range(10, 20), null)));
    onFx(() -> view.setFigure(SampleCharts.reward(400)));
    assertThat(shownX()).isEqualTo(new Range(10, 20));
  }

  @Test
  void manyChangesInOnePulseAreDrawnOnce() {
    settle();
    int before = onFx(() -> view.xy().pictureCount());

    onFx(() -> {
      for (int i = 0; i < 50; i++) {
        view.setFigure(SampleCharts.reward(100 + i));
      }
    });
    settle();

    assertThat(onFx(() -> view.xy().pictureCount())).isEqualTo(before + 1);
  }

  @Test
  void anotherThemeDrawsTheChartOnceMoreInItsColours() {
    settle();
    int before = onFx(() -> view.xy().pictureCount());

    theme(Theme.DARK);
    for (int i = 0; i < 5; i++) {
      settle();
    }

    assertThat(onFx(() -> view.xy().palette())).isEqualTo(Palette.DARK);
    assertThat(onFx(() -> view.xy().pictureCount())).isEqualTo(before + 1);
  }

  @Test
  void movingThePointerDoesNotDrawTheChartAgain() {
    settle();
    int before = onFx(() -> view.xy().pictureCount());

    moveTo(at(10, 1));
    moveTo(at(30, 9));
    settle();

    assertThat(onFx(() -> view.xy().pictureCount())).isEqualTo(before);
  }

  @Test
  void tableShowsTheNumbersOfTheChart() {
    clickOn("#figure-as-table");
    settle();

    assertThat(onFx(() -> view.tableView().getColumns().get(1).getText())).isEqualTo("step");
    assertThat(onFx(() -> List.copyOf(view.tableView().getItems())))
        .isEqualTo(view.figure().table().rows());
    assertThat(lookup("#figure-table").tryQuery()).isPresent();

    onFx(() -> view.setFigure(SampleCharts.reward(7)));
    assertThat(onFx(() -> view.tableView().getItems().size())).isEqualTo(14);

    clickOn("#figure-as-table");
    settle();
    assertThat(lookup("#figure-table").tryQuery()).isEmpty();
  }

  @Test
  void copyPutsTheTableOnTheClipboard() {
    clickOn("#figure-copy");
    settle();

    assertThat(onFx(() -> Clipboard.getSystemClipboard().getString()))
        .startsWith("Series\tstep\treward")
        .contains("mean\t30\t9");
    assertThat(dialogs.notes).hasSize(1);
  }

  @Test
  void csvHoldsEveryNumber() throws IOException {
    clickOn("#figure-csv");
    settle();

    Path file = files.last().orElseThrow();
    assertThat(file).hasFileName("reward-mean.csv");
    assertThat(Files.readString(file)).isEqualTo(view.figure().table().csv());
    assertThat(dialogs.notes).containsExactly("Saved " + file);
  }

  @Test
  void svgShowsThePartThatIsLookedAt() throws IOException {
    onFx(() -> view.setZoom(new Zoom(new Range(100, 200), null)));
    clickOn("#figure-svg");
    settle();

    assertThat(Files.readString(files.last().orElseThrow()))
        .startsWith("<svg")
        .contains(">120</text>");
  }

  @Test
  void pngIsTwiceAsLargeAsOnTheScreen() throws IOException {
    clickOn("#figure-png");
    settle();

    int width = ImageIO.read(files.last().orElseThrow().toFile()).getWidth();
    assertThat(width).isEqualTo((int) (2 * onFx(() -> view.xy().getWidth())));
  }

  @Test
  void fileThatCannotBeWrittenIsToldWithTheMend() {
    FakeFiles nowhere = new FakeFiles(folder.resolve("missing"));
    view = show(640, 400, () -> new ChartView(line(), nowhere, Background.sameThread(), dialogs));

    clickOn("#figure-csv");
    settle();

    assertThat(dialogs.faults)
        .singleElement()
        .asInstanceOf(InstanceOfAssertFactories.type(WorkbenchException.class))
        .satisfies(told -> {
          assertThat(told).hasMessageContaining("missing").hasMessageContaining("does not exist");
          assertThat(told.mend()).contains("Choose a folder");
        });
  }

  @Test
  void fileThatWasThereIsReplacedAsAWholeAndNeverWrittenInto() throws IOException {
    Path file = Files.writeString(folder.resolve("reward-mean.csv"), "what was there");
    Path old = Files.createLink(folder.resolve("old"), file);

    clickOn("#figure-csv");
    settle();

    assertThat(file).hasContent(view.figure().table().csv());
    assertThat(old).hasContent("what was there");
  }

  @Test
  void themeChoosesThePalette() {
    settle();
    assertThat(onFx(() -> view.xy().palette())).isEqualTo(Palette.LIGHT);

    onFx(Theme.DARK::apply);
    settle();
    assertThat(onFx(() -> view.xy().palette())).isEqualTo(Palette.DARK);
  }

  @Test
  void chartIsToldInWordsAndToolsHaveNames() {
    assertThat(onFx(() -> view.xy().getAccessibleText())).isEqualTo(view.figure().description());
    for (String id : List.of("table", "copy", "png", "svg", "csv", "reset")) {
      String selector = id.equals("table") ? "#figure-as-table" : "#figure-" + id;
      assertThat(lookup(selector).query().getAccessibleText()).as(selector).isNotBlank();
    }
  }
}

package org.spectrumworkbench.app.chart;

import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.scene.input.KeyCode;
import org.spectrumworkbench.app.chart.draw.GroupChips;
import org.spectrumworkbench.app.chart.draw.GroupChipsDrawing;
import org.spectrumworkbench.app.chart.draw.GroupChipsDrawing.Chip;
import org.spectrumworkbench.app.chart.draw.Palette;
import org.spectrumworkbench.app.chart.draw.Pen;
import org.spectrumworkbench.app.fx.Background;
import org.spectrumworkbench.app.fx.Dialogs;
import org.spectrumworkbench.app.fx.FileChoice;

/**
 * The groups sampled last; the arrows walk from chip to chip, Enter or a click opens a response.
 */
public final class GroupChipsView extends FigureView<GroupChips> {

  private final ChipsCanvas canvas;

  /**
   * A view of these groups; {@link #setFigure} shows others.
   *
   * @param files asks where an exported file goes
   * @param background writes it
   * @param dialogs tells how that went
   */
  public GroupChipsView(
      GroupChips chips, FileChoice files, Background background, Dialogs dialogs) {
    this(new ChipsCanvas(chips), files, background, dialogs);
  }

  private GroupChipsView(
      ChipsCanvas canvas, FileChoice files, Background background, Dialogs dialogs) {
    super(canvas, files, background, dialogs);
    this.canvas = canvas;
  }

  /** Called with the group and the index of the response that was opened. */
  public void setOnPick(BiConsumer<GroupChips.Group, Integer> action) {
    canvas.setOnPick(chip -> action.accept(figure().groups().get(chip.group()), chip.response()));
  }

  PickingCanvas<GroupChips, Chip> chips() {
    return canvas;
  }

  private static final class ChipsCanvas extends PickingCanvas<GroupChips, Chip> {

    private Optional<GroupChipsDrawing> drawing = Optional.empty();

    ChipsCanvas(GroupChips chips) {
      super(chips);
    }

    @Override
    void paint(Pen pen, double width, double height) {
      GroupChipsDrawing laidOut = new GroupChipsDrawing(figure(), pen, width, height, palette());
      laidOut.draw(pen);
      drawing = Optional.of(laidOut);
    }

    @Override
    Optional<Chip> at(double x, double y) {
      return drawing.flatMap(shown -> shown.at(x, y));
    }

    @Override
    boolean stillThere(Chip chip) {
      return chip.group() < figure().groups().size()
          && chip.response() < figure().groups().get(chip.group()).outcomes().size();
    }

    @Override
    Optional<Chip> beside(Optional<Chip> from, KeyCode key) {
      if (figure().groups().isEmpty()) {
        return Optional.empty();
      }
      Chip at = from.orElse(new Chip(0, 0));
      int group =
          at.group() + (from.isEmpty() ? 0 : key == KeyCode.DOWN ? 1 : key == KeyCode.UP ? -1 : 0);
      int response =
          at.response()
              + (from.isEmpty() ? 0 : key == KeyCode.RIGHT ? 1 : key == KeyCode.LEFT ? -1 : 0);
      int row = Math.clamp(group, 0, figure().groups().size() - 1);
      int last = figure().groups().get(row).outcomes().size() - 1;
      return last < 0 ? from : Optional.of(new Chip(row, Math.clamp(response, 0, last)));
    }

    @Override
    void drawPicked(Pen pen, Chip chip) {
      drawing.ifPresent(shown -> shown.drawSelected(pen, chip));
    }

    @Override
    String told(Chip chip) {
      return String.join(", ", GroupChipsDrawing.lines(figure(), chip));
    }

    @Override
    void draw(Pen pen, double width, double height, Palette colours) {
      figure().draw(pen, width, height, colours);
    }
  }
}

package org.spectrumworkbench.app.fx;

import com.sun.javafx.scene.input.DragboardHelper;
import com.sun.javafx.tk.TKClipboard;
import java.io.File;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import javafx.util.Pair;
import org.jspecify.annotations.Nullable;

/**
 * Drags over a node, which the headless platform cannot do: the events that a toolkit would fire.
 * They are copies, as under GTK with Ctrl held.
 */
public final class Drags {
  private Drags() {}

  /** What a drag of files carries. */
  public static Dragboard files(File... files) {
    return board(Set.of(DataFormat.FILES), Map.of(DataFormat.FILES, List.of(files)));
  }

  /**
   * What a drag of text carries after one of files: as under GTK, the files are still given to
   * whoever asks for them.
   */
  public static Dragboard textAfter(File... files) {
    return board(
        Set.of(DataFormat.PLAIN_TEXT),
        Map.of(DataFormat.PLAIN_TEXT, "some text", DataFormat.FILES, List.of(files)));
  }

  /** Moves a drag over a node. */
  public static DragEvent over(Node node, Dragboard board, @Nullable Node source) {
    return fire(DragEvent.DRAG_OVER, node, board, source);
  }

  /** Lets go of a drag over a node. */
  public static DragEvent drop(Node node, Dragboard board, @Nullable Node source) {
    return fire(DragEvent.DRAG_DROPPED, node, board, source);
  }

  private static DragEvent fire(
      EventType<DragEvent> type, Node node, Dragboard board, @Nullable Node source) {
    DragEvent event = new DragEvent(type, board, 0, 0, 0, 0, TransferMode.COPY, source, node, null);
    Event.fireEvent(node, event);
    return event;
  }

  private static Dragboard board(Set<DataFormat> said, Map<DataFormat, Object> given) {
    return DragboardHelper.createDragboard(new Carried(said, new HashMap<>(given)));
  }

  /**
   * @param said the formats that are there
   * @param given what is given when asked for
   */
  private record Carried(Set<DataFormat> said, Map<DataFormat, Object> given)
      implements TKClipboard {
    @Override
    public Set<DataFormat> getContentTypes() {
      return said;
    }

    @Override
    @SafeVarargs
    public final boolean putContent(Pair<DataFormat, Object>... content) {
      return false;
    }

    @Override
    public @Nullable Object getContent(DataFormat format) {
      return given.get(format);
    }

    @Override
    public boolean hasContent(DataFormat format) {
      return said.contains(format);
    }

    @Override
    public Set<TransferMode> getTransferModes() {
      return EnumSet.of(TransferMode.COPY);
    }

    @Override
    public void setDragView(Image image) {}

    @Override
    public void setDragViewOffsetX(double offset) {}

    @Override
    public void setDragViewOffsetY(double offset) {}

    @Override
    public @Nullable Image getDragView() {
      return null;
    }

    @Override
    public double getDragViewOffsetX() {
      return 0;
    }

    @Override
    public double getDragViewOffsetY() {
      return 0;
    }
  }
}

package org.spectrumworkbench.app.fx;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/**
 * The rows of a short list, one an item. An item that comes again keeps its row, so that a refresh
 * takes neither the focus nor a click that has begun.
 *
 * @param <T> what a row shows
 */
public final class Rows<T> {
  private final Pane box;
  private final Function<T, String> key;
  private final Function<T, Row<T>> make;
  private final Map<String, Row<T>> rows = new LinkedHashMap<>();

  /**
   * One row.
   *
   * @param <T> what it shows
   */
  public interface Row<T> {
    /** The same node ever after. */
    Node node();

    /** Shows the item as it is now. */
    void show(T item);
  }

  /**
   * @param box holds the rows and nothing else
   * @param key tells items apart
   * @param make makes a row that shows the item
   */
  public Rows(Pane box, Function<T, String> key, Function<T, Row<T>> make) {
    this.box = box;
    this.key = key;
    this.make = make;
  }

  /** Shows these items, in this order. */
  public void show(List<T> items) {
    Set<String> wanted = new HashSet<>();
    items.forEach(item -> wanted.add(key.apply(item)));
    rows.entrySet()
        .removeIf(row -> {
          boolean gone = !wanted.contains(row.getKey());
          if (gone) {
            box.getChildren().remove(row.getValue().node());
          }
          return gone;
        });
    for (int place = 0; place < items.size(); place++) {
      T item = items.get(place);
      Row<T> row = rows.get(key.apply(item));
      if (row == null) {
        row = make.apply(item);
        rows.put(key.apply(item), row);
      } else {
        row.show(item);
      }
      put(row.node(), place);
    }
  }

  /** A node that stands where it should is left alone: out of the scene it would lose the focus. */
  private void put(Node node, int place) {
    List<Node> there = box.getChildren();
    if (place >= there.size() || there.get(place) != node) {
      there.remove(node);
      there.add(place, node);
    }
  }
}

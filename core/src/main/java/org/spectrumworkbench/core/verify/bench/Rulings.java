package org.spectrumworkbench.core.verify.bench;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.verify.bench.Ruling.Purpose;

/**
 * All that was ruled by hand, by {@link BenchCase#key}. Immutable.
 *
 * @param labels what verdicts should have been
 * @param overrides what stands in place of verdicts
 */
public record Rulings(Map<String, Ruling> labels, Map<String, Ruling> overrides) {
  public static final Rulings NONE = new Rulings(Map.of(), Map.of());

  /** In the order in which they were made. */
  public Rulings {
    labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    overrides = Collections.unmodifiableMap(new LinkedHashMap<>(overrides));
  }

  public int size() {
    return labels.size() + overrides.size();
  }

  /** The ruling for that purpose; null where there is none. */
  public @Nullable Ruling of(String key, Purpose purpose) {
    return map(purpose).get(key);
  }

  /**
   * The same with this ruling in place of what was ruled before.
   *
   * @param ruling null takes it back
   */
  public Rulings with(String key, Purpose purpose, @Nullable Ruling ruling) {
    Map<String, Ruling> changed = new LinkedHashMap<>(map(purpose));
    if (ruling == null) {
      changed.remove(key);
    } else {
      changed.put(key, ruling);
    }
    return purpose == Purpose.LABEL
        ? new Rulings(changed, overrides)
        : new Rulings(labels, changed);
  }

  private Map<String, Ruling> map(Purpose purpose) {
    return purpose == Purpose.LABEL ? labels : overrides;
  }
}

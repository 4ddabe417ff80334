package org.spectrumworkbench.store.query;

/**
 * A setting that changed while the run went on.
 *
 * @param from the value before, as text
 * @param stage the first stage in which the new one holds
 * @param step its first step there
 */
public record SettingChange(String key, String from, String to, String stage, int step) {
  /** For people: {@code signal.lambda 4 -> 2 from step 41 of signal}. */
  public String words() {
    return "%s %s -> %s from step %d of %s".formatted(key, from, to, step, stage);
  }
}

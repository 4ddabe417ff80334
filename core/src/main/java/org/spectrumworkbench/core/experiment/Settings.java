package org.spectrumworkbench.core.experiment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spectrumworkbench.core.WorkbenchException;

/**
 * The values of all settings of one experiment: complete, checked, immutable.
 *
 * <p>What is not given has its default, so that what is shown is always what is used.
 */
public final class Settings {
  private static final Settings DEFAULTS = new Settings(defaults());

  private final Map<String, Object> values;

  private Settings(Map<String, Object> values) {
    this.values = Collections.unmodifiableMap(values);
  }

  /** Every setting at its default. */
  public static Settings initial() {
    return DEFAULTS;
  }

  /**
   * A copy with one value changed.
   *
   * @param text the value as text
   * @param where for the message: file and line, option, or field
   * @throws WorkbenchException for an unknown key or a value out of range
   */
  public Settings with(String key, String text, String where) {
    Setting setting = SettingCatalogue.find(key, where);
    return with(setting, setting.parse(text, where));
  }

  /** A copy with one value changed; the value must be of the setting's Java class and in range. */
  public Settings with(Setting setting, Object value) {
    Object checked = setting.parse(setting.format(value), "value");
    Map<String, Object> copy = new LinkedHashMap<>(values);
    copy.put(setting.key(), checked);
    return new Settings(copy);
  }

  /** The value of a setting, in its type's Java class. */
  public Object value(String key) {
    Object value = values.get(key);
    if (value == null) {
      throw new IllegalArgumentException("no such setting: " + key);
    }
    return value;
  }

  public int whole(String key) {
    return (Integer) value(key);
  }

  public double real(String key) {
    return (Double) value(key);
  }

  public boolean flag(String key) {
    return (Boolean) value(key);
  }

  public String text(String key) {
    return (String) value(key);
  }

  public List<Integer> wholes(String key) {
    return ((List<?>) value(key)).stream().map(Integer.class::cast).toList();
  }

  public List<String> names(String key) {
    return ((List<?>) value(key)).stream().map(String.class::cast).toList();
  }

  /** All values by key, in the catalogue's order. */
  public Map<String, Object> all() {
    return values;
  }

  /**
   * The settings that differ from their defaults, as {@code key=value}, in the catalogue's order.
   */
  public List<String> changes() {
    return SettingCatalogue.all().stream()
        .filter(setting -> !value(setting.key()).equals(setting.initial()))
        .map(setting -> setting.key() + "=" + setting.format(value(setting.key())))
        .toList();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Settings settings && values.equals(settings.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return "Settings" + changes();
  }

  private static Map<String, Object> defaults() {
    Map<String, Object> map = new LinkedHashMap<>();
    for (Setting setting : SettingCatalogue.all()) {
      map.put(setting.key(), setting.initial());
    }
    return map;
  }
}

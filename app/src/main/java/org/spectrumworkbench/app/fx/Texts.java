package org.spectrumworkbench.app.fx;

import java.util.MissingResourceException;
import java.util.ResourceBundle;

/**
 * The words of one screen: the file {@code text.properties} beside its classes (among the
 * resources), so that another language is another file.
 */
public final class Texts {
  private final ResourceBundle bundle;

  private Texts(ResourceBundle bundle) {
    this.bundle = bundle;
  }

  /**
   * The words of the package that {@code owner} stands in.
   *
   * @throws MissingResourceException where that package has no {@code text.properties}
   */
  public static Texts of(Class<?> owner) {
    return new Texts(ResourceBundle.getBundle(owner.getPackageName() + ".text"));
  }

  /**
   * The words for a key, with <code>{0}</code>, <code>{1}</code>, ... replaced.
   *
   * @throws MissingResourceException where the key is missing
   */
  public String get(String key, Object... arguments) {
    String text = bundle.getString(key);
    for (int i = 0; i < arguments.length; i++) {
      text = text.replace("{" + i + "}", String.valueOf(arguments[i]));
    }
    return text;
  }

  /** Whether there are words for that key. */
  public boolean has(String key) {
    return bundle.containsKey(key);
  }
}

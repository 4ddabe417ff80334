package org.spectrumworkbench.core;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The program's version, as the build wrote it. */
public final class Version {
  private Version() {}

  /** For instance {@code 0.1.0}. */
  public static String current() {
    return property("version");
  }

  /**
   * The commit that was built, with {@code -dirty} behind it where sources had been changed since;
   * {@code unknown} where the build did not know.
   */
  public static String commit() {
    String commit = property("commit");
    return commit.isBlank() ? "unknown" : commit;
  }

  private static String property(String name) {
    try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
      Properties properties = new Properties();
      if (in == null) {
        throw new IllegalStateException("version.properties is missing from the build");
      }
      properties.load(in);
      return properties.getProperty(name, "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

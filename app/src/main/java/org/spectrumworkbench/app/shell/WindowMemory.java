package org.spectrumworkbench.app.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spectrumworkbench.app.fx.Theme;
import org.spectrumworkbench.core.Privacy;
import org.spectrumworkbench.core.WholeFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * How the window looked when it was closed.
 *
 * @param width pixels
 * @param height pixels
 * @param screens the open tabs, in order
 * @param screen the one in sight
 * @param inspector whether the inspector is open
 * @param inspectorWidth its share of the window's width, 0 to 1
 */
public record WindowMemory(
    Theme theme,
    double width,
    double height,
    boolean maximised,
    List<String> screens,
    String screen,
    boolean inspector,
    double inspectorWidth) {
  private static final Logger LOG = LoggerFactory.getLogger(WindowMemory.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** The window at its first start. */
  public static final WindowMemory FIRST =
      new WindowMemory(Theme.LIGHT, 1280, 800, false, List.of("home"), "home", true, .22);

  public WindowMemory {
    screens = List.copyOf(screens);
  }

  /** Reads the memory; the first start's where there is none or it is damaged. */
  public static WindowMemory read(Path file) {
    try {
      return Files.exists(file)
          ? JSON.readValue(Files.readAllBytes(file), WindowMemory.class).sane()
          : FIRST;
    } catch (IOException | JacksonException | NullPointerException e) {
      // How the window looked is not worth a question: start as at the first time.
      LOG.warn("the window's layout in {} cannot be read; starting with the first one", file, e);
      return FIRST;
    }
  }

  /** Writes the memory; a failure is logged, since nobody loses work by it. */
  public void write(Path file) {
    try {
      Privacy.makeFoldersAbove(file);
      WholeFile.write(file, JSON.writeValueAsString(this));
    } catch (IOException | JacksonException e) {
      LOG.warn("the window's layout cannot be written to {}", file, e);
    }
  }

  private WindowMemory sane() {
    return new WindowMemory(
        theme,
        Math.clamp(width, 640, 8000),
        Math.clamp(height, 480, 6000),
        maximised,
        screens,
        screen,
        inspector,
        Math.clamp(inspectorWidth, .1, .6));
  }
}

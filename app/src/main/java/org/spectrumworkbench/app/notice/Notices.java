package org.spectrumworkbench.app.notice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spectrumworkbench.core.WholeFile;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.Workbench;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the user wants to be told; kept in {@code notices.json} of the workbench's folder, which the
 * window and the queue's service read afresh whenever there is something to tell.
 *
 * @param end that a run has ended well
 * @param failure that one failed or is gone
 * @param alert that a worker warns of something
 * @param desktop by the system's own notifications too, where nobody looks at the window
 */
public record Notices(boolean end, boolean failure, boolean alert, boolean desktop) {
  /** Unless the user says otherwise. */
  public static final Notices ALL = new Notices(true, true, true, true);

  private static final Logger LOG = LoggerFactory.getLogger(Notices.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Whether the user wants to be told of that. */
  public boolean wants(Notice.Kind kind) {
    return switch (kind) {
      case END -> end;
      case FAILURE -> failure;
      case ALERT -> alert;
    };
  }

  /** As they were written; {@link #ALL} where they never were, or the file is damaged. */
  public static Notices read(Workbench workbench) {
    try {
      Notices read = JSON.readValue(Files.readAllBytes(file(workbench)), Notices.class);
      return read == null ? ALL : read;
    } catch (NoSuchFileException never) {
      return ALL;
    } catch (IOException | JacksonException damaged) {
      LOG.warn("{} cannot be read; everything is told", file(workbench), damaged);
      return ALL;
    }
  }

  /**
   * Keeps them.
   *
   * @throws WorkbenchException where they cannot be written
   */
  public void write(Workbench workbench) {
    try {
      WholeFile.write(file(workbench), JSON.writeValueAsBytes(this));
    } catch (IOException e) {
      throw new WorkbenchException(
          "The choice of notices " + file(workbench) + " cannot be written: " + e.getMessage(),
          "Check its permissions, or free some disk space.",
          e);
    }
  }

  private static Path file(Workbench workbench) {
    return workbench.home().resolve("notices.json");
  }
}

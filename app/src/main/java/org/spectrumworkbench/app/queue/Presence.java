package org.spectrumworkbench.app.queue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.spectrumworkbench.core.WholeFile;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.ProcessIdentity;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.store.database.PrivateFolder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A file that says which process is there: the queue's service, or the window. */
public final class Presence {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path folder;
  private final Path file;

  /**
   * @param folder the queue's; need not exist
   * @param name of the file in it
   */
  Presence(Path folder, String name) {
    this.folder = folder;
    this.file = folder.resolve(name);
  }

  /** The window's; of several the one opened last. */
  public static Presence ofWindow(Workbench workbench) {
    return new Presence(workbench.queue(), "window.json");
  }

  /** The process that is there; empty where it has gone, in whatever way. */
  public Optional<ProcessIdentity> who() {
    try {
      return Optional.ofNullable(JSON.readValue(Files.readAllBytes(file), ProcessIdentity.class))
          .filter(ProcessIdentity::isAlive);
    } catch (IOException | JacksonException noneOrDamaged) {
      return Optional.empty();
    }
  }

  /**
   * Says who is there.
   *
   * @throws WorkbenchException where it cannot be written
   */
  public void announce(ProcessIdentity process) {
    try {
      PrivateFolder.make(folder);
      WholeFile.writePrivate(file, JSON.writeValueAsString(process));
    } catch (IOException e) {
      throw fault(e);
    }
  }

  /** Says that this process goes; where another came after it, that one stays. */
  public void leave() {
    if (who().filter(one -> one.pid() == ProcessHandle.current().pid()).isPresent()) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        throw fault(e);
      }
    }
  }

  private WorkbenchException fault(IOException e) {
    return new WorkbenchException(
        file + " cannot be written: " + e.getMessage(),
        "Check its permissions, or free some disk space.",
        e);
  }
}

package org.spectrumworkbench.core.verify.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.Privacy;
import org.spectrumworkbench.core.WholeFile;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.verify.bench.Ruling.Purpose;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Rulings on disk: one JSON file, written whole. It is read again before each change, so that two
 * windows do not lose each other's rulings but in the same instant.
 */
public final class RulingFile {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final Path file;

  public RulingFile(Path file) {
    this.file = file;
  }

  /**
   * What was ruled so far; nothing where there is no file.
   *
   * @throws WorkbenchException where the file is damaged: what is in it is not thrown away
   */
  public synchronized Rulings read() {
    if (!Files.exists(file)) {
      return Rulings.NONE;
    }
    try {
      return JSON.readValue(Files.readAllBytes(file), Rulings.class);
    } catch (IOException | JacksonException | NullPointerException e) {
      throw new WorkbenchException(
          "The rulings in " + file + " cannot be read: " + e.getMessage(),
          "Mend the file or move it away; the verifier bench starts without rulings then.",
          e);
    }
  }

  /**
   * Puts one ruling in, or takes it back where it is null.
   *
   * @return all rulings after that
   * @throws WorkbenchException where the file is damaged or cannot be written
   */
  public synchronized Rulings change(String key, Purpose purpose, @Nullable Ruling ruling) {
    Rulings changed = read().with(key, purpose, ruling);
    try {
      Privacy.makeFoldersAbove(file);
      WholeFile.write(file, JSON.writeValueAsBytes(changed));
    } catch (IOException e) {
      throw new WorkbenchException(
          "The ruling cannot be saved to " + file + ": " + e.getMessage(),
          "Check the folder's permissions and the free disk space.",
          e);
    }
    return changed;
  }
}

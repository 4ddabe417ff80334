package org.spectrumworkbench.core.problem.domain;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.spectrumworkbench.core.FileFault;
import org.spectrumworkbench.core.Privacy;
import org.spectrumworkbench.core.WholeFile;
import org.spectrumworkbench.core.WorkbenchException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/**
 * Boards as files: YAML for people, JSON (a name that ends in {@code .json}) for drafts with many
 * moves. Both have the same content; {@link DomainTree} says what.
 */
public final class DomainFile {
  private static final long MAX_BYTES = 64L << 20;

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
          .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
          .build();

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private DomainFile() {}

  /**
   * Reads a board.
   *
   * @throws WorkbenchException for a file that cannot be read, is no YAML or JSON, or holds what no
   *     board can have; says which entry
   */
  public static DomainBoard read(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new WorkbenchException(
            file + " is larger than 64 MiB", "A file of rules is a page; is this the right file?");
      }
      String text = Files.readString(file, StandardCharsets.UTF_8);
      return isJson(file) ? parse(JSON, text, file.toString()) : parse(YAML, text, file.toString());
    } catch (CharacterCodingException e) {
      throw new WorkbenchException(file + " is not UTF-8 text", "Save it as UTF-8.", e);
    } catch (IOException e) {
      throw new WorkbenchException(
          file + " cannot be read: " + FileFault.words(e),
          "Check the path and its permissions.",
          e);
    }
  }

  /** Writes a board, whole or not at all. */
  public static void write(Path file, DomainBoard board) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Privacy.makeFolders(folder);
      }
      WholeFile.write(
          file.toAbsolutePath(),
          isJson(file) ? JSON.writeValueAsString(DomainTree.of(board)) : toYaml(board));
    } catch (IOException e) {
      throw new WorkbenchException(
          file + " cannot be written: " + FileFault.words(e),
          "Choose another folder, or check its permissions and the free disk space.",
          e);
    }
  }

  /** A board as YAML; {@link #parseYaml} reads it back. */
  public static String toYaml(DomainBoard board) {
    return YAML.writeValueAsString(DomainTree.of(board));
  }

  /**
   * Reads YAML.
   *
   * @param where names the text in messages
   */
  public static DomainBoard parseYaml(String yaml, String where) {
    return parse(YAML, yaml, where);
  }

  private static DomainBoard parse(ObjectMapper mapper, String text, String where) {
    JsonNode root;
    try {
      root = mapper.readTree(text);
    } catch (JacksonException e) {
      String place = e.getLocation() == null ? "" : ":" + Math.max(1, e.getLocation().getLineNr());
      throw new WorkbenchException(
          where
              + place
              + ": "
              + String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse(""),
          "Check indentation, colons and quotes there.",
          e);
    }
    return DomainTree.board(root, where);
  }

  private static boolean isJson(Path file) {
    return file.toString().endsWith(".json");
  }
}

package org.spectrumworkbench.core.experiment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.spectrumworkbench.core.FileFault;
import org.spectrumworkbench.core.WorkbenchException;

/** Experiments as YAML: one mapping per section, every key known, every value in range. */
public final class ExperimentFile {
  /** Longer files are refused unread. */
  private static final int MAX_BYTES = 256 * 1024;

  private ExperimentFile() {}

  /** The presets that come with the program, in the order in which lists show them. */
  public static List<Preset> presets() {
    return List.of(
        preset("quickstart"),
        preset("quickstart-controls"),
        preset("quickstart-branches"),
        preset("from-scratch"),
        preset("tiny-programs"),
        preset("own-problems"),
        preset("tiny-base"));
  }

  /**
   * A named start for an experiment.
   *
   * @param name as the command line takes it
   * @param description what it does and how long it takes, one or two sentences
   * @param yaml the file's text
   */
  public record Preset(String name, String description, String yaml) {
    /** Its settings. */
    public Settings settings() {
      return parse(yaml, "preset " + name);
    }
  }

  /**
   * Finds a preset by name or reads a file.
   *
   * @throws WorkbenchException where it is neither, naming the presets
   */
  public static Settings open(String presetOrFile) {
    for (Preset preset : presets()) {
      if (preset.name().equals(presetOrFile)) {
        return preset.settings();
      }
    }
    Path file = Path.of(presetOrFile);
    if (!Files.exists(file)) {
      throw new WorkbenchException(
          "There is no preset and no file '" + presetOrFile + "'",
          "The presets are: "
              + String.join(", ", presets().stream().map(Preset::name).toList())
              + ". A file is given by its path.");
    }
    return read(file);
  }

  /**
   * Reads a YAML file.
   *
   * @throws WorkbenchException for a file that cannot be read, is not UTF-8 or empty, bad YAML, an
   *     unknown key, a value out of range; with file and line
   */
  public static Settings read(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new WorkbenchException(
            file + " is larger than 256 KiB",
            "An experiment's file is a page of YAML; is this the right file?");
      }
      String yaml = Files.readString(file, StandardCharsets.UTF_8);
      if (yaml.lines().map(String::strip).allMatch(ExperimentFile::saysNothing)) {
        throw new WorkbenchException(
            file + " is empty: it sets nothing",
            "Was it saved? The default experiment is started with: spectrum run quickstart");
      }
      return parse(yaml, file.toString());
    } catch (CharacterCodingException e) {
      throw new WorkbenchException(file + " is not UTF-8 text", "Save it as UTF-8.", e);
    } catch (IOException e) {
      throw new WorkbenchException(
          file + " cannot be read: " + FileFault.words(e),
          "Check the path and its permissions.",
          e);
    }
  }

  private static boolean saysNothing(String line) {
    return line.isEmpty() || line.startsWith("#") || line.equals("---");
  }

  /**
   * Reads YAML text.
   *
   * @param where names the text in messages
   * @throws WorkbenchException for bad YAML, unknown keys and values out of range; all of them in
   *     one, as far as the text is YAML
   */
  public static Settings parse(String yaml, String where) {
    return new ExperimentText(where).read(yaml);
  }

  /**
   * Every setting as YAML, section by section, with its help as comments; {@link #parse} reads it
   * back.
   */
  public static String write(Settings settings) {
    StringBuilder yaml = new StringBuilder();
    for (Map.Entry<String, String> section : SettingCatalogue.sections().entrySet()) {
      String indent = "";
      if (!section.getKey().isEmpty()) {
        yaml.append('\n').append("# ").append(section.getValue()).append('\n');
        yaml.append(section.getKey()).append(":\n");
        indent = "  ";
      }
      for (Setting setting : SettingCatalogue.of(section.getKey())) {
        String name = setting.key().substring(setting.key().indexOf('.') + 1);
        Object value = settings.value(setting.key());
        yaml.append(indent).append(name).append(": ");
        yaml.append(value instanceof String text ? quote(text) : setting.format(value))
            .append('\n');
      }
    }
    return yaml.toString();
  }

  private static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char letter : text.toCharArray()) {
      if (letter == '"' || letter == '\\') {
        quoted.append('\\').append(letter);
      } else if (letter == '\n') {
        quoted.append("\\n");
      } else if (letter < ' '
          || (letter >= 0x7f && letter <= 0xa0)
          || letter == 0x2028
          || letter == 0x2029
          || letter == 0xfeff) {
        // YAML would fold or refuse them as they are.
        quoted.append("\\u").append(HexFormat.of().toHexDigits(letter));
      } else {
        quoted.append(letter);
      }
    }
    return quoted.append('"').toString();
  }

  private static Preset preset(String name) {
    String path = "/org/spectrumworkbench/assets/presets/" + name + ".yaml";
    try (InputStream in = ExperimentFile.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("the program's assets lack " + path);
      }
      String yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      StringBuilder description = new StringBuilder();
      yaml.lines()
          .takeWhile(line -> line.startsWith("#"))
          .forEach(line -> description.append(line.substring(1).strip()).append(' '));
      return new Preset(name, description.toString().strip(), yaml);
    } catch (IOException e) {
      throw new IllegalStateException("the program's assets cannot be read: " + path, e);
    }
  }
}

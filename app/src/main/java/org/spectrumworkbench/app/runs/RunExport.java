package org.spectrumworkbench.app.runs;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.fx.BackgroundTask;
import org.spectrumworkbench.app.shell.RunWords;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.store.query.RunRow;

/** Runs in open formats, so that they outlive the program. */
final class RunExport {
  private static final List<String> COLUMNS =
      List.of(
          "id",
          "name",
          "state",
          "stage",
          "step",
          "steps",
          "created",
          "updated",
          "base_pass1",
          "spectrum_pass1",
          "signal_pass1",
          "pass8",
          "checkpoint_bytes",
          "folder");

  private RunExport() {}

  /**
   * Writes a run's folder as a zip, below one folder of the run's name.
   *
   * @throws WorkbenchException where a file cannot be read or the zip not written; nothing is left
   *     of it then
   */
  static void zip(Path folder, Path file, BackgroundTask.Progress progress) {
    try {
      List<Path> content;
      try (Stream<Path> walk = Files.walk(folder)) {
        content = walk.filter(Files::isRegularFile).sorted().toList();
      }
      Path root = Objects.requireNonNull(folder.getFileName());
      try (OutputStream out = Files.newOutputStream(file);
          ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
        for (int i = 0; i < content.size(); i++) {
          if (progress.isCancelled()) {
            break;
          }
          progress.fraction((double) i / content.size());
          Path one = content.get(i);
          zip.putNextEntry(
              new ZipEntry(root + "/" + folder.relativize(one).toString().replace('\\', '/')));
          Files.copy(one, zip);
          zip.closeEntry();
        }
      }
      if (progress.isCancelled()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      discard(file);
      throw new WorkbenchException(
          "The run cannot be written to " + file + ": " + e.getMessage(),
          "Choose another folder, or check its permissions and the free disk space.",
          e);
    }
  }

  /** The rows as CSV with a header, in RFC 4180's quoting; empty where nothing was measured. */
  static String csv(List<RunRow> runs) {
    StringBuilder csv = new StringBuilder(String.join(",", COLUMNS)).append("\r\n");
    for (RunRow run : runs) {
      csv.append(
              Stream.of(
                      run.id(),
                      run.name(),
                      RunWords.state(run),
                      text(run.stage()),
                      run.step(),
                      run.steps(),
                      run.created(),
                      run.updated(),
                      RunWords.pass1(run, "base").map(Object::toString).orElse(""),
                      RunWords.pass1(run, "spectrum").map(Object::toString).orElse(""),
                      RunWords.pass1(run, "signal").map(Object::toString).orElse(""),
                      text(run.pass8()),
                      run.bytes(),
                      run.path())
                  .map(cell -> quoted(cell.toString()))
                  .collect(Collectors.joining(",")))
          .append("\r\n");
    }
    return csv.toString();
  }

  /** Writes a text file as UTF-8. */
  static void write(Path file, String text) {
    try {
      Files.writeString(file, text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new WorkbenchException(
          file + " cannot be written: " + e.getMessage(),
          "Choose another folder, or check its permissions and the free disk space.",
          e);
    }
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  private static String quoted(String cell) {
    return cell.matches("(?s).*[\",\r\n].*") ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
  }

  private static void discard(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException stillThere) {
      // The message that follows names the file already.
      return;
    }
  }
}

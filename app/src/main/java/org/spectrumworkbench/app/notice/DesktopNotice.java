package org.spectrumworkbench.app.notice;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The desktop's own notifications, by the system's program for them. Names of runs and messages are
 * its arguments, never text of a shell or a script.
 */
@FunctionalInterface
public interface DesktopNotice {
  /** Where the system has none. */
  DesktopNotice NONE = notice -> {};

  /** Shows it; whatever goes wrong is logged, for nobody's work depends on it. */
  void show(Notice notice);

  /** What this system has, looked for on the path of its programs. */
  static DesktopNotice ofSystem() {
    return of(
        System.getProperty("os.name", ""), Optional.ofNullable(System.getenv("PATH")).orElse(""));
  }

  /**
   * What a system has.
   *
   * @param system its name, as Java gives it
   * @param path folders of programs
   */
  static DesktopNotice of(String system, String path) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.contains("win")) {
      return byProgram(path, "powershell.exe", Commands::toast);
    }
    return name.contains("mac")
        ? byProgram(path, "osascript", Commands::script)
        : byProgram(path, "notify-send", Commands::send);
  }

  private static DesktopNotice byProgram(String path, String program, Commands.Of command) {
    return find(path, program)
        .<DesktopNotice>map(file ->
            notice -> {
              Notice plain = Commands.plain(notice);
              Commands.run(command.command(file, plain), plain);
            })
        .orElse(NONE);
  }

  private static Optional<Path> find(String path, String program) {
    for (String folder : path.split(File.pathSeparator)) {
      try {
        Path file = Path.of(folder, program);
        if (!folder.isEmpty() && file.isAbsolute() && Files.isExecutable(file)) {
          return Optional.of(file);
        }
      } catch (InvalidPathException noFolder) {
        continue;
      }
    }
    return Optional.empty();
  }

  /** How each system's program is called. */
  final class Commands {
    private static final Logger LOG = LoggerFactory.getLogger(DesktopNotice.class);

    /** Reads its two texts from the environment, where no character of theirs means anything. */
    private static final String TOAST =
        "[void][Windows.UI.Notifications.ToastNotificationManager,Windows.UI.Notifications,ContentType=WindowsRuntime];"
            + "$x=[Windows.UI.Notifications.ToastNotificationManager]::GetTemplateContent(1);"
            + "$t=$x.GetElementsByTagName('text');"
            + "[void]$t.Item(0).AppendChild($x.CreateTextNode($env:SPECTRUM_NOTICE_TITLE));"
            + "[void]$t.Item(1).AppendChild($x.CreateTextNode($env:SPECTRUM_NOTICE_TEXT));"
            + "[Windows.UI.Notifications.ToastNotificationManager]::CreateToastNotifier('Spectrum Workbench').Show($x)";

    /** Characters; a desktop shows fewer. */
    private static final int LONGEST = 500;

    private Commands() {}

    /** Makes the command for one notice. */
    @FunctionalInterface
    interface Of {
      List<String> command(Path program, Notice notice);
    }

    /**
     * Without characters that no text shows: a NUL cannot be an argument of a program, and others
     * mean something to some desktops. Line ends and tabs become blanks, the rest is left out, as
     * is what comes after the first few hundred characters.
     */
    static Notice plain(Notice notice) {
      return new Notice(notice.kind(), notice.run(), plain(notice.name()), plain(notice.text()));
    }

    private static String plain(String text) {
      String shown =
          text.replaceAll("\\s+", " ").replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}]", "");
      return shown.codePointCount(0, shown.length()) <= LONGEST
          ? shown
          : shown.substring(0, shown.offsetByCodePoints(0, LONGEST)) + "\u2026";
    }

    static List<String> send(Path program, Notice notice) {
      String urgency = notice.kind() == Notice.Kind.FAILURE ? "critical" : "normal";
      return List.of(
          program.toString(),
          "--app-name=Spectrum Workbench",
          "--urgency=" + urgency,
          "--",
          notice.title(),
          // Some desktops read this one as markup.
          notice.text().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
    }

    static List<String> script(Path program, Notice notice) {
      return List.of(
          program.toString(),
          "-e",
          "on run argv",
          "-e",
          "display notification (item 2 of argv) with title (item 1 of argv)",
          "-e",
          "end run",
          "--",
          notice.title(),
          notice.text());
    }

    static List<String> toast(Path program, Notice notice) {
      return List.of(program.toString(), "-NoProfile", "-NonInteractive", "-Command", TOAST);
    }

    static void run(List<String> command, Notice notice) {
      try {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("SPECTRUM_NOTICE_TITLE", notice.title());
        builder.environment().put("SPECTRUM_NOTICE_TEXT", notice.text());
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        Process process = builder.start();
        process.getOutputStream().close();
      } catch (IOException e) {
        LOG.info("no notification on the desktop: {}", e.getMessage());
      }
    }
  }
}

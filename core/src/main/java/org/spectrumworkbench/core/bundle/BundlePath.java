package org.spectrumworkbench.core.bundle;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.spectrumworkbench.core.WorkbenchException;

/**
 * Which names the files of a bundle may have: relative, with slashes, the same on every system, and
 * of the few kinds that a run is made of.
 */
final class BundlePath {
  static final String MANIFEST = "manifest.json";
  static final String RUN = "run/";
  static final String DATA = "data/";
  static final String EXPORT = "export/";

  private static final String PART = "[^/]{1,120}";
  private static final List<Pattern> KINDS =
      List.of(
          Pattern.compile("run/(experiment\\.yaml|run\\.json|result\\.json|report\\.html)"),
          Pattern.compile("run/attempt-[1-9][0-9]{0,3}/journal\\.jsonl"),
          Pattern.compile(
              "run/attempt-[1-9][0-9]{0,3}/(models|checkpoints)/" + PART + "/[a-z0-9_.-]{1,60}"),
          Pattern.compile(
              "data/" + PART + "/[1-9][0-9]{0,8}/(manifest\\.json|rows\\.(jsonl|index))"),
          Pattern.compile("export/(metrics\\.csv|samples\\.jsonl|[a-z0-9-]{1,60}\\.svg)"));
  private static final Pattern MODEL = Pattern.compile("run/attempt-\\d+/(models|checkpoints)/.*");
  private static final Pattern ATTEMPT = Pattern.compile("run/attempt-([0-9]{1,4})/");
  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*");
  private static final Pattern DEVICE =
      Pattern.compile("(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?", Pattern.CASE_INSENSITIVE);

  private static final String MEND =
      "It was not made by this program, or was changed: do not use it. Ask for the bundle again.";

  private BundlePath() {}

  /**
   * Checks all names.
   *
   * @throws WorkbenchException naming the one that must not be there, and why
   */
  static void check(String bundle, List<String> names) {
    Set<String> seen = new HashSet<>();
    Set<String> folded = new HashSet<>();
    for (String name : names) {
      check(bundle, name);
      if (!seen.add(name)) {
        throw refused(bundle, name, "is there twice");
      }
      if (!folded.add(Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT))) {
        throw refused(bundle, name, "differs from another one in case or accents alone");
      }
    }
  }

  private static void check(String bundle, String name) {
    if (name.startsWith("/") || name.startsWith("~")) {
      throw refused(bundle, name, "is an absolute path");
    }
    if (DRIVE.matcher(name).matches()) {
      throw refused(bundle, name, "names a drive");
    }
    if (name.indexOf('\\') >= 0) {
      throw refused(bundle, name, "holds a backslash");
    }
    if (name.endsWith("/")) {
      throw refused(bundle, name, "is a folder without content");
    }
    for (String part : name.split("/", -1)) {
      if (part.equals("..") || part.equals(".")) {
        throw refused(bundle, name, "leads out of its folder");
      }
      if (part.isEmpty()
          || part.chars().anyMatch(c -> c < ' ' || c == 0x7f || "<>:\"|?*".indexOf(c) >= 0)
          || part.endsWith(".")
          || part.endsWith(" ")
          || part.startsWith(" ")
          || part.startsWith(".")
          || isDevice(part)) {
        throw refused(bundle, name, "cannot be a file's name on every system");
      }
    }
    if (!name.equals(MANIFEST) && KINDS.stream().noneMatch(kind -> kind.matcher(name).matches())) {
      throw refused(bundle, name, "is none of the files that a bundle may hold");
    }
    if (isModel(name) && !name.endsWith(".safetensors") && !name.endsWith(".json")) {
      throw refused(
          bundle, name, "is part of a model, which may hold only .safetensors and .json files");
    }
  }

  /** Whether Windows would take the name for a device. */
  static boolean isDevice(String name) {
    return DEVICE.matcher(name).matches();
  }

  /** The number of the attempt that a file belongs to; 0 for one of none. */
  static int attempt(String name) {
    Matcher matcher = ATTEMPT.matcher(name);
    return matcher.lookingAt() ? Integer.parseInt(matcher.group(1)) : 0;
  }

  static boolean isModel(String name) {
    return MODEL.matcher(name).matches();
  }

  static WorkbenchException refused(String bundle, String name, String why) {
    return new WorkbenchException(
        "The bundle %s is refused: '%s' %s".formatted(bundle, shown(name), why), MEND);
  }

  static WorkbenchException refused(String bundle, String why) {
    return new WorkbenchException("The bundle %s is refused: %s".formatted(bundle, why), MEND);
  }

  /** A name from outside must not write over the terminal. */
  private static String shown(String name) {
    String plain = name.replaceAll("\\p{C}", "?");
    return plain.length() > 150 ? plain.substring(0, 150) + "..." : plain;
  }
}

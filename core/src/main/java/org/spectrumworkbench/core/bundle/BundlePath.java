package org.spectrumworkbench.core.bundle;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.zip.ZipKind;

/** Which names the files of a bundle may have: of the few kinds that a run is made of. */
final class BundlePath {
  static final String RUN = "run/";
  static final String DATA = "data/";
  static final String EXPORT = "export/";

  private static final String PART = "[^/]{1,120}";
  private static final String ATTEMPTS = "run/attempt-[1-9][0-9]{0,3}/";
  private static final String MODELS = ATTEMPTS + "(models|checkpoints)/" + PART + "/";
  private static final String SETS = "data/" + PART + "/[1-9][0-9]{0,8}/";

  /** Files that are read as a stream: only the disk sets them a limit. */
  private static final long ANY = Long.MAX_VALUE;

  private static final long KB = 1 << 10;
  private static final long MB = 1 << 20;

  /** A kind of file. {@code most}: bytes; a larger one is refused unread. */
  private record Kind(Pattern names, long most) {
    Kind(String names, long most) {
      this(Pattern.compile(names), most);
    }
  }

  /**
   * The first that fits holds. What is read into memory has about a hundred times what runs make;
   * the tokenizer of a large model has half of what it may.
   */
  private static final List<Kind> KINDS =
      List.of(
          new Kind("run/run\\.json", 64 * KB),
          new Kind("run/experiment\\.yaml", 256 * KB),
          new Kind("run/result\\.json", 16 * MB),
          new Kind("run/report\\.html", 256 * MB),
          new Kind(ATTEMPTS + "journal\\.jsonl", ANY),
          new Kind(MODELS + "[a-z0-9_.-]{1,60}\\.safetensors", ANY),
          new Kind(MODELS + "tokenizer\\.json", 64 * MB),
          new Kind(MODELS + "[a-z0-9_-]*config\\.json", MB),
          new Kind(MODELS + "[a-z0-9_.-]{1,60}", 16 * MB),
          new Kind(SETS + "manifest\\.json", 4 * MB),
          new Kind(SETS + "rows\\.(jsonl|index)", ANY),
          new Kind("export/(metrics\\.csv|samples\\.jsonl)", ANY),
          new Kind("export/[a-z0-9-]{1,60}\\.svg", 16 * MB));

  private static final Pattern MODEL = Pattern.compile("run/attempt-\\d+/(models|checkpoints)/.*");
  private static final Pattern ATTEMPT = Pattern.compile("run/attempt-([0-9]{1,4})/");
  private static final String MEND =
      "It was not made by this program, or was changed: do not use it. Ask for the bundle again.";

  static final ZipKind KIND =
      new ZipKind(
          "bundle",
          20_000,
          16 << 20,
          MEND,
          "A bundle ends in .spectrum and is made with: spectrum bundle RUN");

  private BundlePath() {}

  /**
   * Checks that all names are of these kinds; that they are plain is checked before.
   *
   * @throws WorkbenchException naming the one that must not be there, and why
   */
  static void check(String bundle, List<String> names) {
    for (String name : names) {
      if (!name.equals(ZipKind.MANIFEST)
          && KINDS.stream().noneMatch(kind -> kind.names().matcher(name).matches())) {
        throw refused(bundle, name, "is none of the files that a bundle may hold");
      }
      if (isModel(name) && !name.endsWith(".safetensors") && !name.endsWith(".json")) {
        throw refused(
            bundle, name, "is part of a model, which may hold only .safetensors and .json files");
      }
    }
  }

  /** How many bytes a file of an allowed name may have. */
  static long most(String name) {
    return KINDS.stream()
        .filter(kind -> kind.names().matcher(name).matches())
        .findFirst()
        .orElseThrow()
        .most();
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
    return KIND.refused(bundle, name, why);
  }

  static WorkbenchException refused(String bundle, String why) {
    return KIND.refused(bundle, why);
  }
}

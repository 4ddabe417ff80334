package org.spectrumworkbench.app.cli;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command as it was typed, for people who know no Java and no picocli. */
final class UsageFault {
  private static final Pattern NO_CHOICE =
      Pattern.compile(
          "Invalid value for (?:option '([^']*)'|positional parameter at index \\d+ \\(([^)]*)\\))"
              + ": expected one of \\[([^\\]]*)\\] .*but was '(.*)'",
          Pattern.DOTALL);
  private static final Pattern MISSING =
      Pattern.compile("Missing required (?:options?|parameters?|options and parameters): (.*)");
  private static final Pattern NO_VALUE =
      Pattern.compile("Missing required parameter for option '([^']*)' \\((.*)\\)");

  private UsageFault() {}

  /** The fault in one line. */
  static String words(ParameterException fault) {
    if (fault instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
      return unmatched(unmatched);
    }
    String said = String.valueOf(fault.getMessage());
    Matcher choice = NO_CHOICE.matcher(said);
    if (choice.matches()) {
      String name = choice.group(1) == null ? choice.group(2) : choice.group(1);
      return "%s is '%s': give one of %s"
          .formatted(name, choice.group(4), choice.group(3).toLowerCase(Locale.ROOT));
    }
    Matcher missing = MISSING.matcher(said);
    if (missing.matches()) {
      return "Missing: " + missing.group(1).replace("'", "");
    }
    Matcher bare = NO_VALUE.matcher(said);
    if (bare.matches()) {
      return bare.group(1) + " wants a value: " + bare.group(2);
    }
    // What Java calls its types says little to others.
    return said.replaceFirst(" is not an? (int|long)$", " is no whole number")
        .replaceFirst(" is not a (float|double)$", " is no number");
  }

  private static String unmatched(UnmatchedArgumentException fault) {
    CommandLine command = fault.getCommandLine();
    String first = fault.getUnmatched().getFirst();
    String name = command.getCommandSpec().qualifiedName();
    if (command.getSubcommands().isEmpty()) {
      return "'%s' is one word too many for %s".formatted(first, name);
    }
    List<String> close = fault.getSuggestions();
    return "There is no command '%s %s'".formatted(name, first)
        + (close.isEmpty() ? "" : "; did you mean " + String.join(", ", close) + "?");
  }
}

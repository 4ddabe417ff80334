package org.spectrumworkbench.app.fx;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.spectrumworkbench.core.WorkbenchException;

/**
 * A failure in words for people.
 *
 * @param what what is wrong and where
 * @param mend what the user can do about it
 * @param detail the stack trace; empty where the user can mend the fault without it
 */
public record Fault(String what, String mend, String detail) {
  private static final Texts TEXTS = Texts.of(Fault.class);

  /** Reads it out of an exception. */
  public static Fault of(Throwable failure) {
    Throwable cause = failure;
    while ((cause instanceof ExecutionException || cause instanceof CompletionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof WorkbenchException known) {
      return new Fault(
          String.valueOf(known.getMessage()),
          known.mend(),
          known.getCause() == null ? "" : trace(known));
    }
    String message = cause.getMessage();
    return new Fault(
        TEXTS.get(
            "fault.unexpected",
            message == null || message.isBlank() ? cause.getClass().getSimpleName() : message),
        TEXTS.get("fault.unexpected.mend"),
        trace(cause));
  }

  /** All of it, for the clipboard. */
  public String toText() {
    return detail.isEmpty() ? what + "\n" + mend + "\n" : what + "\n" + mend + "\n\n" + detail;
  }

  private static String trace(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}

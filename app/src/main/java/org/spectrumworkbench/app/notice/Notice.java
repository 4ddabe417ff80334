package org.spectrumworkbench.app.notice;

import org.spectrumworkbench.app.fx.Texts;

/**
 * Something that happened to a run.
 *
 * @param run the run's identifier
 * @param name for people
 * @param text more of it, such as why a run failed; may be empty
 */
public record Notice(Kind kind, String run, String name, String text) {
  private static final Texts TEXTS = Texts.of(Notice.class);

  /** What happened. */
  public enum Kind {
    /** The run has ended well. */
    END,
    /** It failed, or its worker is gone without a word. */
    FAILURE,
    /** Its worker warned of something. */
    ALERT
  }

  /** In a few words: {@code quickstart is finished}. */
  public String title() {
    return TEXTS.get("notice." + kind.name().toLowerCase(java.util.Locale.ROOT), name);
  }
}

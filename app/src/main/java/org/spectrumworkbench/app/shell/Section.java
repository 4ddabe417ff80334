package org.spectrumworkbench.app.shell;

import java.util.List;

/**
 * One part of the inspector: what is selected at one level, in facts, with an explanation.
 *
 * @param icon Ikonli literal
 * @param heading what kind of thing, such as {@code Run}
 * @param title which one
 * @param facts short values with their labels, in order
 * @param textTitle what the text is; may be empty
 * @param text longer text set in a fixed-width font, such as an answer; may be empty
 * @param explanation what the numbers mean, in a sentence or two; may be empty
 */
record Section(
    String icon,
    String heading,
    String title,
    List<Fact> facts,
    String textTitle,
    String text,
    String explanation) {
  Section {
    facts = List.copyOf(facts);
  }

  /** A labelled value. */
  record Fact(String label, String value) {}
}

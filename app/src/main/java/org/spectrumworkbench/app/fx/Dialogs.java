package org.spectrumworkbench.app.fx;

import java.util.List;

/**
 * Questions, faults and notes to the user. Nothing here waits: an answer arrives through its
 * action, so that neither the window nor a test can be trapped in a modal loop.
 */
public interface Dialogs {
  /** How a choice looks. */
  enum Weight {
    PLAIN,
    MAIN,
    DANGER
  }

  /**
   * One answer.
   *
   * @param label what its button says: a verb
   * @param action done when it is chosen
   */
  record Choice(String label, Weight weight, Runnable action) {}

  /**
   * A question with its answers; Escape and the added Cancel button choose none.
   *
   * @param text what will happen, with its size and what cannot be taken back
   */
  record Question(String title, String text, List<Choice> choices) {
    public Question {
      choices = List.copyOf(choices);
    }
  }

  /** Shows what went wrong, where, and the mend. */
  void fault(Throwable failure);

  void ask(Question question);

  /** A short note that goes away by itself. */
  void tell(String note);
}

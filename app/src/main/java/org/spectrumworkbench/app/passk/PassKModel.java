package org.spectrumworkbench.app.passk;

import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.fx.Background;
import org.spectrumworkbench.app.fx.FreshRead;
import org.spectrumworkbench.app.score.Evaluated;
import org.spectrumworkbench.app.score.EvaluatedSource;
import org.spectrumworkbench.app.shell.Selection;

/**
 * What the Pass@K screen shows. The shared selection says which run and subdomain. On the window's
 * thread.
 */
public final class PassKModel {
  private record Question(String run, @Nullable String subdomain) {}

  private final EvaluatedSource source;
  private final Selection selection;
  private final FreshRead<Question, PassKData> read;
  private final ReadOnlyObjectWrapper<PassKData> data = new ReadOnlyObjectWrapper<>(PassKData.NONE);
  private final ReadOnlyObjectWrapper<Optional<Throwable>> failure =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private boolean inSight;

  /** Touched by one read at a time. */
  private volatile PassKData last = PassKData.NONE;

  public PassKModel(EvaluatedSource source, Background background, Selection selection) {
    this.source = source;
    this.selection = selection;
    this.read = new FreshRead<>(background, "pass@k", this::read, this::show, this::failed);
    selection
        .placeProperty()
        .addListener((p, old, place) -> {
          if (!Objects.equals(old.run(), place.run())
              || !Objects.equals(old.subdomain(), place.subdomain())) {
            refresh();
          }
        });
  }

  /** Comes into sight: reads, and follows the selection from now on. */
  public void shown() {
    inSight = true;
    refresh();
  }

  /** Is covered: follows nothing any more. */
  public void hidden() {
    inSight = false;
    read.drop();
  }

  /** Reads again, since the store has taken in events. */
  public void refresh() {
    String run = selection.get().run();
    if (run == null) {
      // A read of the run before would come in after this.
      read.drop();
      show(PassKData.NONE);
    } else if (inSight) {
      read.request(new Question(run, selection.get().subdomain()));
    }
  }

  public ReadOnlyObjectProperty<PassKData> dataProperty() {
    return data.getReadOnlyProperty();
  }

  /** Why the last read failed, if it did. */
  public ReadOnlyObjectProperty<Optional<Throwable>> failureProperty() {
    return failure.getReadOnlyProperty();
  }

  /** Shows one subdomain here and elsewhere; null for all. */
  public void chooseSubdomain(@Nullable String subdomain) {
    selection.select(selection.get().withSubdomain(subdomain));
  }

  private PassKData read(Question question) {
    Evaluated evaluated = source.read(question.run());
    PassKData before = last;
    // A training run changes the store all the time and its evaluations hardly ever.
    boolean same =
        question.run().equals(before.run())
            && evaluated.equals(before.evaluated())
            && Objects.equals(question.subdomain(), before.subdomain());
    PassKData fresh = same ? before : PassKData.of(question.run(), evaluated, question.subdomain());
    last = fresh;
    return fresh;
  }

  private void show(PassKData fresh) {
    failure.set(Optional.empty());
    data.set(fresh);
  }

  private void failed(Throwable why) {
    failure.set(Optional.of(why));
  }
}

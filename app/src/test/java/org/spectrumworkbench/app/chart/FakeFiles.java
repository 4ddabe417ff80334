package org.spectrumworkbench.app.chart;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.fx.FileChoice;

/** Answers every question for a file with a file of the suggested name in one folder. */
final class FakeFiles implements FileChoice {

  private final Path folder;
  private @Nullable Path last;

  FakeFiles(Path folder) {
    this.folder = folder;
  }

  Optional<Path> last() {
    return Optional.ofNullable(last);
  }

  @Override
  public Optional<Path> open(String title, Kind kind) {
    return Optional.empty();
  }

  @Override
  public Optional<Path> save(String title, String suggestedName, Kind kind) {
    last = folder.resolve(suggestedName);
    return last();
  }

  @Override
  public Optional<Path> folder(String title) {
    return Optional.of(folder);
  }

  @Override
  public void show(Path file) {}
}

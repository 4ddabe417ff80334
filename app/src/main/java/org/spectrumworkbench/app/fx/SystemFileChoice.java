package org.spectrumworkbench.app.fx;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The system's own choosers; remembers the folder used last. */
public final class SystemFileChoice implements FileChoice {
  private final Supplier<@Nullable Window> owner;
  private final Consumer<String> browser;
  private @Nullable File last;

  /**
   * @param owner the window to stand before
   * @param browser shows an address, as {@code HostServices.showDocument} does
   */
  public SystemFileChoice(Supplier<@Nullable Window> owner, Consumer<String> browser) {
    this.owner = owner;
    this.browser = browser;
  }

  @Override
  public Optional<Path> open(String title, Kind kind) {
    return remembered(chooser(title, kind).showOpenDialog(owner.get()));
  }

  @Override
  public Optional<Path> save(String title, String suggestedName, Kind kind) {
    FileChooser chooser = chooser(title, kind);
    chooser.setInitialFileName(suggestedName);
    return remembered(chooser.showSaveDialog(owner.get()));
  }

  @Override
  public Optional<Path> folder(String title) {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(title);
    if (last != null && last.isDirectory()) {
      chooser.setInitialDirectory(last);
    }
    File folder = chooser.showDialog(owner.get());
    return Optional.ofNullable(folder).map(File::toPath);
  }

  @Override
  public void show(Path file) {
    browser.accept(file.toUri().toString());
  }

  private FileChooser chooser(String title, Kind kind) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    if (!kind.patterns().isEmpty()) {
      chooser
          .getExtensionFilters()
          .add(new FileChooser.ExtensionFilter(kind.description(), kind.patterns()));
    }
    if (last != null && last.isDirectory()) {
      chooser.setInitialDirectory(last);
    }
    return chooser;
  }

  private Optional<Path> remembered(@Nullable File file) {
    if (file != null) {
      last = file.getParentFile();
    }
    return Optional.ofNullable(file).map(File::toPath);
  }
}

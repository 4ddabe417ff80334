package org.spectrumworkbench.app.fx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Base of the tests that need a window: one stage on JavaFX's headless platform, the robot of
 * TestFX, and pictures of the window in both themes under {@code target/snapshots}, to be looked
 * at.
 *
 * <p>The headless screen is 1000 by 1000 pixels; larger content can be shown and pictured, but the
 * robot clicks only what lies on the screen. File choosers, the browser, image cursors and dragging
 * between windows do not work there: put them behind an interface. Open a modal dialog with {@code
 * Platform.runLater}, never inside {@link #onFx}, which would wait for the dialog to close.
 */
public abstract class HeadlessTest extends FxRobot {

  private static final Path PICTURES = Path.of("target", "snapshots");
  private static final long PATIENCE_SECONDS = 30;

  /** The stage that {@link #show} fills; a fresh scene a test. */
  protected Stage stage;

  @BeforeEach
  final void openStage() throws TimeoutException {
    // A failure on the window's thread is thrown in the test; printing it too hides the report's
    // first line.
    WaitForAsyncUtils.printException = false;
    stage = FxToolkit.registerPrimaryStage();
    theme(Theme.LIGHT);
  }

  @AfterEach
  final void closeStage() throws TimeoutException {
    FxToolkit.cleanupStages();
    release(new javafx.scene.input.KeyCode[0]);
    release(new javafx.scene.input.MouseButton[0]);
  }

  /**
   * Builds {@code content} on the JavaFX thread, shows it in a scene of that size, and returns it
   * laid out.
   */
  protected final <T extends Parent> T show(double width, double height, Callable<T> content) {
    T root =
        onFx(() -> {
          T built = content.call();
          stage.setScene(new Scene(built, width, height));
          stage.sizeToScene();
          stage.setX(0);
          stage.setY(0);
          stage.show();
          return built;
        });
    settle();
    return root;
  }

  /** Runs on the JavaFX thread, waits, and returns the result; a failure there is thrown here. */
  protected final <T> T onFx(Callable<T> action) {
    return WaitForAsyncUtils.waitForAsyncFx(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS), action);
  }

  /** Runs on the JavaFX thread and waits; a failure there is thrown here. */
  protected final void onFx(Runnable action) {
    WaitForAsyncUtils.waitForAsyncFx(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS), action);
  }

  /**
   * Waits until what was queued for the JavaFX thread is done and a pulse has laid the window out.
   */
  protected final void settle() {
    WaitForAsyncUtils.waitForFxEvents();
    onFx(() -> {
      Scene scene = stage.getScene();
      if (scene != null) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
      }
    });
    WaitForAsyncUtils.waitForFxEvents();
  }

  /**
   * Waits, without a fixed pause, until the condition (asked on the JavaFX thread) holds, at most
   * 30 seconds.
   */
  protected final void await(String what, BooleanSupplier condition) {
    try {
      WaitForAsyncUtils.waitFor(
          PATIENCE_SECONDS,
          TimeUnit.SECONDS,
          () -> onFx((Callable<Boolean>) condition::getAsBoolean));
    } catch (TimeoutException e) {
      throw new AssertionError("still waiting for: " + what, e);
    }
  }

  /** Gives the whole application this theme. */
  protected final void theme(Theme theme) {
    onFx(theme::apply);
    settle();
  }

  /**
   * Pictures the shown scene in the light and the dark theme.
   *
   * @param name file name without ending, such as {@code live-running}
   * @return {@code target/snapshots/NAME-light.png} and {@code NAME-dark.png}
   */
  protected final List<Path> snapshot(String name) {
    return snapshot(name, onFx(() -> stage.getScene().getRoot()));
  }

  /** As {@link #snapshot(String)}, of one node of the shown scene. */
  protected final List<Path> snapshot(String name, Node node) {
    theme(Theme.DARK);
    Path dark = picture(node, name + "-dark");
    theme(Theme.LIGHT);
    Path light = picture(node, name + "-light");
    return List.of(light, dark);
  }

  private Path picture(Node node, String name) {
    WritableImage image = onFx(() -> node.snapshot(new SnapshotParameters(), null));
    Path file = PICTURES.resolve(name.toLowerCase(Locale.ROOT) + ".png");
    try {
      Files.createDirectories(PICTURES);
      ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException("could not write " + file, e);
    }
    return file;
  }
}

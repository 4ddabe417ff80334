package org.spectrumworkbench.app.fx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class HeadlessTestTest extends HeadlessTest {

  @Test
  void robotPressesAButtonWithoutADisplay() {
    AtomicInteger presses = new AtomicInteger();
    show(
        300,
        200,
        () -> {
          Button button = new Button("Press");
          button.setId("press");
          button.setOnAction(e -> presses.incrementAndGet());
          return new VBox(button);
        });

    clickOn("#press");
    await("the press", () -> presses.get() == 1);

    assertThat(presses).hasValue(1);
  }

  @Test
  void picturesDifferBetweenTheLightAndTheDarkTheme() throws IOException {
    show(240, 80, () -> new VBox(new Label("The quick brown fox")));

    List<Path> pictures = snapshot("headless-test");

    int light = ImageIO.read(pictures.get(0).toFile()).getRGB(230, 70) & 0xFF;
    int dark = ImageIO.read(pictures.get(1).toFile()).getRGB(230, 70) & 0xFF;
    assertThat(light).isGreaterThan(200);
    assertThat(dark).isLessThan(60);
  }

  @Test
  void failureOnTheWindowThreadReachesTheTest() {
    assertThatThrownBy(() ->
            onFx(() -> {
              throw new IllegalStateException("broken view");
            }))
        .hasStackTraceContaining("broken view");
  }
}

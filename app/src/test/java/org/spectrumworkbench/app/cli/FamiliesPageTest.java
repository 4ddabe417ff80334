package org.spectrumworkbench.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.spectrumworkbench.core.problem.family.Families;

class FamiliesPageTest {
  @Test
  void pageInTheRepositoryIsCurrent() throws Exception {
    assertThat(Files.readString(Path.of("..", "docs", "families.md")))
        .as("make it anew: ./spectrum generate --markdown > docs/families.md")
        .isEqualTo(FamiliesPage.markdown());
  }

  @Test
  void everyFamilyIsListedInEveryForm() {
    String lines = String.join("\n", FamiliesPage.lines());
    String page = FamiliesPage.markdown();
    Families.all()
        .forEach(family -> {
          assertThat(page).contains("| `" + family.name() + "`: " + family.description());
          assertThat(lines).contains(family.name()).contains(family.description());
        });
    assertThat(FamiliesPage.documents()).hasSameSizeAs(Families.all());
  }
}

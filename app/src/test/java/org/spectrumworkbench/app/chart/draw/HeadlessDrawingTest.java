package org.spectrumworkbench.app.chart.draw;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;

@AnalyzeClasses(packagesOf = Figure.class, importOptions = ImportOption.DoNotIncludeTests.class)
class HeadlessDrawingTest {

  @ArchTest
  static final ArchRule DRAWING_KNOWS_NO_TOOLKIT =
      ArchRuleDefinition.noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAPackage("javafx..")
          .because(
              "a report with charts is written from a command line on machines without a display");
}

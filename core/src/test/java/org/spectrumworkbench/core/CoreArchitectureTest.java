package org.spectrumworkbench.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "org.spectrumworkbench.core",
    importOptions = ImportOption.DoNotIncludeTests.class)
final class CoreArchitectureTest {
  @ArchTest
  static final ArchRule SCIENCE_HAS_NO_WINDOW_AND_NO_SQL =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javafx..", "java.sql..", "javax.sql..", "org.h2..", "java.awt..")
          .because(
              "the science runs in a worker without a window, and its journal is its only output");

  @ArchTest
  static final ArchRule NATIVE_HANDLES_STAY_IN_THE_ENGINE =
      noClasses()
          .that()
          .resideOutsideOfPackages("..core.engine..", "..core.model..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("ai.djl..")
          .because("native memory is freed by its owner; one package knows who that is");

  @ArchTest
  static final ArchRule PACKAGES_FORM_NO_CYCLE =
      slices()
          .matching("org.spectrumworkbench.core.(*)..")
          .should()
          .beFreeOfCycles()
          .because("data flows one way: problems, rollouts, spectrum, signal, experiment");

  @ArchTest
  static final ArchRule NAMES_ARE_TERMS_OF_THE_FIELD =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Manager")
          .orShould()
          .haveSimpleNameEndingWith("Impl")
          .because("a name should say what the thing is");

  @ArchTest
  static final ArchRule NOTHING_IS_DESERIALISED =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveNameMatching(
              "java\\.io\\.ObjectInputStream|java\\.beans\\.XMLDecoder|java\\.rmi\\..*|javax\\.script\\..*")
          .because("reading objects from outside runs code from outside");

  @ArchTest
  static final ArchRule EVENTS_ARE_RECORDS =
      classes()
          .that()
          .implement("org.spectrumworkbench.core.experiment.RunEvent")
          .should()
          .beRecords()
          .because("an event is a fact and never changes");
}

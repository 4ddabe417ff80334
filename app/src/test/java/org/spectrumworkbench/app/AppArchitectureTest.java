package org.spectrumworkbench.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.spectrumworkbench.app.shell.Screen;

@AnalyzeClasses(
    packages = "org.spectrumworkbench",
    importOptions = {
      ImportOption.DoNotIncludeTests.class,
      ImportOption.DoNotIncludePackageInfos.class
    })
final class AppArchitectureTest {
  private static final DescribedPredicate<JavaClass> DRAW =
      DescribedPredicate.describe(
          "draw",
          type ->
              type.getDirectDependenciesFromSelf().stream()
                  .anyMatch(dependency ->
                      dependency.getTargetClass().getPackageName().startsWith("javafx.scene")));

  @ArchTest
  static final ArchRule VIEWS_READ_THROUGH_THEIR_MODEL =
      noClasses()
          .that(DRAW)
          .and()
          // The composition root alone knows both sides.
          .resideInAPackage("org.spectrumworkbench.app.*..")
          .should()
          .dependOnClassesThat()
          .haveNameMatching("org\\.spectrumworkbench\\.store\\.(Store|RunSync|query\\..*Queries)")
          .because("a query on the window's thread freezes it; a model asks in the background");

  @ArchTest
  static final ArchRule MODELS_NEED_NO_WINDOW =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("Model")
          .and()
          .resideInAPackage("org.spectrumworkbench.app..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.application..")
          .because("what a screen does is tested without a toolkit");

  @ArchTest
  static final ArchRule PACKAGES_FORM_NO_CYCLE =
      slices()
          .matching("org.spectrumworkbench.app.(*)..")
          .should()
          .beFreeOfCycles()
          .because("a screen can be read, and replaced, alone");

  @ArchTest
  static final ArchRule SCREENS_KNOW_NO_OTHER_SCREEN =
      slices()
          .matching(
              "org.spectrumworkbench.app.(home|data|bench|leaks|domains|plan|runs|live|samples|passk|settings)..")
          .should()
          .notDependOnEachOther()
          .because("screens meet in the selection and the navigation, never each other");

  @ArchTest
  static final ArchRule SCREENS_KNOW_NO_WORKER =
      noClasses()
          .that()
          .implement(Screen.class)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.spectrumworkbench.app.worker..")
          .because("a screen asks the launcher it is given, which a test replaces");

  @ArchTest
  static final ArchRule SCIENCE_AND_STORE_KNOW_NO_WINDOW =
      noClasses()
          .that()
          .resideInAnyPackage("org.spectrumworkbench.core..", "org.spectrumworkbench.store..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javafx..", "org.spectrumworkbench.app..")
          .because("runs and their journals must not need a window");

  @ArchTest
  static final ArchRule NOTHING_IS_DESERIALISED =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveNameMatching(
              "java\\.io\\.ObjectInputStream|java\\.beans\\.XMLDecoder|java\\.rmi\\..*|javax\\.script\\..*")
          .because("reading objects from outside runs code from outside");

  @ArchTest
  static final ArchRule THE_CONSOLE_OF_H2_STAYS_SHUT =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.h2.tools..", "org.h2.server..")
          .because("a console in the browser would give the database to every program here");

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
  static final ArchRule SCREENS_ARE_FINAL =
      classes()
          .that()
          .implement(Screen.class)
          .should()
          .haveModifier(JavaModifier.FINAL)
          .because("screens are put together, not inherited");
}

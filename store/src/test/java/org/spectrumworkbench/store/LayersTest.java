package org.spectrumworkbench.store;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "org.spectrumworkbench",
    importOptions = ImportOption.DoNotIncludeTests.class)
final class LayersTest {
  @ArchTest
  static final ArchRule storeKnowsNoWindow =
      noClasses()
          .that()
          .resideInAPackage("..store..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javafx..", "org.spectrumworkbench.app..")
          .because("the same store serves the window, the command and the tests");

  @ArchTest
  static final ArchRule onlyTheStoreSpeaksSql =
      noClasses()
          .that()
          .resideOutsideOfPackage("..store..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.sql..", "javax.sql..", "org.h2..", "org.jdbi..", "org.flywaydb..")
          .because("a run needs no database, and a change of the schema must stay in one module");

  @ArchTest
  static final ArchRule onlyTheDatabasePackageKnowsWhichDatabaseItIs =
      classes()
          .that()
          .resideInAPackage("..store..")
          .and()
          .resideOutsideOfPackage("..store.database")
          .should()
          .onlyDependOnClassesThat()
          .resideOutsideOfPackages("org.h2..", "org.flywaydb..")
          .because("opening, locking and faults of H2 are dealt with in one place");

  @ArchTest
  static final ArchRule queriesDoNotWrite =
      noClasses()
          .that()
          .resideInAPackage("..store.query")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..store.ingest")
          .because("journals are the only source of what the tables hold");
}

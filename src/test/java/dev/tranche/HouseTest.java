package dev.tranche;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.tranche.fact.InvalidValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;

/** The code is built as {@link House} plans it. A rule that matches no class fails. */
class HouseTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(House.ROOT);

  private static final DescribedPredicate<JavaClass> DOMAIN =
      describe("are of the domain", House::isDomain);

  private static final DescribedPredicate<JavaClass> WEB =
      describe("are of a web package", House::isWeb);

  /** All that the domain may lean on besides itself: values, and annotations of its shell. */
  private static final DescribedPredicate<JavaClass> HARMLESS =
      resideInAnyPackage(
          "java..",
          "org.jspecify.annotations",
          "org.joda.money",
          "com.fasterxml.jackson.annotation",
          "tools.jackson.databind.annotation",
          "org.axonframework.commandhandling",
          "org.axonframework.eventhandling",
          "org.axonframework.eventsourcing",
          "org.axonframework.messaging.annotation",
          "org.axonframework.modelling.command",
          "org.axonframework.serialization",
          "org.axonframework.spring.stereotype");

  static Stream<String> places() {
    return House.built(CLASSES).stream();
  }

  @Test
  void modulesHoldTogetherAndAreDocumented() {
    ApplicationModules modules = ApplicationModules.of(TrancheApplication.class).verify();

    new Documenter(modules).writeDocumentation();

    assertThat(Path.of("target", "spring-modulith-docs")).isNotEmptyDirectory();
  }

  @Test
  void everyModuleIsInThePlan() {
    assertThat(House.unplanned(CLASSES)).isEmpty();
    assertThat(House.built(CLASSES)).contains("contract");
  }

  @Test
  void everyModuleStandsInThePicture() throws IOException {
    String page = Files.readString(Path.of("docs", "architecture.md"));
    assertThat(House.built(CLASSES).stream().filter(place -> place.indexOf('.') < 0))
        .isNotEmpty()
        .allSatisfy(module -> assertThat(page).contains(module + "[\"" + module + ": "));
  }

  @ParameterizedTest
  @MethodSource("places")
  void usesOnlyWhatThePlanGrants(String place) {
    check(
        classes()
            .that(describe("lie in " + place, type -> House.lies(type, place)))
            .should()
            .onlyDependOnClassesThat(
                describe("the plan grants to " + place, used -> House.mayUse(place, used))));
  }

  @Test
  void theDomainKnowsNoMachinery() {
    check(classes().that(DOMAIN).should().onlyDependOnClassesThat(DOMAIN.or(HARMLESS)));
  }

  @Test
  void theDomainAsksNoClockAndThrowsNoDice() {
    check(noClasses().that(DOMAIN).should().accessTargetWhere(Chance.ASKED));
  }

  /** So that a value that cannot be is told from a mistake of the program, wherever it lies. */
  @Test
  void theDomainRefusesValuesByOneException() {
    check(
        noClasses()
            .that(DOMAIN)
            .and()
            .areNotAssignableTo(InvalidValue.class)
            .should()
            .callConstructor(IllegalArgumentException.class, String.class));
  }

  @Test
  void sealedVocabularyIsMadeOfRecordsAndEnums() {
    check(classes().that(DOMAIN).should(Vocabulary.BE_RECORDS_OR_ENUMS_WHERE_SEALED));
  }

  @Test
  void endpointsLiveInWebPackages() {
    check(noClasses().that(not(WEB)).should().beMetaAnnotatedWith(Controller.class));
    check(noClasses().that(not(WEB)).should().beMetaAnnotatedWith(ControllerAdvice.class));
  }

  @Test
  void nothingLeansOnWebPackages() {
    check(
        noClasses()
            .that(not(WEB.or(resideInAPackage(House.ROOT))))
            .should()
            .dependOnClassesThat(WEB));
  }

  @Test
  void nothingIsInjectedIntoFields() {
    check(NO_CLASSES_SHOULD_USE_FIELD_INJECTION);
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(false).check(CLASSES);
  }
}

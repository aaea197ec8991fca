package dev.tranche;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Stream;

/** What a sealed type of the domain may list: plain values, and sealed types in turn. */
final class Vocabulary {

  static final ArchCondition<JavaClass> BE_RECORDS_OR_ENUMS_WHERE_SEALED =
      new ArchCondition<>("be records or enums where a sealed type lists them") {
        @Override
        public void check(JavaClass type, ConditionEvents events) {
          Class<?> word = type.reflect();
          events.add(
              new SimpleConditionEvent(
                  type,
                  !isListed(word) || word.isRecord() || word.isEnum() || word.isSealed(),
                  type.getDescription() + " is listed by a sealed type and is neither"));
        }
      };

  private Vocabulary() {}

  private static boolean isListed(Class<?> type) {
    Class<?> parent = type.getSuperclass();
    // An enum whose constants have bodies is sealed too, over those constants.
    boolean byParent = parent != null && parent.isSealed() && !parent.isEnum();
    return byParent || Stream.of(type.getInterfaces()).anyMatch(Class::isSealed);
  }
}

package dev.tranche.framework;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tranche.fact.InvalidValue;
import dev.tranche.fact.MonetaryValue;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What may be called off of a framework agreement at most: a ceiling for each designation, and what
 * it may all be worth, each as far as known.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Limits(List<Ceiling> ceilings, @Nullable MonetaryValue value) {

  public Limits {
    ceilings = List.copyOf(ceilings);
    Set<String> designations = new HashSet<>();
    for (Ceiling ceiling : ceilings) {
      if (!designations.add(ceiling.designation())) {
        throw new InvalidValue(
            "There are two ceilings for %s: give one.".formatted(ceiling.designation()));
      }
    }
  }
}

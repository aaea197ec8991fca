package dev.tranche.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tranche.fact.Reference;
import org.jspecify.annotations.Nullable;

/**
 * A condition precedent: what must happen before a signed contract enters into force, as financing,
 * a guarantee or a licence.
 *
 * @param id names the condition within its contract, as {@code export-credit}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Condition(String id, @Nullable String description) {

  public Condition {
    Reference.check("condition", id);
  }
}

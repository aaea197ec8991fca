package dev.tranche.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Contracts that follow each other in the order that was asked for.
 *
 * @param next the reference after which the next page begins; absent where this is the last one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ContractPage(List<ContractSummary> contracts, @Nullable String next) {

  /** The first so many of those found, of which there is one more where there are more. */
  static ContractPage of(List<ContractSummary> found, int size) {
    return found.size() <= size
        ? new ContractPage(found, null)
        : new ContractPage(found.subList(0, size), found.get(size - 1).reference());
  }
}

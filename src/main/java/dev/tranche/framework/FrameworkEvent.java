package dev.tranche.framework;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.tranche.contract.Item;
import dev.tranche.fact.Party;
import dev.tranche.fact.Provenance;
import dev.tranche.fact.Supplier;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * All that can have happened to a framework agreement. The stored name of each is its type name
 * here, whatever the class is called.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface FrameworkEvent {

  String reference();

  Provenance provenance();

  @JsonTypeName("framework-signed")
  @Revision("1")
  record FrameworkSigned(
      String reference,
      Party buyer,
      @Nullable Supplier supplier,
      Limits limits,
      Provenance provenance)
      implements FrameworkEvent {}

  /** The limits are those after the revision, whole. */
  @JsonTypeName("ceilings-revised")
  @Revision("1")
  record CeilingsRevised(String reference, Limits limits, Provenance provenance)
      implements FrameworkEvent {}

  /** The items are all that the contract calls off, in place of what was recorded of it before. */
  @JsonTypeName("contract-called-off")
  @Revision("1")
  record ContractCalledOff(
      String reference, String contract, List<Item> items, Provenance provenance)
      implements FrameworkEvent {

    CallOff callOff() {
      return new CallOff(contract, items, provenance);
    }
  }

  @JsonTypeName("framework-ended")
  @Revision("1")
  record FrameworkEnded(String reference, @Nullable String reason, Provenance provenance)
      implements FrameworkEvent {}
}

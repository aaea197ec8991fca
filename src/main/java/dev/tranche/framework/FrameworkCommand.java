package dev.tranche.framework;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.tranche.contract.Item;
import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.MonetaryValue;
import dev.tranche.fact.NullToEmpty;
import dev.tranche.fact.Party;
import dev.tranche.fact.Provenance;
import dev.tranche.fact.Source;
import dev.tranche.fact.SubjectKind;
import dev.tranche.fact.Supplier;
import dev.tranche.statement.Command;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that can be asked of a framework agreement. Each command is one statement of one source; what
 * is left out of it ({@code null}) stays as it is, or is not known. A command that cannot be
 * followed is {@linkplain dev.tranche.fact.Refused refused} in words, and nothing is recorded.
 */
public sealed interface FrameworkCommand extends Command {

  EdtfDate effective();

  @Override
  default SubjectKind kind() {
    return SubjectKind.FRAMEWORK;
  }

  default Provenance provenance() {
    return new Provenance(source(), effective(), recorded());
  }

  /** The framework agreement is signed. What is called off may be in the book already. */
  @JsonTypeName("SignFramework")
  record SignFramework(
      String reference,
      Party buyer,
      @Nullable Supplier supplier,
      List<Ceiling> ceilings,
      @Nullable MonetaryValue value,
      EdtfDate effective,
      Source source,
      Instant recorded)
      implements FrameworkCommand {
    public SignFramework {
      ceilings = NullToEmpty.list(ceilings);
    }
  }

  /** The parties have agreed on other ceilings, given whole, or on another value. */
  @JsonTypeName("ReviseCeilings")
  record ReviseCeilings(
      String reference,
      @Nullable List<Ceiling> ceilings,
      @Nullable MonetaryValue value,
      EdtfDate effective,
      Source source,
      Instant recorded)
      implements FrameworkCommand {}

  /**
   * A contract is called off. The items are all that it calls off; said again of the same contract,
   * they replace what was said before.
   *
   * @param contract reference of the contract, which need not be in the book
   */
  @JsonTypeName("RecordCallOff")
  record RecordCallOff(
      String reference,
      String contract,
      List<Item> items,
      EdtfDate effective,
      Source source,
      Instant recorded)
      implements FrameworkCommand {
    public RecordCallOff {
      items = NullToEmpty.list(items);
    }
  }

  /** Nothing more can be called off. */
  @JsonTypeName("EndFramework")
  record EndFramework(
      String reference,
      @Nullable String reason,
      EdtfDate effective,
      Source source,
      Instant recorded)
      implements FrameworkCommand {}
}

package dev.tranche.contract;

import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.Provenance;
import dev.tranche.fact.Source;

/**
 * A claim as the decisions know it.
 *
 * @param effective when what it states came about
 */
public record Claim(Claimed states, Source source, EdtfDate effective, Standing standing) {

  /** What became of it. */
  public enum Standing {
    STATED,
    /** The last adopted of those on its subject, whatever was corrected since. */
    ADOPTED,
    WITHDRAWN
  }

  static Claim of(ContractEvent.ClaimStated e) {
    Provenance provenance = e.provenance();
    return new Claim(e.states(), provenance.source(), provenance.effective(), Standing.STATED);
  }

  Claim standing(Standing other) {
    return new Claim(states, source, effective, other);
  }
}

package dev.tranche.audit;

import dev.tranche.contract.ContractEvent;
import dev.tranche.contract.ContractEvent.ClaimAdopted;
import dev.tranche.contract.ContractEvent.ClaimStated;
import dev.tranche.contract.ContractEvent.ClaimWithdrawn;
import dev.tranche.contract.ContractEvent.ConditionMet;
import dev.tranche.contract.ContractEvent.ConditionWaived;
import dev.tranche.contract.ContractEvent.ContractAmended;
import dev.tranche.contract.ContractEvent.ContractCompleted;
import dev.tranche.contract.ContractEvent.ContractReopened;
import dev.tranche.contract.ContractEvent.ContractResumed;
import dev.tranche.contract.ContractEvent.ContractSigned;
import dev.tranche.contract.ContractEvent.ContractSuspended;
import dev.tranche.contract.ContractEvent.ContractTerminated;
import dev.tranche.contract.ContractEvent.Correction;
import dev.tranche.contract.ContractEvent.DeliveryCorrected;
import dev.tranche.contract.ContractEvent.DeliveryMade;
import dev.tranche.contract.ContractEvent.EnteredIntoForce;
import dev.tranche.contract.ContractEvent.ScheduleRevised;
import dev.tranche.contract.ContractEvent.SigningDateCorrected;
import dev.tranche.contract.ContractEvent.SupplierSelected;
import dev.tranche.contract.ContractEvent.TalksAbandoned;
import dev.tranche.contract.ContractEvent.TalksOpened;
import dev.tranche.contract.ContractEvent.TermsCorrected;
import dev.tranche.contract.ContractEvent.TermsRevised;
import dev.tranche.contract.EdtfDate;
import dev.tranche.contract.Viewpoint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Finds the events of one contract that make the difference between two pictures of it: those that
 * one picture takes into account otherwise than the other. Where there is none, the pictures are
 * the same.
 *
 * <p>An event has happened in a picture that knows it and reaches its date, as the last known
 * correction gives it; and what follows a signature counts there once the signature has happened
 * too. A correction is taken into account from when it is known on, since it takes back what it
 * replaces. A completion that is known to be taken back has never happened.
 */
final class SeenDifferently {

  /** How a picture takes an event into account. */
  private enum Sight {
    NOT_AT_ALL,
    KNOWN,
    HAPPENED,
    COUNTS
  }

  /** Where in the life of a contract an event belongs. */
  private enum Part {
    TALKS,
    /** Of whatever stage, they count nowhere. */
    CLAIMS,
    SIGNATURE,
    AFTERWARDS
  }

  private static final String SIGNATURE = "signature";
  private static final String DELIVERY = "delivery ";

  /** Of this no other event is the date. */
  private static final String ITSELF = "";

  private final Viewpoint viewpoint;
  private final Map<String, EdtfDate> corrected = new HashMap<>();
  private boolean takenBack;

  private SeenDifferently(Viewpoint viewpoint) {
    this.viewpoint = viewpoint;
  }

  /** The indices of those events in the contract's whole history, in order. */
  static List<Integer> among(
      List<? extends ContractEvent> history, Viewpoint before, Viewpoint after) {
    List<Sight> was = sights(history, before);
    List<Sight> is = sights(history, after);
    return IntStream.range(0, history.size()).filter(i -> was.get(i) != is.get(i)).boxed().toList();
  }

  /** From the last event to the first, so that corrections come before what they correct. */
  private static List<Sight> sights(List<? extends ContractEvent> history, Viewpoint viewpoint) {
    SeenDifferently later = new SeenDifferently(viewpoint);
    Sight[] sights = new Sight[history.size()];
    boolean signed = false;
    for (int i = sights.length - 1; i >= 0; i--) {
      sights[i] = later.sight(history.get(i));
      later.remember(history.get(i));
      signed |= history.get(i) instanceof ContractSigned && sights[i] == Sight.HAPPENED;
    }
    for (int i = 0; i < sights.length; i++) {
      boolean counts = signed && sights[i] == Sight.HAPPENED;
      sights[i] = counts && part(history.get(i)) == Part.AFTERWARDS ? Sight.COUNTS : sights[i];
    }
    return List.of(sights);
  }

  private Sight sight(ContractEvent event) {
    if (!viewpoint.knows(event.provenance())) {
      return Sight.NOT_AT_ALL;
    }
    if (event instanceof ContractReopened) {
      return Sight.KNOWN;
    }
    boolean never = event instanceof ContractCompleted && takenBack;
    EdtfDate own = event.provenance().effective();
    if (!never && viewpoint.reaches(corrected.getOrDefault(dateOf(event), own))) {
      return Sight.HAPPENED;
    }
    return event instanceof Correction ? Sight.KNOWN : Sight.NOT_AT_ALL;
  }

  private void remember(ContractEvent event) {
    boolean known = viewpoint.knows(event.provenance());
    if (event instanceof ContractCompleted) {
      takenBack = false;
    } else if (event instanceof ContractReopened) {
      takenBack |= known;
    } else if (event instanceof Correction && known && !dateOf(event).equals(ITSELF)) {
      corrected.putIfAbsent(dateOf(event), event.provenance().effective());
    }
  }

  /** What the event dates, and a later correction may date anew. */
  private static String dateOf(ContractEvent event) {
    return switch (event) {
      case DeliveryMade e -> DELIVERY + e.delivery();
      case DeliveryCorrected e -> DELIVERY + e.delivery();
      case ContractEvent e -> part(e) == Part.SIGNATURE ? SIGNATURE : ITSELF;
    };
  }

  private static Part part(ContractEvent event) {
    return switch (event) {
      case TalksOpened _, TermsRevised _, SupplierSelected _, TalksAbandoned _ -> Part.TALKS;
      case ClaimStated _, ClaimAdopted _, ClaimWithdrawn _ -> Part.CLAIMS;
      case ContractSigned _, SigningDateCorrected _ -> Part.SIGNATURE;
      case ConditionMet _,
          ConditionWaived _,
          EnteredIntoForce _,
          ScheduleRevised _,
          ContractAmended _,
          DeliveryMade _,
          DeliveryCorrected _,
          ContractSuspended _,
          ContractResumed _,
          ContractTerminated _,
          ContractCompleted _,
          ContractReopened _,
          TermsCorrected _ ->
          Part.AFTERWARDS;
    };
  }
}

package dev.tranche.delivery;

import dev.tranche.contract.Batch;
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
import dev.tranche.contract.DeliverySchedule;
import dev.tranche.contract.Item;
import dev.tranche.contract.Provenance;
import dev.tranche.contract.Source;
import dev.tranche.contract.Terms;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What of an event a list of contracts shows or counts, small enough to be kept of all of them:
 * without reasons, claims and sources but for their days, and what is equal is one object. Not for
 * several threads.
 */
final class ListEvents {

  private static final String LEFT_OUT = "left out";

  private final Map<Object, Object> known = new HashMap<>();

  /** Empty where no list shows anything of it. */
  Optional<ContractEvent> of(ContractEvent event) {
    String name = one(event.reference());
    Provenance from = from(event.provenance());
    return Optional.ofNullable(
        switch (event) {
          case TalksOpened e -> new TalksOpened(name, one(e.buyer()), terms(e.terms()), from);
          case TermsRevised e -> new TermsRevised(name, terms(e.terms()), from);
          case SupplierSelected e -> new SupplierSelected(name, one(e.supplier()), from);
          case TalksAbandoned _ -> new TalksAbandoned(name, null, from);
          case ContractSigned e ->
              new ContractSigned(
                  name,
                  one(e.buyer()),
                  terms(e.terms()),
                  schedule(e.schedule()),
                  List.of(),
                  e.earlyDeliveries(),
                  null,
                  from);
          case EnteredIntoForce _ -> new EnteredIntoForce(name, from);
          case ScheduleRevised e -> new ScheduleRevised(name, schedule(e.schedule()), from);
          case ContractAmended e ->
              new ContractAmended(
                  name,
                  one(e.amendment()),
                  e.terms() == null ? null : terms(e.terms()),
                  e.schedule() == null ? null : schedule(e.schedule()),
                  from);
          case DeliveryMade e ->
              new DeliveryMade(name, one(e.delivery()), one(e.item()), one(e.quantity()), from);
          case ContractSuspended _ -> new ContractSuspended(name, null, from);
          case ContractResumed _ -> new ContractResumed(name, from);
          case ContractTerminated _ -> new ContractTerminated(name, null, from);
          case ContractCompleted _ -> new ContractCompleted(name, from);
          case ContractReopened _ -> new ContractReopened(name, from);
          case DeliveryCorrected e ->
              new DeliveryCorrected(
                  name, one(e.delivery()), one(e.item()), one(e.quantity()), LEFT_OUT, from);
          case TermsCorrected e ->
              new TermsCorrected(
                  name,
                  one(e.replaces()),
                  terms(e.terms()),
                  e.schedule() == null ? null : schedule(e.schedule()),
                  LEFT_OUT,
                  from);
          case SigningDateCorrected _ -> new SigningDateCorrected(name, LEFT_OUT, from);
          case ConditionMet _, ConditionWaived _, ClaimStated _, ClaimAdopted _, ClaimWithdrawn _ ->
              null;
        });
  }

  /** Of when it was recorded, what is known on a day asks for the day. */
  private Provenance from(Provenance p) {
    Source days = new Source(LEFT_OUT, null, null, p.source().published());
    return one(
        new Provenance(
            one(days), one(p.effective()), one(p.recorded().truncatedTo(ChronoUnit.DAYS))));
  }

  private Terms terms(Terms terms) {
    return new Terms(
        orNull(terms.supplier()),
        terms.items().stream()
            .map(
                item ->
                    one(
                        new Item(
                            one(item.id()),
                            one(item.designation()),
                            item.category(),
                            one(item.quantity()),
                            orNull(item.value()))))
            .toList(),
        orNull(terms.value()));
  }

  private DeliverySchedule schedule(DeliverySchedule schedule) {
    return new DeliverySchedule(
        schedule.batches().stream()
            .map(batch -> new Batch(one(batch.item()), batch.quantity(), one(batch.due())))
            .toList());
  }

  private <T> @Nullable T orNull(@Nullable T value) {
    return value == null ? null : one(value);
  }

  @SuppressWarnings("unchecked") // what is equal is of one type
  private <T> T one(T value) {
    return (T) known.computeIfAbsent(value, _ -> value);
  }
}

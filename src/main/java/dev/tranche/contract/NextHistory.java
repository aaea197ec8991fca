package dev.tranche.contract;

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
import dev.tranche.contract.History.ClaimMade;
import dev.tranche.contract.History.Closing;
import dev.tranche.contract.History.Delivered;
import dev.tranche.contract.History.Milestone;
import dev.tranche.contract.History.Signing;
import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.GrowingMap;
import dev.tranche.fact.ImpossibleHistory;
import dev.tranche.fact.Party;
import dev.tranche.fact.Provenance;
import dev.tranche.fact.Statement;
import dev.tranche.fact.Statement.Correction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A history while one event is added to it. */
final class NextHistory {

  private final ContractEvent event;
  private final History before;
  private final Provenance provenance;
  private final int number;
  private @Nullable Statement<Party> talks;
  private @Nullable Statement<Signing> signature;
  private List<Statement<Milestone>> milestones;
  private List<Statement<Terms>> terms;
  private List<Statement<DeliverySchedule>> schedules;
  private List<Statement<Closing>> closings;
  private Map<String, Statement<Delivered>> deliveries;
  private Map<String, Statement<ClaimMade>> claims;

  NextHistory(History before, ContractEvent event) {
    this.event = event;
    this.before = before;
    this.provenance = event.provenance();
    this.number = before.events();
    this.talks = before.talks();
    this.signature = before.signature();
    this.milestones = before.milestones();
    this.terms = before.terms();
    this.schedules = before.schedules();
    this.closings = before.closings();
    this.deliveries = before.deliveries();
    this.claims = before.claims();
  }

  History made() {
    check(number == 0 || before.reference().equals(event.reference()));
    add();
    return new History(
        event.reference(),
        number + 1,
        talks,
        signature,
        milestones,
        terms,
        schedules,
        closings,
        deliveries,
        claims);
  }

  private void add() {
    switch (event) {
      case TalksOpened e -> open(e);
      case TermsRevised e -> talk(Agreement.TALKS, e.terms());
      case SupplierSelected e -> select(e);
      case TalksAbandoned _ -> reach(Milestone.ABANDONED, before.isInTalks());
      case ContractSigned e -> sign(e);
      case ConditionMet e -> close(e.condition(), Closing.MET);
      case ConditionWaived e -> close(e.condition(), Closing.WAIVED);
      case EnteredIntoForce _ -> reach(Milestone.IN_FORCE, before.isSigned());
      case ScheduleRevised e -> plan(History.REVISION, e.schedule());
      case ContractAmended e -> amend(e);
      case DeliveryMade e -> deliver(e);
      case ContractSuspended _ -> reach(Milestone.SUSPENDED, before.isSigned());
      case ContractResumed _ -> reach(Milestone.RESUMED, before.isSigned());
      case ContractTerminated _ -> reach(Milestone.TERMINATED, before.isSigned());
      case ContractCompleted _ -> reach(Milestone.COMPLETED, before.isSigned());
      case ContractReopened _ -> reach(Milestone.REOPENED, before.isSigned());
      case DeliveryCorrected e -> correct(e);
      case TermsCorrected e -> correct(e);
      case SigningDateCorrected _ -> correctSignature();
      case ClaimStated e -> claim(e);
      case ClaimAdopted e -> claim(e.claim(), e.reason(), false);
      case ClaimWithdrawn e -> claim(e.claim(), null, true);
    }
  }

  private void open(TalksOpened e) {
    check(number == 0);
    talks = Statement.of(Agreement.TALKS, e.buyer(), provenance, number);
    terms = plus(terms, Agreement.TALKS, e.terms());
  }

  private void talk(String name, Terms value) {
    check(before.isInTalks());
    terms = plus(terms, name, value);
  }

  private void select(SupplierSelected e) {
    check(before.isInTalks());
    talk(History.SELECTION, terms.getLast().value().supplier(e.supplier()));
  }

  private void sign(ContractSigned e) {
    check(number == 0 || before.isInTalks());
    Signing signing = new Signing(e.buyer(), e.framework(), List.copyOf(e.conditions()));
    signature = Statement.of(Agreement.SIGNATURE, signing, provenance, number);
    terms = plus(terms, Agreement.SIGNATURE, e.terms());
    schedules = plus(schedules, Agreement.SIGNATURE, e.schedule());
  }

  private void close(String condition, Closing how) {
    check(signature != null);
    closings = plus(closings, condition, how);
  }

  private void reach(Milestone milestone, boolean possible) {
    check(possible);
    milestones = plus(milestones, "", milestone);
  }

  private void plan(String name, DeliverySchedule schedule) {
    check(signature != null);
    schedules = plus(schedules, name, schedule);
  }

  private void amend(ContractAmended e) {
    check(signature != null && place(terms, e.amendment()) < 0);
    if (e.terms() != null) {
      terms = plus(terms, e.amendment(), e.terms());
    }
    if (e.schedule() != null) {
      plan(e.amendment(), e.schedule());
    }
  }

  private void deliver(DeliveryMade e) {
    check(signature != null && !deliveries.containsKey(e.delivery()));
    deliveries = plus(deliveries, e.delivery(), new Delivered(e.item(), e.quantity()));
  }

  private void correct(DeliveryCorrected e) {
    Delivered right = new Delivered(e.item(), e.quantity());
    deliveries = corrected(deliveries, e.delivery(), right, provenance.effective());
  }

  private void correct(TermsCorrected e) {
    check(signature != null);
    terms = corrected(terms, e.replaces(), e.terms(), null);
    if (e.schedule() != null) {
      plan(e.replaces(), e.schedule());
    }
  }

  private void correctSignature() {
    check(before.isSigned());
    signature =
        before
            .signed()
            .corrected(new Correction<>(null, provenance.effective(), provenance, number));
  }

  private void claim(ClaimStated e) {
    check((signature != null || before.isInTalks()) && !claims.containsKey(e.claim()));
    claims = plus(claims, e.claim(), new ClaimMade(e.states(), e.confidence(), null, false));
  }

  private void claim(String name, @Nullable String reason, boolean withdrawn) {
    ClaimMade claim = made(claims, name).value();
    ClaimMade now = new ClaimMade(claim.states(), claim.confidence(), reason, withdrawn);
    claims = corrected(claims, name, now, null);
  }

  private <T> List<Statement<T>> plus(List<Statement<T>> statements, String name, T value) {
    List<Statement<T>> more = new ArrayList<>(statements.size() + 1);
    more.addAll(statements);
    more.add(Statement.of(name, value, provenance, number));
    return more;
  }

  private <T> List<Statement<T>> corrected(
      List<Statement<T>> statements, String name, T right, @Nullable EdtfDate effective) {
    int place = place(statements, name);
    check(place >= 0);
    Correction<T> correction = new Correction<>(right, effective, provenance, number);
    List<Statement<T>> after = new ArrayList<>(statements);
    after.set(place, statements.get(place).corrected(correction));
    return after;
  }

  private <T> Map<String, Statement<T>> plus(
      Map<String, Statement<T>> statements, String name, T value) {
    return GrowingMap.of(statements).with(name, Statement.of(name, value, provenance, number));
  }

  private <T> Map<String, Statement<T>> corrected(
      Map<String, Statement<T>> statements, String name, T right, @Nullable EdtfDate effective) {
    Correction<T> correction = new Correction<>(right, effective, provenance, number);
    return GrowingMap.of(statements).with(name, made(statements, name).corrected(correction));
  }

  private <T> Statement<T> made(Map<String, Statement<T>> statements, String name) {
    Statement<T> made = statements.get(name);
    if (made == null) {
      throw impossible();
    }
    return made;
  }

  private static <T> int place(List<Statement<T>> statements, String name) {
    for (int place = statements.size() - 1; place >= 0; place--) {
      if (statements.get(place).name().equals(name)) {
        return place;
      }
    }
    return -1;
  }

  private void check(boolean possible) {
    if (!possible) {
      throw impossible();
    }
  }

  private ImpossibleHistory impossible() {
    return new ImpossibleHistory(
        "%s of %s cannot follow what is recorded of %s."
            .formatted(event.getClass().getSimpleName(), event.reference(), before.reference()));
  }
}

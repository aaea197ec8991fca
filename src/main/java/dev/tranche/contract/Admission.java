package dev.tranche.contract;

import static java.util.Map.entry;

import dev.tranche.contract.ContractCommand.AbandonTalks;
import dev.tranche.contract.ContractCommand.AdoptClaim;
import dev.tranche.contract.ContractCommand.AmendContract;
import dev.tranche.contract.ContractCommand.CompleteContract;
import dev.tranche.contract.ContractCommand.CorrectDelivery;
import dev.tranche.contract.ContractCommand.CorrectSigningDate;
import dev.tranche.contract.ContractCommand.CorrectTerms;
import dev.tranche.contract.ContractCommand.EnterIntoForce;
import dev.tranche.contract.ContractCommand.FulfilCondition;
import dev.tranche.contract.ContractCommand.OpenTalks;
import dev.tranche.contract.ContractCommand.RecordDelivery;
import dev.tranche.contract.ContractCommand.ResumeContract;
import dev.tranche.contract.ContractCommand.ReviseSchedule;
import dev.tranche.contract.ContractCommand.ReviseTerms;
import dev.tranche.contract.ContractCommand.SelectSupplier;
import dev.tranche.contract.ContractCommand.SignContract;
import dev.tranche.contract.ContractCommand.StateClaim;
import dev.tranche.contract.ContractCommand.SuspendContract;
import dev.tranche.contract.ContractCommand.TerminateContract;
import dev.tranche.contract.ContractCommand.WithdrawClaim;
import dev.tranche.contract.ContractState.Agreed;
import dev.tranche.contract.ContractState.Completed;
import dev.tranche.contract.ContractState.InForce;
import dev.tranche.contract.ContractState.InTalks;
import dev.tranche.contract.ContractState.Suspended;
import dev.tranche.contract.ContractState.Unrecorded;
import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.Refused;
import dev.tranche.fact.SubjectKind;
import dev.tranche.fact.UnknownReference;
import dev.tranche.statement.Command;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which kinds of commands a contract admits where it stands, whatever a command of that kind says
 * in detail. What is not admitted is refused by every decision in the same words.
 */
final class Admission {

  static final String NO_EARLY_DELIVERY = "its terms allow no delivery before it is in force";
  static final String ALL_DELIVERED = "every unit ordered has been delivered";

  /** Where a command can be followed, and what is said where it cannot. */
  private record Rule(Predicate<ContractState> admits, String need) {}

  private static final Rule CORRECTION =
      new Rule(
          Agreed.class::isInstance, "only what was recorded of a signed contract can be corrected");
  private static final Rule CLAIM =
      new Rule(Claims::canBeMadeOf, "a claim is about talks under way or a signed contract");

  private static final Map<Class<? extends ContractCommand>, Rule> RULES =
      Map.ofEntries(
          rule(OpenTalks.class, "talks open a contract that is new to the book", Unrecorded.class),
          rule(
              ReviseTerms.class,
              "only the terms of talks can be revised; a signed contract is amended",
              InTalks.class),
          rule(SelectSupplier.class, "a supplier is selected during talks", InTalks.class),
          rule(
              AbandonTalks.class,
              "only talks can be abandoned; a signed contract is terminated",
              InTalks.class),
          rule(
              SignContract.class,
              "only talks, or a contract new to the book, can be signed",
              InTalks.class,
              Unrecorded.class),
          rule(
              FulfilCondition.class,
              "conditions are closed between signature and entry into force",
              Agreed.class),
          rule(
              EnterIntoForce.class,
              "only a signed contract that is not in force can enter into force",
              Agreed.class),
          rule(RecordDelivery.class, "a delivery needs a signed contract", Agreed.class),
          rule(CompleteContract.class, "only a contract in force can be completed", InForce.class),
          rule(ResumeContract.class, "only a suspended contract can be resumed", Suspended.class),
          entry(
              SuspendContract.class,
              new Rule(
                  state -> state instanceof Agreed agreed && agreed.runs(),
                  "only a signed contract that goes on can be suspended")),
          lasting(
              ReviseSchedule.class,
              "only a contract with deliveries to come has a schedule to revise"),
          lasting(AmendContract.class, "only a contract with deliveries to come can be amended"),
          lasting(
              TerminateContract.class, "only a contract with deliveries to come can be terminated"),
          entry(CorrectDelivery.class, CORRECTION),
          entry(CorrectTerms.class, CORRECTION),
          entry(CorrectSigningDate.class, CORRECTION),
          entry(AdoptClaim.class, CORRECTION),
          entry(StateClaim.class, CLAIM),
          entry(WithdrawClaim.class, CLAIM));

  private Admission() {}

  /** Why no command of this kind can be followed now; empty where one can. */
  static Optional<Refused> refusal(
      ContractState state, String reference, Class<? extends Command> kind) {
    Rule rule = Objects.requireNonNull(RULES.get(kind), kind.getSimpleName());
    if (state instanceof Unrecorded && !rule.admits().test(state)) {
      return Optional.of(new UnknownReference(SubjectKind.CONTRACT, reference));
    }
    if (!rule.admits().test(state)) {
      return Optional.of(new Refused(words(state, reference, rule.need())));
    }
    return state instanceof Agreed agreed
        ? Optional.ofNullable(ofAgreed(agreed, reference, kind)).map(Refused::new)
        : Optional.empty();
  }

  /** Throws {@link Refused} where the state does not admit the command. */
  static void check(ContractState state, ContractCommand command) {
    refusal(state, command.reference(), command.getClass())
        .ifPresent(
            refused -> {
              throw refused;
            });
  }

  static String words(ContractState state, String reference, String need) {
    return "%s is %s: %s.".formatted(reference, state.inWords(), need);
  }

  private static @Nullable String ofAgreed(Agreed state, String reference, Class<?> kind) {
    Agreement agreement = state.agreement();
    @Nullable EdtfDate inForce = agreement.inForce();
    if (kind == FulfilCondition.class || kind == EnterIntoForce.class) {
      return inForce == null
          ? null
          : "%s entered into force on %s already.".formatted(reference, inForce);
    }
    if (kind != RecordDelivery.class) {
      return null;
    }
    if (state instanceof Completed && agreement.isDelivered()) {
      return words(state, reference, ALL_DELIVERED);
    }
    return inForce == null && !agreement.earlyDeliveries()
        ? words(state, reference, NO_EARLY_DELIVERY)
        : null;
  }

  @SafeVarargs
  private static Map.Entry<Class<? extends ContractCommand>, Rule> rule(
      Class<? extends ContractCommand> kind, String need, Class<? extends ContractState>... in) {
    return entry(
        kind,
        new Rule(
            state -> {
              for (Class<? extends ContractState> each : in) {
                if (each.isInstance(state)) {
                  return true;
                }
              }
              return false;
            },
            need));
  }

  private static Map.Entry<Class<? extends ContractCommand>, Rule> lasting(
      Class<? extends ContractCommand> kind, String need) {
    return entry(kind, new Rule(state -> state instanceof Agreed agreed && agreed.lasts(), need));
  }
}

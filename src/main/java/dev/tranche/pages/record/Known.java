package dev.tranche.pages.record;

import dev.tranche.contract.Agreement;
import dev.tranche.contract.Agreement.Statement;
import dev.tranche.contract.Batch;
import dev.tranche.contract.Claim;
import dev.tranche.contract.Claim.Standing;
import dev.tranche.contract.ContractCommand.AmendContract;
import dev.tranche.contract.ContractCommand.CorrectTerms;
import dev.tranche.contract.ContractCommand.ReviseSchedule;
import dev.tranche.contract.ContractCommand.ReviseTerms;
import dev.tranche.contract.ContractState.Agreed;
import dev.tranche.contract.ContractState.InTalks;
import dev.tranche.contract.Item;
import dev.tranche.contract.Terms;
import dev.tranche.fact.MonetaryValue;
import dev.tranche.framework.Ceiling;
import dev.tranche.framework.FrameworkCommand.ReviseCeilings;
import dev.tranche.framework.FrameworkState.Signed;
import dev.tranche.pages.Formats;
import dev.tranche.pages.record.Field.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the record has already and a form offers: what can be chosen, and the lists that a statement
 * gives whole, so that nobody writes out what stays.
 */
final class Known {

  private final @Nullable Terms terms;
  private final @Nullable Agreement agreement;
  private final Map<String, Claim> claims;
  private final List<Ceiling> ceilings;

  private Known(Subject subject) {
    Object state = subject.rehearsal().state();
    agreement = state instanceof Agreed agreed ? agreed.agreement() : null;
    terms =
        agreement != null
            ? agreement.terms()
            : state instanceof InTalks talks ? talks.terms() : null;
    claims =
        agreement != null
            ? agreement.claims()
            : state instanceof InTalks talks ? talks.claims() : Map.of();
    ceilings = state instanceof Signed signed ? signed.limits().ceilings() : List.of();
  }

  static Known of(Subject subject) {
    return new Known(subject);
  }

  /** What of the subject a field of that kind chooses from, by name, each in words. */
  Map<String, String> choices(Kind kind) {
    Map<String, String> choices = new LinkedHashMap<>();
    switch (kind) {
      case ITEM -> items().forEach(item -> choices.put(item.id(), item.designation()));
      case CONDITION -> {
        if (agreement != null) {
          agreement.openConditions().forEach(id -> choices.put(id, id));
        }
      }
      case DELIVERY -> deliveries(choices);
      case CLAIM -> standingClaims(choices);
      case TERMS -> statements(choices);
      default -> {
        // Chosen from what does not depend on the subject, or written.
      }
    }
    return choices;
  }

  private void deliveries(Map<String, String> choices) {
    if (agreement != null) {
      agreement
          .deliveries()
          .forEach(
              (name, delivery) ->
                  choices.put(
                      name,
                      "%s: %s %s, %s"
                          .formatted(
                              name,
                              Formats.INSTANCE.quantity(delivery.quantity()),
                              delivery.item(),
                              Formats.INSTANCE.date(delivery.effective()))));
    }
  }

  private void standingClaims(Map<String, String> choices) {
    claims.forEach(
        (name, claim) -> {
          if (claim.standing() != Standing.WITHDRAWN) {
            choices.put(
                name,
                "%s: %s %s, by %s"
                    .formatted(
                        name,
                        claim.states().attribute().toString().replace('-', ' '),
                        claim.states().value(),
                        claim.source().publisher()));
          }
        });
  }

  private void statements(Map<String, String> choices) {
    if (agreement == null) {
      return;
    }
    for (Map.Entry<String, Statement> each : agreement.statements().entrySet()) {
      if (each.getValue().terms() != null) {
        choices.put(
            each.getKey(),
            "%s, %s"
                .formatted(
                    Formats.INSTANCE.name(each.getKey()),
                    Formats.INSTANCE.date(each.getValue().effective())));
      }
    }
  }

  /**
   * What stands on a form before anybody writes on it.
   *
   * @param most so many lines of a list at most; a longer one is not written out
   */
  Map<String, String> written(Class<?> command, int most) {
    Map<String, String> written = new LinkedHashMap<>();
    List<Item> items = items(command);
    for (int i = 0; i < items.size() && items.size() <= most; i++) {
      item(written, "items[" + i + "].", items.get(i));
    }
    List<Batch> batches = batches(command);
    for (int i = 0; i < batches.size() && batches.size() <= most; i++) {
      batch(written, "schedule[" + i + "].", batches.get(i));
    }
    List<Ceiling> ceilings = ceilings(command);
    for (int i = 0; i < ceilings.size() && ceilings.size() <= most; i++) {
      ceiling(written, "ceilings[" + i + "].", ceilings.get(i));
    }
    return written;
  }

  /** How many lines a list has that a statement would replace; 0 of another one. */
  int lines(Class<?> command, String list) {
    return switch (list) {
      case "items" -> items(command).size();
      case "schedule" -> batches(command).size();
      case "ceilings" -> ceilings(command).size();
      default -> 0;
    };
  }

  private List<Item> items(Class<?> command) {
    boolean statesAll = agreement != null && agreement.statements().size() == 1;
    return command == ReviseTerms.class
            || command == AmendContract.class
            || (command == CorrectTerms.class && statesAll)
        ? items()
        : List.of();
  }

  private List<Batch> batches(Class<?> command) {
    return agreement != null
            && (command == ReviseSchedule.class
                || command == AmendContract.class
                || command == CorrectTerms.class)
        ? agreement.schedule().batches()
        : List.of();
  }

  private List<Ceiling> ceilings(Class<?> command) {
    return command == ReviseCeilings.class ? ceilings : List.of();
  }

  private static void item(Map<String, String> written, String row, Item item) {
    written.put(row + "designation", item.designation());
    written.put(row + "category", item.category().toString());
    written.put(row + "quantity", item.quantity().toString());
    written.put(row + "value", text(item.value()));
    written.put(row + "id", item.id());
  }

  private static void batch(Map<String, String> written, String row, Batch batch) {
    written.put(row + "item", batch.item());
    written.put(row + "quantity", Long.toString(batch.quantity()));
    written.put(row + "due", batch.due().toString());
  }

  private static void ceiling(Map<String, String> written, String row, Ceiling ceiling) {
    written.put(row + "designation", ceiling.designation());
    written.put(row + "category", ceiling.category().toString());
    written.put(row + "quantity", ceiling.quantity().toString());
    written.put(row + "value", text(ceiling.value()));
  }

  /** As it is written on a form. */
  private static String text(@Nullable MonetaryValue value) {
    return value == null
        ? ""
        : "%s %s%s"
            .formatted(
                value.currency(),
                value.money().getAmount().stripTrailingZeros().toPlainString(),
                value.estimated() ? "~" : "");
  }

  private List<Item> items() {
    return Optional.ofNullable(terms).map(Terms::items).orElse(List.of());
  }
}

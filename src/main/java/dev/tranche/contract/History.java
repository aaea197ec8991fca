package dev.tranche.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tranche.fact.GrowingMap;
import dev.tranche.fact.ImpossibleHistory;
import dev.tranche.fact.Party;
import dev.tranche.fact.Quantity;
import dev.tranche.fact.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that is recorded of one contract, each fact as a statement with its corrections beside it. It
 * is the one fold of a contract's events: how the contract stood on any day, as known on any day,
 * follows from it.
 *
 * <p>Statements stand in the order of recording.
 *
 * @param events how many are in it
 * @param talks the opening of the talks, with the buyer; absent where none were recorded
 * @param signature absent before it; a correction of it gives another date
 * @param milestones what changed the contract's status, but for the talks and the signature
 * @param terms those talked about, called {@value Agreement#TALKS} or {@value #SELECTION}; those
 *     signed; and those of amendments
 * @param schedules those of signature, revisions, amendments and corrections of terms
 * @param closings what became of conditions, called by their names
 * @param deliveries by name
 * @param claims by name
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record History(
    String reference,
    int events,
    @Nullable Statement<Party> talks,
    @Nullable Statement<Signing> signature,
    List<Statement<Milestone>> milestones,
    List<Statement<Terms>> terms,
    List<Statement<DeliverySchedule>> schedules,
    List<Statement<Closing>> closings,
    Map<String, Statement<Delivered>> deliveries,
    Map<String, Statement<ClaimMade>> claims) {

  /**
   * Names terms that only a selection of the supplier changed: they are those known before it, with
   * its supplier.
   */
  public static final String SELECTION = "supplier-selection";

  /** Names the schedule of a revision. */
  static final String REVISION = "revision";

  /** What changes a contract's status. */
  public enum Milestone {
    ABANDONED,
    IN_FORCE,
    SUSPENDED,
    RESUMED,
    TERMINATED,
    COMPLETED,
    REOPENED;

    /** Whether it ends the talks or the deliveries, or undoes that. */
    boolean ends() {
      return switch (this) {
        case ABANDONED, TERMINATED, COMPLETED, REOPENED -> true;
        case IN_FORCE, SUSPENDED, RESUMED -> false;
      };
    }
  }

  /** What becomes of a condition precedent. */
  public enum Closing {
    MET,
    WAIVED;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Who signed what kind of contract, with which conditions precedent. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Signing(Party buyer, @Nullable String framework, List<Condition> conditions) {}

  /** Units of an item that arrived; none where a correction says that nothing did. */
  public record Delivered(String item, Quantity quantity) {}

  /**
   * What a source claims.
   *
   * @param reason why it was adopted; absent where it was not
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ClaimMade(
      Claimed states, Confidence confidence, @Nullable String reason, boolean withdrawn) {}

  /** Before anything is recorded. */
  public static History initial() {
    return new History(
        "",
        0,
        null,
        null,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        GrowingMap.of(),
        GrowingMap.of());
  }

  /**
   * The history with one more event; throws {@link ImpossibleHistory} where the event cannot
   * follow.
   */
  public static History evolve(History history, ContractEvent event) {
    return new NextHistory(history, event).made();
  }

  /** Whether the parties still talk, as far as is recorded. */
  boolean isInTalks() {
    return talks != null && signature == null && milestones.isEmpty();
  }

  /** Whether the signature is recorded. */
  public boolean isSigned() {
    return signature != null;
  }

  /** The signature of a contract that is {@linkplain #isSigned() signed}. */
  public Statement<Signing> signed() {
    return Objects.requireNonNull(signature, reference);
  }

  /** The terms of the signature and of amendments, without those that were only talked about. */
  public List<Statement<Terms>> agreedTerms() {
    return terms.stream()
        .filter(each -> !each.name().equals(Agreement.TALKS) && !each.name().equals(SELECTION))
        .toList();
  }

  /** What of it moves units and value, and what further events need to follow. */
  public History unitsAndValue() {
    return new History(
        reference,
        events,
        talks,
        signature,
        milestones.stream().filter(each -> each.value().ends()).toList(),
        agreedTerms(),
        List.of(),
        List.of(),
        deliveries,
        GrowingMap.of());
  }

  /** The history after an event of which it keeps nothing. */
  public History passed(ContractEvent event) {
    if (events > 0 && !reference.equals(event.reference())) {
      throw new ImpossibleHistory("%s cannot follow %s.".formatted(event.reference(), reference));
    }
    return new History(
        event.reference(),
        events + 1,
        talks,
        signature,
        milestones,
        terms,
        schedules,
        closings,
        deliveries,
        claims);
  }

  /** Whether a source ever claimed anything. */
  public boolean hasClaims() {
    return !claims.isEmpty();
  }

  /** Shows every statement; one event may have made several. */
  public void forEach(Consumer<Statement<?>> each) {
    Stream.of(talks, signature).filter(Objects::nonNull).forEach(each);
    milestones.forEach(each);
    terms.forEach(each);
    schedules.forEach(each);
    closings.forEach(each);
    deliveries.values().forEach(each);
    claims.values().forEach(each);
  }
}

package dev.tranche.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tranche.backlog.Amount;
import dev.tranche.delivery.Status;
import dev.tranche.fact.EdtfDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one contract differs between two pictures, and which events make the difference.
 *
 * @param signed the dates of signature; absent where it is signed in neither picture
 * @param backlog what is more in the later picture; negative where it is less, as in the next three
 * @param slipped absent where no planned unit has moved
 * @param events that one picture takes into account and the other does not, the first {@value
 *     #MOST_EVENTS}
 * @param eventsInAll how many there are
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ContractDifference(
    String reference,
    List<Change> changes,
    BeforeAndAfter<Status> status,
    @Nullable BeforeAndAfter<EdtfDate> signed,
    Amount backlog,
    Amount orderIntake,
    Amount deliveries,
    Amount cancellations,
    @Nullable Slip slipped,
    List<RecordedEvent> events,
    int eventsInAll) {

  /** So many events of one contract are shown; its history shows all. */
  public static final int MOST_EVENTS = 100;

  /** The same of both pictures; absent where there is none in it. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record BeforeAndAfter<T>(@Nullable T before, @Nullable T after) {}
}

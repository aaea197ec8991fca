package dev.tranche.rate;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tranche.fact.Provenance;
import dev.tranche.fact.Viewpoint;
import dev.tranche.rate.RateEvent.RatePublished;
import dev.tranche.rate.RateEvent.RateRevised;
import dev.tranche.rate.RateEvent.RateWithdrawn;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rates of one currency pair with all that was stated of them, so that they can be looked at
 * from any day.
 *
 * @param statements in the order in which they were recorded; never empty
 */
public record RateView(String reference, List<Statement> statements) {

  /**
   * One word on the rate of one day, the effective date of its provenance.
   *
   * @param rate absent where it is withdrawn
   * @param reason why it is withdrawn, where that is known
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Statement(
      @Nullable ExchangeRate rate, @Nullable String reason, Provenance provenance) {

    static Statement of(RateEvent event) {
      return switch (event) {
        case RatePublished e -> new Statement(e.rate(), null, e.provenance());
        case RateRevised e -> new Statement(e.rate(), null, e.provenance());
        case RateWithdrawn e -> new Statement(null, e.reason(), e.provenance());
      };
    }
  }

  public RateView {
    statements = List.copyOf(statements);
  }

  /** The view after the event; of nothing before the first. */
  public static RateView evolve(@Nullable RateView view, RateEvent event) {
    if (view == null) {
      return new RateView(event.reference(), List.of(Statement.of(event)));
    }
    List<Statement> all = new ArrayList<>(view.statements);
    all.add(Statement.of(event));
    return new RateView(view.reference, all);
  }

  public CurrencyPair pair() {
    return CurrencyPair.of(reference);
  }

  /** The last word on each day, by what was known; without the days of which it is withdrawn. */
  public NavigableMap<LocalDate, PublishedRate> known(Viewpoint viewpoint) {
    NavigableMap<LocalDate, PublishedRate> known = new TreeMap<>();
    for (Statement statement : statements) {
      if (viewpoint.knows(statement.provenance())) {
        LocalDate day = statement.provenance().effective().latest();
        @Nullable ExchangeRate rate = statement.rate();
        if (rate == null) {
          known.remove(day);
        } else {
          known.put(day, new PublishedRate(reference, day, rate, statement.provenance().source()));
        }
      }
    }
    return known;
  }
}

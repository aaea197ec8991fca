package dev.tranche.backlog;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tranche.contract.Category;
import dev.tranche.contract.Item;
import dev.tranche.contract.Terms;
import dev.tranche.fact.Quantity.Precision;
import dev.tranche.fact.Supplier;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * What an entry of the ledger is about, besides its buyer: one item, by one supplier, in one
 * currency. A correction of any of these moves the units and the value to another line.
 *
 * @param currency ISO 4217; absent where no value is known
 * @param estimated whether quantity or value are estimates, or not known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Line(
    String item,
    String designation,
    Category category,
    @Nullable Supplier supplier,
    @Nullable String currency,
    boolean estimated) {

  /** Makes the line of each item of the terms, whose currency is looked for once. */
  static Function<Item, Line> in(Terms terms) {
    @Nullable String currency = terms.currency().map(CurrencyUnit::getCode).orElse(null);
    boolean allEstimated = terms.value() != null && terms.value().estimated();
    return item ->
        new Line(
            item.id(),
            item.designation(),
            item.category(),
            terms.supplier(),
            currency,
            allEstimated
                || item.quantity().precision() != Precision.EXACT
                || (item.value() != null && item.value().estimated()));
  }
}

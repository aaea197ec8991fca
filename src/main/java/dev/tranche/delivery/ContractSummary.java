package dev.tranche.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tranche.contract.EdtfDate;
import dev.tranche.contract.MonetaryValue;
import dev.tranche.contract.Party;
import dev.tranche.contract.Quantity;
import dev.tranche.contract.Supplier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line of the list of contracts; units as in {@link DeliveryProgress}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ContractSummary(
    String reference,
    Status status,
    @Nullable Party buyer,
    @Nullable Supplier supplier,
    List<String> designations,
    @Nullable MonetaryValue value,
    Quantity ordered,
    long delivered,
    @Nullable Long outstanding,
    @Nullable String share,
    @Nullable EdtfDate nextDue,
    boolean late) {}

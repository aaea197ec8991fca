package dev.tranche.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tranche.contract.Category;
import dev.tranche.fact.Quantity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One item of a contract and how far its deliveries are, in whole units: ordered = delivered +
 * outstanding + cancelled. What is not known is absent.
 *
 * @param share delivered over ordered, four decimals
 * @param planned units of it due by the end of each day on which a batch of it is due
 * @param actual units of it delivered by the end of each day that counts a delivery of it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ItemProgress(
    String item,
    String designation,
    Category category,
    Quantity ordered,
    long delivered,
    @Nullable Long outstanding,
    @Nullable Long cancelled,
    @Nullable String share,
    List<Cumulative> planned,
    List<Cumulative> actual) {}

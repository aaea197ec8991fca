package dev.tranche.backlog;

import dev.tranche.rate.PublishedRate;
import java.util.List;

/**
 * How values of several currencies were made one.
 *
 * @param in the currency of all that is converted (ISO 4217)
 * @param rates all that were used, by pair and day
 */
public record Conversion(String in, List<PublishedRate> rates) {}

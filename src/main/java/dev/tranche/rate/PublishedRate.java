package dev.tranche.rate;

import dev.tranche.fact.Source;
import java.time.LocalDate;

/**
 * The rate of one day, and who stated it.
 *
 * @param pair as {@code eur-usd}: what one unit of the first is worth in the second
 */
public record PublishedRate(String pair, LocalDate day, ExchangeRate rate, Source source) {}

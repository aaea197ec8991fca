package dev.tranche.delivery;

import dev.tranche.fact.Party;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Filters as chance would have them, each of which some contract of a list may match. */
final class RandomFilter {

  private RandomFilter() {}

  static ContractFilter of(List<ContractSummary> all, Random random) {
    if (all.isEmpty()) {
      return ContractFilter.ALL;
    }
    ContractSummary like = all.get(random.nextInt(all.size()));
    @Nullable Party buyer = like.buyer();
    return new ContractFilter(
        random.nextInt(3) == 0 ? like.status() : null,
        random.nextInt(4) == 0 ? buyer : null,
        random.nextInt(4) == 0 && like.supplier() != null
            ? part(like.supplier().name(), random)
            : null,
        random.nextInt(4) == 0 && !like.designations().isEmpty()
            ? part(like.designations().getLast(), random)
            : null,
        random.nextInt(3) == 0 ? Boolean.valueOf(random.nextBoolean()) : null,
        random.nextInt(4) == 0 ? search(like, random) : null,
        random.nextInt(4) == 0 && like.signed() != null ? like.signed().latest().getYear() : null,
        random.nextInt(4) == 0 && like.signed() != null
            ? like.signed().latest().getYear() + random.nextInt(3)
            : null,
        random.nextInt(4) == 0 ? random.nextBoolean() : null);
  }

  /** Parts of what is known of it, in any order and case. */
  private static String search(ContractSummary like, Random random) {
    String buyer = like.buyer() == null ? "" : like.buyer().name();
    String reference = part(like.reference(), random);
    return buyer.isEmpty() ? reference : part(buyer, random) + "  " + reference;
  }

  private static String part(String name, Random random) {
    int from = random.nextInt(name.length());
    String part = name.substring(from, from + 1 + random.nextInt(name.length() - from));
    return random.nextBoolean() ? part.toUpperCase(Locale.ROOT) : part;
  }
}

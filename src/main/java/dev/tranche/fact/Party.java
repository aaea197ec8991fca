package dev.tranche.fact;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Locale.IsoCountryCode;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A buyer, or the home of a supplier: a state, or one of those parties to an arms deal that are
 * none.
 *
 * <p>A state is its ISO 3166-1 alpha-2 code, {@code PL}. A state that no longer exists is its ISO
 * 3166-3 code, {@code former:SUHH}. An alliance or international body is {@code organisation:NATO},
 * an armed group {@code armed-group:} and its name. A party that no source names is {@code
 * unknown}. Anything else is refused with an {@link InvalidValue}.
 */
public record Party(String code) {

  private static final Set<String> STATES = Locale.getISOCountries(IsoCountryCode.PART1_ALPHA2);
  private static final Set<String> FORMER_STATES = Locale.getISOCountries(IsoCountryCode.PART3);
  private static final Map<String, Predicate<String>> KINDS =
      Map.of(
          "former", FORMER_STATES::contains,
          "organisation", Party::isName,
          "armed-group", Party::isName);

  /** A party that no source names. */
  public static final Party UNKNOWN = new Party("unknown");

  public Party {
    int colon = code.indexOf(':');
    boolean known =
        colon < 0
            ? STATES.contains(code) || code.equals("unknown")
            : KINDS
                .getOrDefault(code.substring(0, colon), _ -> false)
                .test(code.substring(colon + 1));
    if (!known) {
      throw new InvalidValue(
          ("'%s' is not a party: write an ISO 3166-1 code (PL), former:SUHH, organisation:NATO,"
                  + " armed-group:NAME or unknown.")
              .formatted(code));
    }
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static Party of(String code) {
    return new Party(code);
  }

  /** One spelling each: a name has no blanks around it. */
  private static boolean isName(String name) {
    return !name.isEmpty() && name.equals(name.strip());
  }

  /** How people call it, in English: Poland, NATO. */
  public String name() {
    if (STATES.contains(code)) {
      return Locale.of("", code).getDisplayCountry(Locale.ENGLISH);
    }
    return code.substring(code.indexOf(':') + 1);
  }

  @JsonValue
  @Override
  public String toString() {
    return code;
  }
}

package dev.tranche.fact;

/**
 * Who builds and delivers: a company and its home.
 *
 * @param name as the source writes it; {@code unknown} where none is named
 */
public record Supplier(String name, Party country) {

  public Supplier {
    if (name.isBlank()) {
      throw new InvalidValue("A supplier needs a name; write unknown where no source names one.");
    }
  }
}

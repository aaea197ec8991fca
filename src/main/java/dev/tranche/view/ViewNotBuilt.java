package dev.tranche.view;

/** A view cannot be asked yet: this version of the program builds it in a new shape. */
public final class ViewNotBuilt extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ViewNotBuilt(String view) {
    super(
        "The view '%s' is being built for this version of the program; ask again later."
            .formatted(view));
  }
}

package dev.tranche.view;

/** A view cannot be asked yet: it is being built from the log, or in a new shape. */
public final class ViewNotBuilt extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ViewNotBuilt(String view) {
    super(
        "The view '%s' is being built; ask again later. GET /api/views/%s/rebuilds says how far it is."
            .formatted(view, view));
  }
}

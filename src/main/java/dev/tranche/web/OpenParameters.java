package dev.tranche.web;

import java.util.Map;
import java.util.Set;

/** A controller that takes its parameters as a map, since they follow from what is asked about. */
public interface OpenParameters {

  /**
   * The names of the parameters that the address may carry; {@code items[].quantity} stands for
   * that of any line.
   *
   * @param path the variables of the address's path
   */
  Set<String> parameters(Map<String, String> path);
}

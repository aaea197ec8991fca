/**
 * Statements of people about contracts, from JSON to the receipt of a recorded command; what cannot
 * be understood is named in words before anything is asked of a contract.
 */
@NamedInterface("web")
@NullMarked
package dev.tranche.contract.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

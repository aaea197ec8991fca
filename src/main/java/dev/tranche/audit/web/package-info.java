/** History, verification and views over HTTP. */
@NamedInterface("web")
@NullMarked
package dev.tranche.audit.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

package dev.tranche.statement;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which commands a request's body states, so that its schema can be shown; of several, the
 * body is one.
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface StatementOf {

  Class<?>[] value();

  /** The part of the body that says which of several commands is stated, as {@code stage}. */
  String chosenBy() default "";

  /** The choices, in the order of the commands. */
  String[] choices() default {};

  /** Whether the body also says the {@code reference}, since no address does. */
  boolean namesItself() default false;

  /** A part of the command that the address says. */
  String without() default "";
}

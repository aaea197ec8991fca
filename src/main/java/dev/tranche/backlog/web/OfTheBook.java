package dev.tranche.backlog.web;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.Parameters;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes what every question to the order book may carry. {@link Asked} reads it. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameters({
  @Parameter(
      in = ParameterIn.QUERY,
      name = "in",
      description = "Converts every value to this currency (ISO 4217) at the rates in the book.",
      schema = @Schema(type = "string")),
  @Parameter(
      in = ParameterIn.QUERY,
      name = "buyer",
      description = "Only what this buyer ordered.",
      schema = @Schema(type = "string")),
  @Parameter(
      in = ParameterIn.QUERY,
      name = "supplier",
      description = "Only what this supplier delivers.",
      schema = @Schema(type = "string")),
  @Parameter(
      in = ParameterIn.QUERY,
      name = "supplier-country",
      description = "Only what suppliers at home there deliver.",
      schema = @Schema(type = "string")),
  @Parameter(
      in = ParameterIn.QUERY,
      name = "designation",
      description = "Only items of this designation.",
      schema = @Schema(type = "string")),
  @Parameter(
      in = ParameterIn.QUERY,
      name = "category",
      description = "Only items of this category.",
      schema = @Schema(type = "string")),
  @Parameter(
      in = ParameterIn.QUERY,
      name = "currency",
      description = "Only what was agreed in this currency (ISO 4217).",
      schema = @Schema(type = "string")),
  // Dimensions that select nothing, which is told in words of their own.
  @Parameter(in = ParameterIn.QUERY, name = "year", hidden = true),
  @Parameter(in = ParameterIn.QUERY, name = "month", hidden = true)
})
@interface OfTheBook {}

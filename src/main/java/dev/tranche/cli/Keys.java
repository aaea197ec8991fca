package dev.tranche.cli;

import dev.tranche.proof.VerifierKey;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads keys from the command line. */
final class Keys implements ITypeConverter<VerifierKey> {

  @Override
  public VerifierKey convert(String written) {
    try {
      return VerifierKey.parse(written.strip());
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }
}

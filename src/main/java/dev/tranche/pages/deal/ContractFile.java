package dev.tranche.pages.deal;

import dev.tranche.delivery.ContractSummary;
import java.io.Closeable;
import java.io.IOException;

/** A file of contracts that is sent while it is written. */
interface ContractFile extends Closeable {

  void write(ContractSummary contract) throws IOException;
}

package dev.tranche.pages.deal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts in a file come from strangers, and a spreadsheet would run some of them. */
class ContractCsvTest {

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"})
  void aTextThatBeginsAFormulaIsMadeAText(String text) {
    assertThat(ContractCsv.text(text)).isEqualTo("'" + text);
  }

  @Test
  void otherCellsStayWhatTheyAre() {
    assertThat(ContractCsv.text("K2 = tank")).isEqualTo("K2 = tank");
    assertThat(ContractCsv.text(-5L)).isEqualTo("-5");
    assertThat(ContractCsv.text(true)).isEqualTo("yes");
    assertThat(ContractCsv.text(null)).isEmpty();
  }
}

package dev.tranche.pages.deal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.tranche.delivery.ContractList;
import dev.tranche.delivery.ContractPage;
import dev.tranche.fact.Viewpoint;
import dev.tranche.pages.At;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.LinkedMultiValueMap;

/**
 * Texts in a file come from strangers, and a spreadsheet would run some of them; a reader must see
 * whether it is whole.
 */
class ContractCsvTest {

  private static final String END_OF_A_ZIP = "PK\u0005\u0006";

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

  @Test
  void aFileThatBreaksOffGetsNoEnd() {
    ContractList list = mock(ContractList.class);
    when(list.page(any(), any(), any(), any(), anyInt()))
        .thenReturn(new ContractPage(List.of(), "goes-on"))
        .thenThrow(new IllegalStateException("The database does not answer."));
    LocalDate day = LocalDate.of(2024, 7, 10);
    At at = new At(Viewpoint.of(day), day, day, "/contracts.xlsx", new LinkedMultiValueMap<>());
    AskedContracts all =
        new AskedContracts(null, null, null, null, null, null, null, null, null, null, null);
    MockHttpServletResponse answer = new MockHttpServletResponse();

    assertThatThrownBy(() -> new ContractFilesController(list).excel(all, at, answer))
        .hasMessageContaining("does not answer");
    assertThat(new String(answer.getContentAsByteArray(), ISO_8859_1)).doesNotContain(END_OF_A_ZIP);
  }
}

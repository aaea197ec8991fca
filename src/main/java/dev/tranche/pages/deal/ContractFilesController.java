package dev.tranche.pages.deal;

import dev.tranche.delivery.ContractFilter;
import dev.tranche.delivery.ContractList;
import dev.tranche.delivery.ContractPage;
import dev.tranche.delivery.ContractSort;
import dev.tranche.delivery.ContractSummary;
import dev.tranche.pages.At;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * What the table of contracts shows as files: all rows of its filter on its days, in its order.
 * They are sent as they are read, a few thousand at a time.
 */
@Controller
class ContractFilesController {

  /** A page in another order than that of the references can cost a walk along all. */
  private static final int ROWS = 5000;

  private final ContractList list;

  ContractFilesController(ContractList list) {
    this.list = list;
  }

  @GetMapping("/contracts.csv")
  void csv(
      @ModelAttribute("asked") AskedContracts asked,
      @ModelAttribute("at") At at,
      HttpServletResponse response)
      throws IOException {
    response.setCharacterEncoding("UTF-8");
    send(asked, at, response, "text/csv", "csv", ContractCsv::new);
  }

  @GetMapping("/contracts.xlsx")
  void excel(
      @ModelAttribute("asked") AskedContracts asked,
      @ModelAttribute("at") At at,
      HttpServletResponse response)
      throws IOException {
    String type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    send(asked, at, response, type, "xlsx", ContractWorkbook::new);
  }

  private void send(
      AskedContracts asked,
      At at,
      HttpServletResponse response,
      String type,
      String ending,
      Function<OutputStream, ContractFile> kind)
      throws IOException {
    ContractFilter filter = asked.filter();
    ContractSort sort = asked.order();
    ContractPage page = list.page(at.viewpoint(), filter, sort, "", ROWS);
    response.setContentType(type);
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition(at, ending));
    ContractFile file = kind.apply(response.getOutputStream());
    @Nullable String next = "";
    while (next != null) {
      for (ContractSummary contract : page.contracts()) {
        file.write(contract);
      }
      next = page.next();
      if (next != null) {
        page = list.page(at.viewpoint(), filter, sort, next, ROWS);
      }
    }
    file.close(); // not where a page fails: what breaks off must not look whole
  }

  /** The name says the days, so that a file can be cited. */
  private static String disposition(At at, String ending) {
    String name = "contracts-as-of-%s-known-on-%s.%s".formatted(at.asOf(), at.knownOn(), ending);
    return ContentDisposition.attachment().filename(name).build().toString();
  }
}

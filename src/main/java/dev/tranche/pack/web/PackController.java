package dev.tranche.pack.web;

import dev.tranche.fact.Reference;
import dev.tranche.pack.PackExport;
import dev.tranche.pack.PackExport.Pack;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Audit packs over HTTP, written as they are made. */
@RestController
@Tag(name = "Proof")
class PackController {

  private final PackExport export;

  PackController(PackExport export) {
    this.export = export;
  }

  /** A contract, or everything, as one file that others can check and, of everything, restore. */
  @Operation(summary = "A contract, or everything, as one file that checks itself")
  @GetMapping(path = "/api/audit/pack", produces = "application/zip")
  void exportPack(
      @RequestParam(required = false) @Nullable String contract, HttpServletResponse response)
      throws IOException {
    Pack pack = contract == null ? export.ofEverything() : of(contract);
    response.setContentType("application/zip");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment().filename(pack.fileName()).build().toString());
    pack.write(response.getOutputStream(), _ -> {});
  }

  private Pack of(String contract) {
    try {
      Reference.check("contract", contract);
      return export.of(contract);
    } catch (IllegalArgumentException e) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, e.getMessage(), e);
    } catch (NoSuchElementException e) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND, e.getMessage(), e);
    }
  }
}

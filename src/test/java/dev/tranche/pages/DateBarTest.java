package dev.tranche.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.tranche.backlog.OrderBook;
import dev.tranche.fact.Viewpoint;
import dev.tranche.statement.BadQuery;
import dev.tranche.view.ViewNotBuilt;
import dev.tranche.web.Viewpoints;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

/** The date bar is there whatever the book can say. */
class DateBarTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

  private final Viewpoints viewpoints = mock(Viewpoints.class);
  private final OrderBook book = mock(OrderBook.class);
  private final DateBar dates =
      new DateBar(
          viewpoints, book, Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC));

  @Test
  void whileTheBookIsBuiltItReachesBackAsInAnEmptyOne() {
    when(viewpoints.of(any())).thenReturn(Viewpoint.of(TODAY));
    when(book.orderIntake(any(), any())).thenThrow(mock(ViewNotBuilt.class));

    At at = dates.at(new MockHttpServletRequest("GET", "/audit/views"));

    assertThat(at.first()).isEqualTo(LocalDate.of(2021, 11, 23));
  }

  @Test
  void aDayThatIsASlipOfTheFingerIsRefused() {
    when(viewpoints.of(any())).thenReturn(Viewpoint.of(LocalDate.of(9999, 12, 31)));

    assertThatExceptionOfType(BadQuery.class)
        .isThrownBy(() -> dates.at(new MockHttpServletRequest("GET", "/")))
        .withMessageContaining("at most 100 years ahead");
  }
}

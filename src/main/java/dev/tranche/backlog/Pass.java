package dev.tranche.backlog;

import dev.tranche.backlog.Entry.Kind;
import dev.tranche.contract.Party;
import dev.tranche.contract.Visibility;
import dev.tranche.rate.Quote;
import dev.tranche.rate.Quote.Absent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * The sums of one question while rows are added up: one for each kind, group and moment, in whole
 * numbers. A group is what the grain calls the lines; a moment is its period, and how value of its
 * days is converted.
 */
final class Pass {

  private static final int NOT_LOOKED_AT = -1;
  private static final int NOT_ASKED_YET = -2;
  private static final int KINDS = Columns.KINDS.size();

  /**
   * @param apart the day where its value is not converted, which is said by the day
   */
  private record Moment(long period, @Nullable Quote quote, @Nullable LocalDate apart) {}

  private final Lines lines;
  private final Grain grain;
  private final BiConsumer<Party, Entry> each;

  private final int[] groupOf;
  private final List<Integer> lineOfGroup = new ArrayList<>();

  /** By currency and day; one for all currencies where each stays. */
  private final int[][] momentOf;

  private final int[] currencyOf;
  private final Map<Moment, Integer> moments = new HashMap<>();
  private final List<LocalDate> dayOfMoment = new ArrayList<>();

  /** The day that is looked at, counted as {@link LocalDate#toEpochDay} does. */
  private final long lastDay;

  private final LongIndex cells = new LongIndex();
  private long[] units = new long[64];
  private long[] value = new long[64];

  Pass(Lines lines, Grain grain, BiConsumer<Party, Entry> each) {
    this.lines = lines;
    this.grain = grain;
    this.each = each;
    this.lastDay = grain.question().viewpoint().asOf().toEpochDay();
    this.groupOf = new int[lines.count()];
    this.currencyOf = new int[lines.count()];
    boolean converted = grain.question().in() != null;
    this.momentOf = new int[converted ? lines.keys(Dimension.CURRENCY) : 1][];
    group(converted);
  }

  private void group(boolean converted) {
    LongIndex groups = new LongIndex();
    Selection selection = grain.question().selection();
    Dimension[] dimensions = grain.groups().toArray(Dimension[]::new);
    for (int line = 0; line < groupOf.length; line++) {
      currencyOf[line] = converted ? lines.key(line, Dimension.CURRENCY) : 0;
      groupOf[line] = NOT_LOOKED_AT;
      if (isSelected(selection, line)) {
        groupOf[line] = groups.of(groupKey(line, dimensions));
        if (groupOf[line] == lineOfGroup.size()) {
          lineOfGroup.add(line);
        }
      }
    }
  }

  private boolean isSelected(Selection selection, int line) {
    if (selection.isAll()) {
      return true;
    }
    Lines.Buying buying = lines.get(line);
    return selection.has(buying.buyer(), buying.sample());
  }

  /** No two groups have the same; products of the numbers of keys stay far below 2^63. */
  private long groupKey(int line, Dimension[] dimensions) {
    long key = lines.key(line, Dimension.CURRENCY) * 2L + (lines.isEstimated(line) ? 1 : 0);
    for (Dimension dimension : dimensions) {
      key =
          Math.addExact(Math.multiplyExact(key, lines.keys(dimension)), lines.key(line, dimension));
    }
    return key;
  }

  void add(int kind, int line, int day, long moreUnits, long moreValue) {
    int group = groupOf[line];
    if (group == NOT_LOOKED_AT) {
      return;
    }
    int moment = moment(line, day);
    if (moment == NOT_LOOKED_AT) {
      return;
    }
    int cell = cells.of((((long) group << Integer.SIZE) | moment) * KINDS + kind);
    if (cell >= units.length) {
      units = Arrays.copyOf(units, 2 * units.length);
      value = Arrays.copyOf(value, 2 * value.length);
    }
    if (overflows(units[cell], moreUnits) || overflows(value[cell], moreValue)) {
      handOver(cell);
      units[cell] = 0;
      value[cell] = 0;
    }
    units[cell] += moreUnits;
    value[cell] += moreValue;
  }

  private static boolean overflows(long a, long b) {
    long sum = a + b;
    return ((a ^ sum) & (b ^ sum)) < 0;
  }

  private int moment(int line, int day) {
    int currency = currencyOf[line];
    int[] ofCurrency = momentOf[currency];
    if (ofCurrency == null) {
      ofCurrency = new int[lines.days()];
      Arrays.fill(ofCurrency, NOT_ASKED_YET);
      momentOf[currency] = ofCurrency;
    }
    if (ofCurrency[day] == NOT_ASKED_YET) {
      ofCurrency[day] =
          lines.epochDay(day) > lastDay
              ? NOT_LOOKED_AT
              : newMoment(lines.get(line).sample().line().currency(), lines.day(day));
    }
    return ofCurrency[day];
  }

  private int newMoment(@Nullable String currency, LocalDate day) {
    @Nullable Quote quote =
        currency == null || grain.question().in() == null
            ? null
            : grain.valuation().quote(CurrencyUnit.of(currency), day);
    Moment moment =
        new Moment(grain.period().applyAsLong(day), quote, quote instanceof Absent ? day : null);
    int number = moments.computeIfAbsent(moment, _ -> dayOfMoment.size());
    if (number == dayOfMoment.size()) {
      dayOfMoment.add(day);
    }
    return number;
  }

  /** Hands over all sums. */
  void handOver() {
    for (int cell = 0; cell < cells.size(); cell++) {
      handOver(cell);
    }
  }

  private void handOver(int cell) {
    long key = cells.key(cell);
    Kind kind = Columns.KINDS.get((int) (key % KINDS));
    Lines.Buying buying = lines.get(lineOfGroup.get((int) ((key / KINDS) >> Integer.SIZE)));
    LocalDate day = dayOfMoment.get((int) (key / KINDS));
    Visibility dates = new Visibility(day, LocalDate.MIN, LocalDate.MIN);
    each.accept(
        buying.buyer(), new Entry(kind, buying.sample().line(), dates, units[cell], value[cell]));
  }
}

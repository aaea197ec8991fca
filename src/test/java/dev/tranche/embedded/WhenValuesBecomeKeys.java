package dev.tranche.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Decimal128;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WhenValuesBecomeKeys {

  private static final int PAIRS = 200_000;

  private final long seed = Long.getLong("embedded.seed", System.nanoTime());
  private final RandomValues values = new RandomValues(new Random(seed));

  @Test
  void ordersThemAsMongoDbDoes() {
    for (int i = 0; i < PAIRS; i++) {
      Object left = values.value(2);
      Object right = values.value(2);
      int expected = Integer.signum(MongoOrder.INSTANCE.compare(left, right));

      assertThat(order(List.of(key(left, true)), List.of(key(right, true))))
          .as("%s against %s, seed %d", left, right, seed)
          .isEqualTo(expected);
      assertThat(order(List.of(key(left, false)), List.of(key(right, false))))
          .as("%s against %s, descending, seed %d", left, right, seed)
          .isEqualTo(-expected);
    }
  }

  @Test
  void ordersSeveralFieldsOneAfterAnother() {
    for (int i = 0; i < PAIRS / 4; i++) {
      Object first = values.value(1);
      Object other = values.value(1);
      Object second = values.value(1);
      Object last = values.value(1);
      int byFirst = MongoOrder.INSTANCE.compare(first, other);
      int expected = byFirst != 0 ? byFirst : -MongoOrder.INSTANCE.compare(second, last);

      assertThat(
              order(
                  List.of(key(first, true), key(second, false)),
                  List.of(key(other, true), key(last, false))))
          .as("%s, %s against %s, %s, seed %d", first, second, other, last, seed)
          .isEqualTo(Integer.signum(expected));
    }
  }

  @Test
  void givesEqualNumbersOfDifferentTypesOneKey() {
    List<Number> threes = List.of(3, 3L, 3.0, decimal("3"), decimal("3.00"), decimal("0.3E1"));

    assertThat(threes).extracting(KeyWriter::key).containsOnly(KeyWriter.key(3));
    assertThat(KeyWriter.key(-0.0)).isEqualTo(KeyWriter.key(0));
    assertThat(KeyWriter.key(decimal("0.1"))).isNotEqualTo(KeyWriter.key(0.1));
  }

  private static Decimal128 decimal(String text) {
    return new Decimal128(new BigDecimal(text));
  }

  private static Key key(@Nullable Object value, boolean ascending) {
    return new KeyWriter().add(value, ascending).toKey();
  }

  private static int order(List<Key> left, List<Key> right) {
    return Integer.signum(join(left).compareTo(join(right)));
  }

  private static Key join(List<Key> keys) {
    KeyWriter joined = new KeyWriter();
    keys.forEach(joined::add);
    return joined.toKey();
  }
}

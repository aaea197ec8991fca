package dev.tranche.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import de.bwaldvogel.mongo.bson.Decimal128;
import dev.tranche.testing.Seeds;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WhenValuesBecomeKeys {

  private static final int PAIRS = Integer.getInteger("embedded.pairs", 60_000);

  private final long seed = Seeds.one();
  private final RandomValues values = new RandomValues(new Random(seed));

  @Test
  void ordersThemAsMongoDbDoes() {
    for (int i = 0; i < PAIRS; i++) {
      Object left = values.value(2);
      Object right = values.value(2);
      int expected = Integer.signum(MongoOrder.INSTANCE.compare(left, right));

      if (order(key(left, true), key(right, true)) != expected
          || order(key(left, false), key(right, false)) != -expected) {
        fail("%s against %s, seed %d", left, right, seed);
      }
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

      int order =
          order(
              join(key(first, true), key(second, false)), join(key(other, true), key(last, false)));
      if (order != Integer.signum(expected)) {
        fail("%s, %s against %s, %s, seed %d", first, second, other, last, seed);
      }
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

  private static int order(Key left, Key right) {
    return Integer.signum(left.compareTo(right));
  }

  private static Key join(Key first, Key second) {
    return new KeyWriter().add(first).add(second).toKey();
  }
}

package dev.tranche.embedded;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** MongoDB's order of values, written down from its manual, without any thought of bytes. */
final class MongoOrder implements Comparator<@Nullable Object> {

  static final MongoOrder INSTANCE = new MongoOrder();

  @Override
  public int compare(@Nullable Object left, @Nullable Object right) {
    int types = Integer.compare(type(left), type(right));
    return types != 0 || left == null || right == null ? types : sameType(left, right);
  }

  private static int type(@Nullable Object value) {
    return switch (value) {
      case MinKey _ -> 0;
      case null -> 1;
      case Missing _ -> 1;
      case Number _ -> 2;
      case String _ -> 3;
      case Map<?, ?> _ -> 4;
      case List<?> _ -> 5;
      case BinData _ -> 6;
      case UUID _ -> 6;
      case ObjectId _ -> 7;
      case Boolean _ -> 8;
      case Instant _ -> 9;
      case BsonTimestamp _ -> 10;
      case MaxKey _ -> 12;
      default -> throw new IllegalArgumentException(value.toString());
    };
  }

  private int sameType(Object left, Object right) {
    return switch (left) {
      case Number number -> numbers(number, (Number) right);
      case String text -> Arrays.compareUnsigned(utf8(text), utf8((String) right));
      case Document document -> documents(document, (Document) right);
      case List<?> list -> lists(list, (List<?>) right);
      case ObjectId id ->
          Arrays.compareUnsigned(id.toByteArray(), ((ObjectId) right).toByteArray());
      case Boolean flag -> Boolean.compare(flag, (Boolean) right);
      case Instant date -> date.compareTo((Instant) right);
      case BsonTimestamp stamp ->
          Long.compareUnsigned(stamp.getValue(), ((BsonTimestamp) right).getValue());
      case MinKey _ -> 0;
      case MaxKey _ -> 0;
      case Missing _ -> 0;
      default -> binaries(left, right);
    };
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static int numbers(Number left, Number right) {
    boolean special = !isFinite(left) || !isFinite(right);
    return special ? Double.compare(rank(left), rank(right)) : exact(left).compareTo(exact(right));
  }

  private static boolean isFinite(Number number) {
    return switch (number) {
      case Double value -> Double.isFinite(value);
      case Decimal128 value ->
          !value.equals(Decimal128.NaN)
              && !value.equals(Decimal128.POSITIVE_INFINITY)
              && !value.equals(Decimal128.NEGATIVE_INFINITY);
      default -> true;
    };
  }

  /** NaN below all, then minus infinity, then whatever is finite, then infinity. */
  private static double rank(Number number) {
    double value = number.doubleValue();
    return isFinite(number) ? 0 : Double.isNaN(value) ? -2 : Math.signum(value);
  }

  private static BigDecimal exact(Number number) {
    return switch (number) {
      case Double value -> new BigDecimal(value);
      case Decimal128 value -> value.toBigDecimal();
      default -> BigDecimal.valueOf(number.longValue());
    };
  }

  private int documents(Document left, Document right) {
    Iterator<Map.Entry<String, Object>> others = right.entrySet().iterator();
    for (Map.Entry<String, Object> one : left.entrySet()) {
      if (!others.hasNext()) {
        return 1;
      }
      Map.Entry<String, Object> other = others.next();
      int order = Integer.compare(type(one.getValue()), type(other.getValue()));
      order = order != 0 ? order : sameType(one.getKey(), other.getKey());
      order = order != 0 ? order : compare(one.getValue(), other.getValue());
      if (order != 0) {
        return order;
      }
    }
    return others.hasNext() ? -1 : 0;
  }

  private int lists(List<?> left, List<?> right) {
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      int order = compare(left.get(i), right.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(left.size(), right.size());
  }

  /** Length, then kind, then bytes. */
  private static int binaries(Object left, Object right) {
    int order = Integer.compare(bytes(left).length, bytes(right).length);
    order = order != 0 ? order : Integer.compare(kind(left), kind(right));
    return order != 0 ? order : Arrays.compareUnsigned(bytes(left), bytes(right));
  }

  private static int kind(Object value) {
    return value instanceof UUID ? 4 : 0;
  }

  private static byte[] bytes(Object value) {
    return value instanceof UUID uuid
        ? java.nio.ByteBuffer.allocate(16)
            .putLong(uuid.getMostSignificantBits())
            .putLong(uuid.getLeastSignificantBits())
            .array()
        : ((BinData) value).getData();
  }
}

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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Values of every kind, many of them close together or at the edges of their type. */
final class RandomValues {

  private static final List<Number> EDGES =
      List.of(
          0,
          -0.0,
          Double.MIN_VALUE,
          -Double.MIN_VALUE,
          Double.MAX_VALUE,
          -Double.MAX_VALUE,
          Double.POSITIVE_INFINITY,
          Double.NEGATIVE_INFINITY,
          Double.NaN,
          Long.MAX_VALUE,
          Long.MIN_VALUE,
          0x1p63,
          -0x1p63,
          (1L << 53) + 1,
          0x1p53,
          Decimal128.NaN,
          Decimal128.POSITIVE_INFINITY,
          Decimal128.NEGATIVE_INFINITY,
          decimal("1E+6000"),
          decimal("-1E+6000"),
          decimal("9.99E+6000"),
          decimal("1E-6000"),
          decimal("-1E-6000"),
          decimal("0.1"),
          decimal("0.10"),
          0.1);

  private final Random random;

  RandomValues(Random random) {
    this.random = random;
  }

  private static Decimal128 decimal(String text) {
    return new Decimal128(new BigDecimal(text));
  }

  @Nullable Object value(int depth) {
    return switch (random.nextInt(depth > 0 ? 16 : 14)) {
      case 0 -> null;
      case 1 -> Missing.getInstance();
      case 2, 3, 4, 5 -> number();
      case 6, 7 -> text();
      case 8 -> random.nextBoolean();
      case 9 -> Instant.ofEpochMilli(random.nextInt(5) * (long) random.nextInt() - 3);
      case 10 -> new ObjectId(bytes(12));
      case 11 -> new BsonTimestamp(random.nextLong());
      case 12 -> random.nextBoolean() ? new BinData(bytes(random.nextInt(20))) : uuid();
      case 13 -> random.nextBoolean() ? MinKey.getInstance() : MaxKey.getInstance();
      case 14 -> list(depth - 1);
      default -> document(depth - 1);
    };
  }

  private Number number() {
    long whole = random.nextInt(7) - 3L;
    return switch (random.nextInt(7)) {
      case 0 -> EDGES.get(random.nextInt(EDGES.size()));
      case 1 -> (int) whole;
      case 2 -> (1L << random.nextInt(63)) + whole;
      case 3 -> whole / 4.0;
      case 4 -> Math.scalb(1.0, random.nextInt(70)) + whole;
      case 5 -> decimal((1L << random.nextInt(63)) + whole + "." + random.nextInt(3));
      default -> decimal(whole + "." + random.nextInt(1000) + "E" + (random.nextInt(9) - 4));
    };
  }

  private String text() {
    List<String> letters = List.of("a", "b", "\0", "\1", "é", "\uFFFD", "\uD83D\uDE80", "ÿ");
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(4); i > 0; i--) {
      text.append(letters.get(random.nextInt(letters.size())));
    }
    return text.toString();
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private UUID uuid() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  private List<@Nullable Object> list(int depth) {
    List<@Nullable Object> list = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      list.add(value(depth));
    }
    return list;
  }

  private Document document(int depth) {
    Document document = new Document();
    for (int i = random.nextInt(3); i > 0; i--) {
      document.put("abc".substring(random.nextInt(3)), value(depth));
    }
    return document;
  }
}

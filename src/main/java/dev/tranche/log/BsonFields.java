package dev.tranche.log;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.bson.BsonType;

/**
 * Reads the fields of a BSON document by hand, one behind another, by names that are known in
 * advance. What is not there as it is asked for, throws an {@link IllegalArgumentException}, a
 * {@link java.nio.BufferUnderflowException} or an {@link IndexOutOfBoundsException}.
 */
final class BsonFields {

  private final ByteBuffer rest;

  /**
   * @param document one that lies in an array
   * @param offset where its first wanted field begins
   */
  BsonFields(ByteBuffer document, int offset) {
    rest = document.slice().order(ByteOrder.LITTLE_ENDIAN);
    rest.position(offset);
  }

  String text(String name) {
    enter(BsonType.STRING, name);
    int bytes = rest.getInt() - 1; // behind it comes a zero
    int from = rest.position();
    rest.position(Math.addExact(from, bytes));
    end();
    return new String(rest.array(), rest.arrayOffset() + from, bytes, StandardCharsets.UTF_8);
  }

  void skipText(String name) {
    enter(BsonType.STRING, name);
    int bytes = rest.getInt();
    rest.position(Math.addExact(rest.position(), bytes));
  }

  long int64(String name) {
    enter(BsonType.INT64, name);
    return rest.getLong();
  }

  int int32(String name) {
    enter(BsonType.INT32, name);
    return rest.getInt();
  }

  /** Goes into a document or an array; {@link #end} leaves it behind its last field. */
  void enterFieldsOf(BsonType type, String name) {
    enter(type, name);
    rest.getInt(); // its length
  }

  void end() {
    if (rest.get() != 0) {
      throw new IllegalArgumentException("There is more than was asked for");
    }
  }

  /** Whether the next field has that name, of whatever type. */
  boolean isNext(String name) {
    int from = rest.position() + 1;
    for (int i = 0; i < name.length(); i++) {
      if (rest.get(from + i) != name.charAt(i)) {
        return false;
      }
    }
    return rest.get(from + name.length()) == 0;
  }

  private void enter(BsonType type, String name) {
    if (rest.get(rest.position()) != type.getValue() || !isNext(name)) {
      throw new IllegalArgumentException(name);
    }
    rest.position(rest.position() + 1 + name.length() + 1);
  }
}

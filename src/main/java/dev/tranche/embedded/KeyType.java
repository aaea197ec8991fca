package dev.tranche.embedded;

import java.nio.ByteBuffer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;

/** Keys of the store's maps, ordered by their unsigned bytes. */
final class KeyType extends CheckedType<Key> {

  static final KeyType INSTANCE = new KeyType();

  private static final int OBJECT_AND_ARRAY_BYTES = 40;

  private KeyType() {}

  @Override
  public int compare(Key left, Key right) {
    return left.compareTo(right);
  }

  @Override
  public int getMemory(Key key) {
    return OBJECT_AND_ARRAY_BYTES + key.length();
  }

  @Override
  public void write(WriteBuffer out, Key key) {
    out.putVarInt(key.length()).put(key.bytes());
  }

  @Override
  public Key read(ByteBuffer in) {
    byte[] bytes = new byte[DataUtils.readVarInt(in)];
    in.get(bytes);
    return new Key(bytes);
  }

  @Override
  public Key[] createStorage(int size) {
    return new Key[size];
  }
}

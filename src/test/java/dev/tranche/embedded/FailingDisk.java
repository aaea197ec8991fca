package dev.tranche.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** A disk that is full after so many bytes, or no longer keeps what it is told to. */
final class FailingDisk implements Disk {

  private final AtomicLong room = new AtomicLong(Long.MAX_VALUE);
  private volatile boolean forgetful;

  /** Bytes that journals can still write; the last write goes as far as there is room. */
  void leaveRoomFor(long bytes) {
    room.set(bytes);
  }

  void refuseToForce() {
    forgetful = true;
  }

  @Override
  public FileChannel open(Path file) throws IOException {
    return new Limited(Disk.REAL.open(file));
  }

  @Override
  public long usableBytes(Path folder) {
    return room.get();
  }

  private final class Limited extends FileChannel {

    private final FileChannel file;

    Limited(FileChannel file) {
      this.file = file;
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
      int wanted = source.remaining();
      int possible = (int) Math.min(wanted, room.get());
      room.addAndGet(-possible);
      if (possible == 0) {
        throw new IOException("No space left on device");
      }
      int end = source.limit();
      source.limit(source.position() + possible);
      int written = file.write(source, position);
      source.limit(end);
      return written;
    }

    @Override
    public void force(boolean metaData) throws IOException {
      if (forgetful) {
        throw new IOException("Input/output error");
      }
      file.force(metaData);
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
      file.truncate(size);
      return this;
    }

    @Override
    protected void implCloseChannel() throws IOException {
      file.close();
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
      return file.read(target);
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
      return file.read(targets, offset, length);
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
      throw new UnsupportedOperationException();
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) throws IOException {
      throw new UnsupportedOperationException();
    }

    @Override
    public long position() throws IOException {
      return file.position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
      file.position(position);
      return this;
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target)
        throws IOException {
      return file.transferTo(position, count, target);
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count)
        throws IOException {
      throw new UnsupportedOperationException();
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
      return file.read(target, position);
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
      return file.map(mode, position, size);
    }

    @Override
    public FileLock lock(long position, long size, boolean isShared) throws IOException {
      return file.lock(position, size, isShared);
    }

    @Override
    public FileLock tryLock(long position, long size, boolean isShared) throws IOException {
      return file.tryLock(position, size, isShared);
    }
  }
}

package dev.tranche.embedded;

import com.mongodb.MongoSocketReadException;
import com.mongodb.MongoSocketReadTimeoutException;
import com.mongodb.MongoSocketWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.connection.AsyncCompletionHandler;
import com.mongodb.internal.connection.OperationContext;
import com.mongodb.internal.connection.PowerOfTwoBufferPool;
import com.mongodb.internal.connection.Stream;
import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.wire.MongoDatabaseHandler;
import de.bwaldvogel.mongo.wire.MongoExceptionHandler;
import de.bwaldvogel.mongo.wire.MongoWireMessageEncoder;
import de.bwaldvogel.mongo.wire.MongoWireProtocolHandler;
import de.bwaldvogel.mongo.wire.MongoWireReplyEncoder;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.group.ChannelGroup;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bson.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * One connection of the driver to the server in this process. The bytes are those of the wire
 * protocol; a worker decodes a request, carries it out and encodes the reply. The driver uses a
 * connection from one thread at a time.
 */
final class InProcessStream implements Stream {

  private final ServerAddress address;
  private final MongoBackend backend;
  private final ChannelGroup channels;
  private final ExecutorService workers;

  /**
   * Replies that have not been read; the newest request, whose reply may be empty, adds to them.
   */
  private final io.netty.buffer.ByteBuf replies = Unpooled.buffer();

  private CompletableFuture<io.netty.buffer.ByteBuf> running =
      CompletableFuture.completedFuture(Unpooled.EMPTY_BUFFER);
  private @Nullable EmbeddedChannel channel;
  private volatile boolean closed;

  InProcessStream(
      ServerAddress address, MongoBackend backend, ChannelGroup channels, ExecutorService workers) {
    this.address = address;
    this.backend = backend;
    this.channels = channels;
    this.workers = workers;
  }

  @Override
  public void open(OperationContext context) {
    channel =
        new EmbeddedChannel(
            new MongoWireReplyEncoder(),
            new MongoWireMessageEncoder(),
            new MongoWireProtocolHandler(),
            new MongoDatabaseHandler(backend, channels),
            new MongoExceptionHandler());
  }

  @Override
  public void write(List<ByteBuf> buffers, OperationContext context) {
    io.netty.buffer.ByteBuf request = Unpooled.buffer();
    for (ByteBuf buffer : buffers) {
      request.writeBytes(buffer.asNIO());
    }
    receive(context.getTimeoutContext().getWriteTimeoutMS()); // of a request without a reply
    try {
      running = CompletableFuture.supplyAsync(() -> answer(request), workers);
    } catch (RejectedExecutionException e) {
      throw new MongoSocketWriteException("The embedded server is closed", address, e);
    }
  }

  private io.netty.buffer.ByteBuf answer(io.netty.buffer.ByteBuf request) {
    EmbeddedChannel server = channel;
    if (server == null || !server.isOpen()) {
      throw new IllegalStateException("The connection is closed");
    }
    server.writeInbound(request);
    io.netty.buffer.ByteBuf all = Unpooled.buffer(0);
    for (io.netty.buffer.ByteBuf part = server.readOutbound();
        part != null;
        part = server.readOutbound()) {
      all.writeBytes(part);
      part.release();
    }
    return all;
  }

  @Override
  public ByteBuf read(int bytes, OperationContext context) {
    if (replies.readableBytes() < bytes) {
      receive(context.getTimeoutContext().getReadTimeoutMS());
    }
    if (replies.readableBytes() < bytes) {
      throw new MongoSocketReadException("The embedded server has closed the connection", address);
    }
    ByteBuf buffer = getBuffer(bytes);
    replies.readBytes(buffer.array(), 0, bytes);
    return buffer;
  }

  /** Waits for the newest request; an interrupt stays set, and ends the wait no sooner. */
  private void receive(long timeoutMillis) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          io.netty.buffer.ByteBuf reply =
              timeoutMillis > 0 ? running.get(timeoutMillis, TimeUnit.MILLISECONDS) : running.get();
          replies.discardReadBytes().writeBytes(reply);
          running = CompletableFuture.completedFuture(Unpooled.EMPTY_BUFFER);
          return;
        } catch (InterruptedException _) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      throw new MongoSocketReadException("The embedded server has failed", address, e);
    } catch (TimeoutException e) {
      throw new MongoSocketReadTimeoutException("The embedded server is slow", address, e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public ByteBuf getBuffer(int size) {
    return PowerOfTwoBufferPool.DEFAULT.getBuffer(size);
  }

  @Override
  public ServerAddress getAddress() {
    return address;
  }

  /** Ends the connection behind the command that runs on it, without waiting for that. */
  @Override
  public void close() {
    EmbeddedChannel server = channel;
    if (!closed && server != null) {
      var _ =
          running.whenComplete(
              (_, _) -> {
                var _ = server.close();
              });
    }
    closed = true;
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public void openAsync(OperationContext context, AsyncCompletionHandler<Void> handler) {
    throw onlyWaiting();
  }

  @Override
  public void writeAsync(
      List<ByteBuf> buffers, OperationContext context, AsyncCompletionHandler<Void> handler) {
    throw onlyWaiting();
  }

  @Override
  public void readAsync(
      int bytes, OperationContext context, AsyncCompletionHandler<ByteBuf> handler) {
    throw onlyWaiting();
  }

  private static UnsupportedOperationException onlyWaiting() {
    return new UnsupportedOperationException("The driver that waits is the only one used here");
  }
}

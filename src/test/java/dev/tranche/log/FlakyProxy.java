package dev.tranche.log;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between driver and server on loopback, and can drop every connection once a write has
 * reached the server and before its answer comes back, or all of them at any time.
 */
public final class FlakyProxy implements AutoCloseable {

  private final InetSocketAddress server;
  private final ServerSocket listener;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final AtomicInteger answersToLose = new AtomicInteger();
  private final AtomicInteger lost = new AtomicInteger();
  private volatile boolean cut;

  public FlakyProxy(String host, int port) throws IOException {
    server = new InetSocketAddress(host, port);
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** The answers of the next inserts are lost, and with them their connections. */
  public void loseAnswers(int inserts) {
    answersToLose.set(inserts);
  }

  public int answersLost() {
    return lost.get();
  }

  /** Ends every connection, and every new one, until {@link #mend()}. */
  public void cut() throws IOException {
    cut = true;
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  public void mend() {
    cut = false;
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        if (cut) {
          client.close();
          continue;
        }
        Socket upstream = new Socket(server.getAddress(), server.getPort());
        sockets.add(client);
        sockets.add(upstream);
        AtomicBoolean cutting = new AtomicBoolean();
        Thread.ofVirtual().start(() -> forwardRequests(client, upstream, cutting));
        Thread.ofVirtual().start(() -> forwardAnswers(upstream, client, cutting));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void forwardRequests(Socket from, Socket to, AtomicBoolean cutting) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        String text = new String(buffer, 0, n, StandardCharsets.ISO_8859_1);
        if (text.contains("insert\0")
            && answersToLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
          cutting.set(true);
        }
        out.write(buffer, 0, n);
      }
    } catch (IOException closed) {
      // the other direction ended first
    }
  }

  private void forwardAnswers(Socket from, Socket to, AtomicBoolean cutting) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        if (cutting.get()) {
          lost.incrementAndGet();
          return;
        }
        out.write(buffer, 0, n);
      }
    } catch (IOException closed) {
      // the other direction ended first
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}

package dev.dormouse.api.connection;

import io.helidon.common.socket.SocketOptions;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Closes the connections of clients that are too slow: that say nothing, that begin a request (or a
 * TLS handshake) and do not end it, that do not take their answer. From {@link #start} to {@link
 * #close}.
 */
public final class ClientDeadlines implements AutoCloseable {
  private static final Duration SWEEP = Duration.ofMillis(500);

  /** By the client's address, which no two connections of a listener share. */
  private final Map<SocketAddress, Accepted> open = new ConcurrentHashMap<>();

  private final Patience patience;
  private final LongSupplier nanos;
  private final Thread sweeper;

  private record Accepted(SocketChannel socket, ClientDeadline deadline) {}

  /**
   * @param nanos a clock that only goes forward, in nanoseconds
   */
  public ClientDeadlines(Patience patience, LongSupplier nanos) {
    this.patience = patience;
    this.nanos = nanos;
    this.sweeper = Thread.ofVirtual().name("slow clients").unstarted(this::sweep);
  }

  public void start() {
    sweeper.start();
  }

  /** For the listener, which tells of each accepted socket through them. */
  public SocketOptions socketOptions() {
    return new AcceptedSockets(this::accepted);
  }

  /** The same protocol, over connections with deadlines. */
  public ServerConnectionSelector over(ServerConnectionSelector protocol) {
    return new TimedSelector(protocol, this::connection);
  }

  private void accepted(SocketChannel socket) {
    try {
      ClientDeadline deadline = new ClientDeadline(patience, nanos);
      open.put(socket.getRemoteAddress(), new Accepted(socket, deadline));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ServerConnection connection(
      ServerConnectionSelector protocol, ConnectionContext context) {
    SocketAddress client = context.remotePeer().address();
    Accepted accepted = open.get(client);
    if (accepted == null) {
      throw new IllegalStateException("a connection that was not accepted: " + client);
    }
    return new TimedConnection(
        protocol.connection(new TimedContext(context, accepted.deadline())),
        () -> open.remove(client, accepted));
  }

  private void sweep() {
    try {
      while (true) {
        Thread.sleep(SWEEP);
        long now = nanos.getAsLong();
        open.forEach((client, accepted) -> sweep(client, accepted, now));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void sweep(SocketAddress client, Accepted accepted, long now) {
    if (accepted.deadline().overdue(now)) {
      close(accepted.socket());
    }
    if (!accepted.socket().isOpen()) {
      open.remove(client, accepted);
    }
  }

  /** Ends whatever waits for the socket. */
  private static void close(SocketChannel socket) {
    try {
      socket.close();
    } catch (IOException ignored) {
      // it counts as closed all the same
    }
  }

  @Override
  public void close() {
    sweeper.interrupt();
  }
}

package dev.dormouse.api.connection;

import io.helidon.common.socket.SocketOptions;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The options of accepted sockets: the one place where the web server shows them as they are. */
record AcceptedSockets(Consumer<SocketChannel> accepted) implements SocketOptions {
  @Override
  public void configureSocket(SocketChannel socket) {
    SocketOptions.super.configureSocket(socket);
    accepted.accept(socket);
  }

  @Override
  public Map<SocketOption<?>, Object> socketOptions() {
    return Map.of(
        StandardSocketOptions.TCP_NODELAY, tcpNoDelay(),
        StandardSocketOptions.SO_KEEPALIVE, socketKeepAlive());
  }

  /** Of sockets that connect, which these do not. */
  @Override
  public Duration connectTimeout() {
    return Duration.ZERO;
  }

  /** None of the web server's: it takes no effect on accepted sockets. */
  @Override
  public Duration readTimeout() {
    return Duration.ZERO;
  }

  @Override
  public Optional<Integer> socketReceiveBufferSize() {
    return Optional.empty();
  }

  @Override
  public Optional<Integer> socketSendBufferSize() {
    return Optional.empty();
  }

  @Override
  public boolean socketReuseAddress() {
    return true;
  }

  @Override
  public boolean socketKeepAlive() {
    return true;
  }

  @Override
  public boolean tcpNoDelay() {
    return true;
  }
}

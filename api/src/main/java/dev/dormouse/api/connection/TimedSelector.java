package dev.dormouse.api.connection;

import io.helidon.common.buffers.BufferData;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.util.Set;
import java.util.function.BiFunction;

/** A protocol, spoken over connections with deadlines. */
record TimedSelector(
    ServerConnectionSelector protocol,
    BiFunction<ServerConnectionSelector, ConnectionContext, ServerConnection> timed)
    implements ServerConnectionSelector {
  @Override
  public int bytesToIdentifyConnection() {
    return protocol.bytesToIdentifyConnection();
  }

  @Override
  public Support supports(BufferData data) {
    return protocol.supports(data);
  }

  @Override
  public Set<String> supportedApplicationProtocols() {
    return protocol.supportedApplicationProtocols();
  }

  @Override
  public ServerConnection connection(ConnectionContext context) {
    return timed.apply(protocol, context);
  }
}

package dev.dormouse.api.connection;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;

/** Tells the deadline what the client is given. */
record TimedWriter(DataWriter writer, ClientDeadline deadline) implements DataWriter {
  @Override
  public void write(BufferData... buffers) {
    deadline.write(() -> writer.write(buffers));
  }

  @Override
  public void write(BufferData buffer) {
    deadline.write(() -> writer.write(buffer));
  }

  @Override
  public void writeNow(BufferData... buffers) {
    deadline.write(() -> writer.writeNow(buffers));
  }

  @Override
  public void writeNow(BufferData buffer) {
    deadline.write(() -> writer.writeNow(buffer));
  }

  @Override
  public void flush() {
    deadline.write(writer::flush);
  }

  @Override
  public void close() {
    writer.close();
  }
}

package dev.dormouse.snapshot;

import dev.dormouse.evidence.Timestamps;
import java.io.BufferedInputStream;
import java.io.CharConversionException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** A JSON file, plain or gzipped, read as a stream of tokens, with errors that name the place. */
final class JsonFile implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  /** AWS's documents nest far less; deeper ones are not AWS's. Policies are at most some 10 KB. */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(100).maxStringLength(4 << 20).build())
          .build();

  private final Path path;
  private final InputStream in;
  private final JsonParser parser;

  private JsonFile(Path path, InputStream in) {
    this.path = path;
    this.in = in;
    this.parser = JSON.createParser(ObjectReadContext.empty(), in);
  }

  /**
   * @throws SnapshotException if the file cannot be opened
   */
  static JsonFile open(Path path) {
    try {
      return new JsonFile(path, stream(path));
    } catch (IOException e) {
      throw cannotRead(path, e);
    }
  }

  /** A parser of one line, which must stay as it is while the parser is used. */
  static JsonParser parser(LineReader line) {
    return JSON.createParser(ObjectReadContext.empty(), line.array(), line.offset(), line.length());
  }

  /**
   * The bytes of a file, inflated if it begins as a gzip file does; links are followed.
   *
   * @throws IOException also if it is no file, such as a named pipe
   */
  static InputStream stream(Path path) throws IOException {
    if (Files.readAttributes(path, BasicFileAttributes.class).isOther()) {
      // Reading from a pipe would wait until somebody writes into it.
      throw new IOException("it is a pipe, a socket or a device, and not a file");
    }
    BufferedInputStream in = new BufferedInputStream(Files.newInputStream(path), BUFFER);
    try {
      in.mark(2);
      boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
      in.reset();
      return gzip ? new GZIPInputStream(in, BUFFER) : in;
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /** Whether something has the name: a link that points nowhere is unreadable, not absent. */
  static boolean present(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  static SnapshotException cannotRead(Path path, IOException e) {
    String why =
        switch (e) {
          case NoSuchFileException _ -> "there is no such file";
          case AccessDeniedException _ -> "may not be read: permission denied";
          default -> "cannot be read: " + e.getMessage();
        };
    return new SnapshotException(new Problem(path, "", why, passing(e)));
  }

  /** Whether it is reading that failed, and not what was read. */
  static boolean passing(IOException e) {
    return switch (e) {
      case ZipException _, EOFException _, CharacterCodingException _, CharConversionException _ ->
          false;
      default -> true;
    };
  }

  /** The failed reading behind an error; empty if it was what was read. */
  static Optional<IOException> unread(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException io && passing(io)) {
        return Optional.of(io);
      }
    }
    return Optional.empty();
  }

  JsonParser parser() {
    return parser;
  }

  /** Moves to the next document in the file; false at the end. */
  boolean nextDocument() {
    return parser.nextToken() != null;
  }

  /** Reads an object's members; {@code member} must leave the parser at the member's last token. */
  void object(String what, Member member) {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw refuse(what + " is not a JSON object");
    }
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      member.read(name);
    }
  }

  /** Reads an array's elements; null counts as an empty array. */
  void array(String what, Runnable element) {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return;
    }
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw refuse(what + " is not an array");
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      element.run();
    }
  }

  /** The text at the parser; null for JSON's null. */
  @Nullable String text(String what) {
    return switch (parser.currentToken()) {
      case VALUE_NULL -> null;
      case VALUE_STRING -> parser.getString();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE -> parser.getString();
      default -> throw refuse(what + " is not a text");
    };
  }

  /** A mark at the parser. A text such as "true" is refused: read as false, it would hide pages. */
  boolean flag(String what) {
    return switch (parser.currentToken()) {
      case VALUE_TRUE -> true;
      case VALUE_FALSE, VALUE_NULL -> false;
      default -> throw refuse(what + " is neither true nor false");
    };
  }

  /** The text at the parser, which must not be empty. */
  String required(String name) {
    String text = text(name);
    if (text == null || text.isEmpty()) {
      throw refuse(name + " is empty");
    }
    return text;
  }

  /** The time at the parser; null for JSON's null, and for IAM's "N/A". */
  @Nullable Instant time(String what) {
    try {
      return switch (parser.currentToken()) {
        case VALUE_NULL -> null;
        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
            Instant.ofEpochSecond((long) parser.getDoubleValue());
        case VALUE_STRING ->
            parser.getString().equals("N/A") ? null : Timestamps.parse(parser.getString());
        default -> throw refuse(what + " is not a timestamp");
      };
    } catch (DateTimeException e) {
      throw refuse(what + " is " + e.getMessage());
    }
  }

  /** How deep the parser stands; to be given to {@link #leave}. */
  int depth() {
    return parser.streamReadContext().getNestingDepth();
  }

  /** After an error inside the value that began at {@code depth}, goes on to the value's end. */
  void leave(int depth) {
    boolean more = true;
    while (more && parser.streamReadContext().getNestingDepth() >= depth) {
      more = parser.nextToken() != null;
    }
  }

  String place() {
    var at = parser.currentTokenLocation();
    return "line " + at.getLineNr() + ", column " + at.getColumnNr();
  }

  SnapshotException refuse(String reason) {
    return new SnapshotException(path, place(), reason);
  }

  /** Turns what reading throws into an error that names the file and the place. */
  SnapshotException failed(RuntimeException e) {
    Optional<IOException> unread = unread(e);
    if (unread.isPresent()) {
      return cannotRead(path, unread.get());
    }
    return switch (e) {
      case SnapshotException already -> already;
      case JacksonException json ->
          new SnapshotException(path, jsonPlace(json), "not valid JSON: " + describe(json));
      default -> new SnapshotException(path, place(), String.valueOf(e.getMessage()));
    };
  }

  private static String jsonPlace(JacksonException e) {
    var at = e.getLocation();
    return at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr();
  }

  /** The parser's words, without what it says of where a structure began: it has lost the place. */
  private static String describe(JacksonException e) {
    String message =
        String.valueOf(e.getOriginalMessage())
            .replaceFirst(" \\(start marker at \\[Source: [^]]*]\\)", "");
    return message.startsWith("Unexpected end") ? message + " (is the file cut off?)" : message;
  }

  @Override
  public void close() {
    parser.close();
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads one member of an object. */
  @FunctionalInterface
  interface Member {
    void read(String name);
  }
}

package dev.dormouse.catalog;

import dev.dormouse.catalog.ServiceReference.ReferenceService;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads the documents of AWS's service reference (Service Authorization Reference, "Simplified AWS
 * service information for programmatic access"): the index and one document a service.
 */
public final class ReferenceReader {
  private static final JsonFactory JSON = new JsonFactory();

  /** A prefix becomes a file's name and a line of the table. */
  private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

  private ReferenceReader() {}

  /** An entry of the index: a service's prefix and the address of its document. */
  public record IndexEntry(String service, String url) {}

  /**
   * Reads the index.
   *
   * @param what what to call the document in a message
   * @throws CatalogException naming {@code what} and the place; also if the index names no service,
   *     or one twice
   */
  public static List<IndexEntry> index(InputStream in, String what) {
    List<IndexEntry> entries = read(in, what, members -> members.list(() -> entry(members)));
    Set<String> prefixes = new HashSet<>();
    for (IndexEntry entry : entries) {
      if (!prefixes.add(Ascii.lower(entry.service()))) {
        throw new CatalogException(what + ": the service stands twice: " + entry.service());
      }
    }
    if (entries.isEmpty()) {
      throw new CatalogException(what + ": the index names no service");
    }
    return entries;
  }

  /**
   * Reads the document of one service.
   *
   * @param expected the prefix that the index gives it
   * @param what what to call the document in a message
   * @throws CatalogException naming {@code what} and the place; also if it is another service's
   */
  public static ReferenceService service(String expected, InputStream in, String what) {
    ReferenceService service = read(in, what, members -> new ServiceDocument(members).read());
    if (!service.prefix().equals(expected)) {
      throw new CatalogException(
          what + ": the document of \"" + service.prefix() + "\", not of \"" + expected + '"');
    }
    return service;
  }

  private static IndexEntry entry(Members members) {
    String[] found = {"", ""};
    members.each(
        name -> {
          switch (name) {
            case "service" -> found[0] = members.text();
            case "url" -> found[1] = members.text();
            default -> members.skip();
          }
        });
    if (!PREFIX.matcher(found[0]).matches() || found[1].isEmpty()) {
      throw members.refuse("an entry of the index needs a service and a url", found[0]);
    }
    return new IndexEntry(found[0], found[1]);
  }

  private static <T> T read(InputStream in, String what, Function<Members, T> reader) {
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), in)) {
      Members members = new Members(json, what);
      T value = reader.apply(members);
      members.end();
      return value;
    } catch (JacksonIOException e) {
      throw new CatalogException(what + ": cannot be read: " + e.getOriginalMessage(), e);
    } catch (JacksonException e) {
      var at = e.getLocation();
      throw new CatalogException(
          what
              + (at == null ? "" : ": line " + at.getLineNr() + ", column " + at.getColumnNr())
              + ": not valid JSON: "
              + e.getOriginalMessage(),
          e);
    }
  }
}

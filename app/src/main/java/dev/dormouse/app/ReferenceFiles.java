package dev.dormouse.app;

import dev.dormouse.catalog.CatalogException;
import dev.dormouse.catalog.ReferenceReader;
import dev.dormouse.catalog.ReferenceReader.IndexEntry;
import dev.dormouse.catalog.ServiceReference;
import dev.dormouse.catalog.ServiceReference.ReferenceService;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * AWS's service reference in a folder, or in a {@code .tar.gz} of one: the index and, beside it, a
 * document a service. Files that the index does not name are left alone.
 */
final class ReferenceFiles {
  static final String INDEX = "aws-servicereference-index.json";

  /** The whole reference takes some fifteen megabytes; an archive that holds more is none. */
  private static final long LARGEST_REFERENCE = 512L << 20;

  private ReferenceFiles() {}

  /** Gives the files of a reference by name. */
  private interface Documents {
    InputStream open(String name) throws IOException;
  }

  /**
   * Reads a reference.
   *
   * @param source what the catalog's head is to call it
   * @throws CatalogException naming the file and the place
   */
  static ServiceReference read(Path path, String source, LocalDate date) {
    try {
      if (Files.isDirectory(path)) {
        return read(path, source, date, name -> Files.newInputStream(path.resolve(name)));
      }
      Map<String, byte[]> entries = unpack(path);
      return read(path, source, date, name -> entry(entries, name));
    } catch (NoSuchFileException e) {
      throw new CatalogException(path + ": there is no " + e.getFile(), e);
    } catch (ZipException e) {
      throw new CatalogException(path + ": neither a folder nor a .tar.gz: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new CatalogException(path + ": cannot be read: " + e, e);
    }
  }

  private static ServiceReference read(
      Path path, String source, LocalDate date, Documents documents) throws IOException {
    TreeMap<String, ReferenceService> services = new TreeMap<>();
    try (InputStream index = documents.open(INDEX)) {
      for (IndexEntry entry : ReferenceReader.index(index, path + ", " + INDEX)) {
        String name = entry.service() + ".json";
        try (InputStream in = documents.open(name)) {
          services.put(
              entry.service(), ReferenceReader.service(entry.service(), in, path + ", " + name));
        }
      }
    }
    return new ServiceReference(source, date, services);
  }

  private static InputStream entry(Map<String, byte[]> entries, String name) throws IOException {
    byte[] bytes = entries.get(name);
    if (bytes == null) {
      throw new NoSuchFileException(name);
    }
    return new ByteArrayInputStream(bytes);
  }

  /** The files of an archive, by the last part of their names. */
  private static Map<String, byte[]> unpack(Path path) throws IOException {
    Map<String, byte[]> entries = new HashMap<>();
    long room = LARGEST_REFERENCE;
    try (InputStream file = Files.newInputStream(path);
        TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(file, 1 << 16))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (entry.isFile()) {
          room -= entry.getSize();
          if (room < 0) {
            throw new IOException("it unpacks to more than " + LARGEST_REFERENCE + " bytes");
          }
          String name = entry.getName();
          entries.put(name.substring(name.lastIndexOf('/') + 1), tar.readAllBytes());
        }
      }
    }
    return entries;
  }
}

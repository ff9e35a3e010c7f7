package dev.dormouse.app.client;

import dev.dormouse.api.json.JsonValue;
import dev.dormouse.api.json.JsonValue.JsonArray;
import dev.dormouse.api.json.JsonValue.JsonObject;
import dev.dormouse.app.Session;
import dev.dormouse.app.Style;
import dev.dormouse.app.Texts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Prints rows: for people with some columns, for programs with all members as the API gave them.
 *
 * @param member the name of the array in JSON, as in the API's answer
 * @param columns of the table
 * @param csv members that are columns of the CSV
 */
record Listing(String member, List<Column> columns, List<String> csv) {
  Listing {
    columns = List.copyOf(columns);
    csv = List.copyOf(csv);
  }

  /** What was printed, and whether there is more. */
  record Printed(int rows, boolean more) {}

  /**
   * @param limit rows at most; 0 for all
   */
  Printed print(Session session, Printer out, Format format, Iterator<Fields> rows, int limit) {
    Iterator<Fields> some = limit == 0 ? rows : limited(rows, limit);
    int count =
        switch (format) {
          case TABLE -> table(new Style(session.colours()), out, some);
          case JSON -> json(out, some);
          case JSONL -> jsonLines(out, some);
          case CSV -> csv(out, some);
        };
    return new Printed(count, rows.hasNext());
  }

  private static Iterator<Fields> limited(Iterator<Fields> rows, int limit) {
    return new Iterator<>() {
      private int left = limit;

      @Override
      public boolean hasNext() {
        return left > 0 && rows.hasNext();
      }

      @Override
      public Fields next() {
        left--;
        return rows.next();
      }
    };
  }

  private int table(Style style, Printer out, Iterator<Fields> rows) {
    List<List<String>> cells = new ArrayList<>();
    rows.forEachRemaining(row -> cells.add(columns.stream().map(it -> cell(it, row)).toList()));
    if (!cells.isEmpty()) {
      int[] widths = widths(cells);
      out.line(style.dim(aligned(columns.stream().map(Column::title).toList(), widths)));
      cells.forEach(row -> out.line(aligned(row, widths)));
    }
    return cells.size();
  }

  private static String cell(Column column, Fields row) {
    return Texts.fit(Texts.plain(column.text().apply(row)), column.width());
  }

  private int[] widths(List<List<String>> cells) {
    int[] widths = columns.stream().mapToInt(column -> column.title().length()).toArray();
    for (List<String> row : cells) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return widths;
  }

  private static String aligned(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      line.append(row.get(i));
      if (i < widths.length - 1) {
        line.append(" ".repeat(widths[i] - row.get(i).length() + 2));
      }
    }
    return line.toString().stripTrailing();
  }

  private int json(Printer out, Iterator<Fields> rows) {
    out.line("{\"" + member + "\":[");
    int count = 0;
    while (rows.hasNext()) {
      String row = JsonOut.text(rows.next());
      out.line(rows.hasNext() ? row + "," : row);
      count++;
    }
    out.line("]}");
    return count;
  }

  private static int jsonLines(Printer out, Iterator<Fields> rows) {
    int count = 0;
    while (rows.hasNext()) {
      out.line(JsonOut.text(rows.next()));
      count++;
    }
    return count;
  }

  private int csv(Printer out, Iterator<Fields> rows) {
    int count = 0;
    try {
      CSVPrinter printer =
          new CSVPrinter(
              out.writer(),
              CSVFormat.RFC4180.builder().setHeader(csv.toArray(String[]::new)).get());
      while (rows.hasNext()) {
        Fields row = rows.next();
        printer.printRecord(csv.stream().map(name -> Texts.cell(value(row, name))).toList());
        count++;
      }
    } catch (IOException e) {
      throw Printer.broken();
    }
    return count;
  }

  private static String value(Fields row, String name) {
    JsonValue value = row.object().members().get(name);
    return switch (value) {
      case JsonObject object -> JsonOut.text(new Fields(object));
      case JsonArray array -> JsonOut.text(new Fields(new JsonObject(Map.of(name, array))));
      case null, default -> row.text(name);
    };
  }
}

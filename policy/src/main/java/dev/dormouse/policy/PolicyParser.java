package dev.dormouse.policy;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads identity policies by the grammar of the IAM User Guide, "Grammar of the IAM JSON policy
 * language": strings or arrays of strings, one statement or an array of them, plain or
 * percent-encoded. Element names are taken in any case. What the grammar does not know is refused,
 * since it could change what the policy grants.
 */
public final class PolicyParser {
  private static final JsonFactory JSON = new JsonFactory();

  private PolicyParser() {}

  /**
   * Parses a document given as text, percent-encoded or not.
   *
   * @throws PolicyParseException naming the place in the document and the bad value
   */
  public static PolicyDocument parse(String text) {
    String json = text.stripLeading().startsWith("{") ? text : PercentEncoding.decode(text);
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
      parser.nextToken();
      PolicyDocument document = parseHere(parser);
      if (parser.nextToken() != null) {
        throw refuse(parser, "text after the end of the policy");
      }
      return document;
    } catch (JacksonException e) {
      throw new PolicyParseException("not JSON: " + firstLine(e), e);
    }
  }

  /**
   * Parses the value at which {@code parser} stands, an object or a text that holds the document,
   * and leaves the parser at the value's last token.
   *
   * @throws PolicyParseException naming the place and the bad value; the parser then stands
   *     somewhere inside the value
   */
  public static PolicyDocument parse(JsonParser parser) {
    return parser.currentToken() == JsonToken.VALUE_STRING
        ? parse(parser.getString())
        : parseHere(parser);
  }

  private static PolicyDocument parseHere(JsonParser parser) {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw refuse(parser, "a policy is a JSON object, but this is " + describe(parser));
    }
    boolean variables = false;
    List<Statement> statements = null;
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      switch (usual(name)) {
        case "Version" -> variables = version(parser);
        case "Id" -> text(parser, "Id");
        case "Statement" -> {
          if (statements != null) {
            throw refuse(parser, "element Statement stands twice");
          }
          statements = statements(parser);
        }
        default -> throw refuse(parser, "unknown policy element \"" + name + "\"");
      }
    }
    if (statements == null) {
      throw refuse(parser, "the policy has no Statement");
    }
    return new PolicyDocument(variables, statements);
  }

  private static boolean version(JsonParser parser) {
    String version = text(parser, "Version");
    return switch (version) {
      case "2012-10-17" -> true;
      case "2008-10-17" -> false;
      default ->
          throw refuse(parser, "Version \"" + version + "\" is neither 2012-10-17 nor 2008-10-17");
    };
  }

  private static List<Statement> statements(JsonParser parser) {
    List<Statement> statements = new ArrayList<>();
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      statements.add(statement(parser, 0));
      return statements;
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      statements.add(statement(parser, statements.size()));
    }
    return statements;
  }

  private static Statement statement(JsonParser parser, int index) {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw refuse(parser, "Statement[" + index + "] is " + describe(parser) + ", not an object");
    }
    StatementDraft draft = new StatementDraft(index);
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      element(parser, draft, name);
    }
    return draft.finish(reason -> refuse(parser, reason));
  }

  private static void element(JsonParser parser, StatementDraft draft, String name) {
    boolean first =
        switch (usual(name)) {
          case "Sid" -> draft.sid(text(parser, draft, name));
          case "Effect" -> draft.effect(effect(parser, draft, name));
          case "Action" -> draft.actions(new PatternClause(false, texts(parser, draft, name)));
          case "NotAction" -> draft.actions(new PatternClause(true, texts(parser, draft, name)));
          case "Resource" -> draft.resources(new PatternClause(false, texts(parser, draft, name)));
          case "NotResource" ->
              draft.resources(new PatternClause(true, texts(parser, draft, name)));
          case "Condition" -> draft.condition(condition(parser, draft, name));
          case "Principal", "NotPrincipal" ->
              throw refuse(parser, draft.place(name) + ": an identity policy names no principal");
          default -> throw refuse(parser, draft.place(name) + ": unknown element");
        };
    if (!first) {
      throw refuse(parser, draft.place(name) + " stands twice, or beside its opposite");
    }
  }

  /** The element's name in AWS's spelling, in which nearly all documents have it. */
  private static String usual(String name) {
    return switch (name) {
      case "Effect", "Action", "Resource", "Sid", "Condition", "Statement", "Version" -> name;
      default ->
          switch (name.toLowerCase(Locale.ROOT)) {
            case "version" -> "Version";
            case "id" -> "Id";
            case "statement" -> "Statement";
            case "sid" -> "Sid";
            case "effect" -> "Effect";
            case "action" -> "Action";
            case "notaction" -> "NotAction";
            case "resource" -> "Resource";
            case "notresource" -> "NotResource";
            case "condition" -> "Condition";
            case "principal" -> "Principal";
            case "notprincipal" -> "NotPrincipal";
            default -> name;
          };
    };
  }

  private static Effect effect(JsonParser parser, StatementDraft draft, String name) {
    String value = text(parser, draft, name);
    return switch (value) {
      case "Allow" -> Effect.ALLOW;
      case "Deny" -> Effect.DENY;
      default ->
          throw refuse(parser, draft.place(name) + ": \"" + value + "\" is neither Allow nor Deny");
    };
  }

  private static List<String> texts(JsonParser parser, StatementDraft draft, String name) {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      return List.of(text(parser, draft, name));
    }
    List<String> texts = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() != JsonToken.VALUE_STRING) {
        throw notText(parser, draft.place(name) + "[" + texts.size() + "]");
      }
      texts.add(parser.getString());
    }
    return texts;
  }

  private static String text(JsonParser parser, StatementDraft draft, String name) {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      throw notText(parser, draft.place(name));
    }
    return parser.getString();
  }

  private static String text(JsonParser parser, String place) {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      throw notText(parser, place);
    }
    return parser.getString();
  }

  private static PolicyParseException notText(JsonParser parser, String place) {
    return refuse(parser, place + " is " + describe(parser) + ", not a text");
  }

  private static @Nullable String condition(JsonParser parser, StatementDraft draft, String name) {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw refuse(parser, draft.place(name) + " is " + describe(parser) + ", not an object");
    }
    StringWriter copy = new StringWriter();
    try (JsonGenerator generator = JSON.createGenerator(ObjectWriteContext.empty(), copy)) {
      generator.copyCurrentStructure(parser);
    }
    String condition = copy.toString();
    return condition.equals("{}") ? null : condition;
  }

  private static String describe(JsonParser parser) {
    JsonToken token = parser.currentToken();
    if (token == null) {
      return "nothing";
    }
    return switch (token) {
      case START_ARRAY -> "an array";
      case START_OBJECT -> "an object";
      case VALUE_NULL -> "null";
      case VALUE_STRING -> "the text \"" + parser.getString() + "\"";
      default -> parser.getString();
    };
  }

  private static PolicyParseException refuse(JsonParser parser, String reason) {
    var location = parser.currentTokenLocation();
    return new PolicyParseException(
        reason + " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")");
  }

  /**
   * The parser's words, without its advice and its place, which are not for the policy's author.
   */
  private static String firstLine(JacksonException e) {
    return String.valueOf(e.getOriginalMessage())
            .replaceFirst(" \\(start marker at \\[Source: [^]]*]\\)", "")
            .replaceFirst(": enable `JsonReadFeature.*", "")
        + " (line "
        + (e.getLocation() == null ? 0 : e.getLocation().getLineNr())
        + ", column "
        + (e.getLocation() == null ? 0 : e.getLocation().getColumnNr())
        + ")";
  }
}

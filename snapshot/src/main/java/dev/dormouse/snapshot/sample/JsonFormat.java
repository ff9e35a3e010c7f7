package dev.dormouse.snapshot.sample;

import java.io.OutputStream;
import java.io.Writer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/** How JSON is laid out. Closing a generator closes what it writes to. */
enum JsonFormat {
  /** On one line; several values in one file stand a line each. */
  COMPACT,
  /** Indented by four spaces, as the AWS CLI does. */
  INDENTED;

  private static final JsonFactory FACTORY = JsonFactory.builder().rootValueSeparator("\n").build();

  JsonGenerator generator(OutputStream out) {
    return FACTORY.createGenerator(context(), out);
  }

  JsonGenerator generator(Writer out) {
    return FACTORY.createGenerator(context(), out);
  }

  private ObjectWriteContext context() {
    return switch (this) {
      case COMPACT -> ObjectWriteContext.empty();
      case INDENTED -> new Indented();
    };
  }

  private static final class Indented extends ObjectWriteContext.Base {
    private static final DefaultIndenter FOUR_SPACES = new DefaultIndenter("    ", "\n");
    private static final Separators SEPARATORS =
        Separators.createDefaultInstance()
            .withRootSeparator("\n")
            .withObjectNameValueSpacing(Separators.Spacing.AFTER)
            .withObjectEmptySeparator("")
            .withArrayEmptySeparator("");

    @Override
    public boolean hasPrettyPrinter() {
      return true;
    }

    @Override
    public PrettyPrinter getPrettyPrinter() {
      return new DefaultPrettyPrinter(SEPARATORS)
          .withObjectIndenter(FOUR_SPACES)
          .withArrayIndenter(FOUR_SPACES);
    }
  }
}

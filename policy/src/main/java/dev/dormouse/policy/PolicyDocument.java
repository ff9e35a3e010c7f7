package dev.dormouse.policy;

import java.util.List;

/**
 * An identity policy's text, parsed. Two documents that say the same in the same words are equal,
 * whatever their white space and encoding.
 *
 * @param variables whether {@code ${…}} in resources is a policy variable: true from {@code
 *     Version} 2012-10-17 on; in older documents, and without a version, it is plain text (IAM User
 *     Guide, "IAM JSON policy elements: Version")
 */
public record PolicyDocument(boolean variables, List<Statement> statements) {
  public PolicyDocument {
    statements = List.copyOf(statements);
  }
}

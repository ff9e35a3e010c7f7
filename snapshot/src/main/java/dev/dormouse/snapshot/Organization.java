package dev.dormouse.snapshot;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * What {@code organization.json} says, the answer of {@code aws organizations
 * describe-organization}.
 *
 * @param id such as {@code o-abcd123456}; empty if it is not there
 * @param managementAccount an account id; empty if it is not there
 */
public record Organization(String id, String managementAccount) {
  static final Organization UNTOLD = new Organization("", "");

  /**
   * What the file of a snapshot folder says; empty if it has none.
   *
   * @throws SnapshotException if the file cannot be read
   */
  public static Optional<Organization> in(Path folder) {
    Path path = folder.resolve(SnapshotLayout.ORGANIZATION);
    if (!JsonFile.present(path)) {
      return Optional.empty();
    }
    try (JsonFile json = JsonFile.open(path)) {
      try {
        Organization[] found = {UNTOLD};
        while (json.nextDocument()) {
          json.object("the document", name -> found[0] = found[0].member(json, name));
        }
        return Optional.of(found[0]);
      } catch (RuntimeException e) {
        throw json.failed(e);
      }
    }
  }

  private Organization member(JsonFile json, String name) {
    if (!name.equals("Organization")) {
      json.parser().skipChildren();
      return this;
    }
    String[] found = {id, managementAccount};
    json.object(
        name,
        member -> {
          switch (member) {
            case "Id" -> found[0] = Objects.requireNonNullElse(json.text(member), "");
            case "MasterAccountId" -> found[1] = Objects.requireNonNullElse(json.text(member), "");
            default -> json.parser().skipChildren();
          }
        });
    return new Organization(found[0], found[1]);
  }
}

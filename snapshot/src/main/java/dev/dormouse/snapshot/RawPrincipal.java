package dev.dormouse.snapshot;

import dev.dormouse.policy.Arn;
import dev.dormouse.policy.PrincipalKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An element of {@code UserDetailList} or {@code RoleDetailList} while it is read. */
final class RawPrincipal {
  final PrincipalKind kind;
  String place = "";
  @Nullable Arn arn;
  String id = "";
  String name = "";
  String path = "/";
  @Nullable Instant created;
  final Map<String, String> tags = new LinkedHashMap<>();
  final List<String> groups = new ArrayList<>();
  final List<RawPolicy> inline = new ArrayList<>();
  final List<Attachment> attached = new ArrayList<>();
  @Nullable String boundary;

  /** Whether the export says anything of the role's last use, be it that there was none. */
  boolean lastUsedTold;

  @Nullable Instant lastUsed;

  RawPrincipal(PrincipalKind kind) {
    this.kind = kind;
  }

  /** Of an element that stands twice, the later use counts, and none unless both tell of it. */
  void alsoTold(RawPrincipal again) {
    lastUsedTold &= again.lastUsedTold;
    if (lastUsed == null || (again.lastUsed != null && again.lastUsed.isAfter(lastUsed))) {
      lastUsed = again.lastUsed;
    }
  }

  /** An element of {@code AttachedManagedPolicies}. */
  record Attachment(String name, String arn) {}

  record Group(String name, List<RawPolicy> inline, List<Attachment> attached) {}
}

package dev.dormouse.snapshot;

import dev.dormouse.policy.AttachedPolicy;
import dev.dormouse.policy.PolicyCompiler;
import dev.dormouse.policy.PolicyDocument;
import dev.dormouse.policy.PolicyKind;
import dev.dormouse.policy.PolicySource;
import dev.dormouse.policy.PolicyVersion;
import dev.dormouse.policy.Principal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns the names of policies and groups in one account's details into policies in force. */
final class PolicyResolver {
  private final RawDetails details;
  private final PolicyCompiler compiler;

  PolicyResolver(RawDetails details, PolicyCompiler compiler) {
    this.details = details;
    this.compiler = compiler;
  }

  Principal resolve(RawPrincipal raw) {
    List<AttachedPolicy> policies = new ArrayList<>();
    List<Principal.PolicyDefect> defects = new ArrayList<>();
    collect(raw.inline, raw.attached, null, policies, defects);
    for (String name : raw.groups) {
      RawPrincipal.Group group = details.groups.get(name);
      if (group == null) {
        defects.add(
            new Principal.PolicyDefect(
                PolicySource.inline("of group " + name).via(name),
                "the group is not in the export"));
      } else {
        collect(group.inline(), group.attached(), name, policies, defects);
      }
    }
    if (raw.arn == null || raw.created == null) {
      throw new IllegalStateException("read without ARN or creation time: " + raw.name);
    }
    return new Principal(
        raw.kind,
        raw.arn,
        raw.id,
        raw.name,
        raw.path,
        raw.created,
        raw.tags,
        raw.groups,
        policies,
        raw.boundary == null ? null : boundary(raw.boundary),
        defects);
  }

  private void collect(
      List<RawPolicy> inline,
      List<RawPrincipal.Attachment> attached,
      @Nullable String group,
      List<AttachedPolicy> policies,
      List<Principal.PolicyDefect> defects) {
    for (RawPolicy policy : inline) {
      add(via(PolicySource.inline(policy.name()), group), policy, List.of(), policies, defects);
    }
    for (RawPrincipal.Attachment attachment : attached) {
      PolicySource source = via(PolicySource.managed(attachment.name(), attachment.arn()), group);
      RawDetails.ManagedPolicy managed = details.policies.get(attachment.arn());
      if (managed == null) {
        defects.add(new Principal.PolicyDefect(source, "its document is not in the export"));
        continue;
      }
      List<PolicyVersion> versions =
          source.kind() == PolicyKind.CUSTOMER_MANAGED ? managed.versions() : List.of();
      add(source, managed.inForce(), versions, policies, defects);
    }
  }

  private static PolicySource via(PolicySource source, @Nullable String group) {
    return group == null ? source : source.via(group);
  }

  private void add(
      PolicySource source,
      RawPolicy policy,
      List<PolicyVersion> versions,
      List<AttachedPolicy> policies,
      List<Principal.PolicyDefect> defects) {
    PolicyDocument document = policy.document();
    if (document == null) {
      defects.add(new Principal.PolicyDefect(source, policy.defect()));
    } else {
      policies.add(new AttachedPolicy(source, compiler.compile(document), versions));
    }
  }

  private Principal.Boundary boundary(String arn) {
    RawDetails.ManagedPolicy managed = details.policies.get(arn);
    PolicyDocument document = managed == null ? null : managed.inForce().document();
    return new Principal.Boundary(arn, document == null ? null : compiler.compile(document));
  }
}

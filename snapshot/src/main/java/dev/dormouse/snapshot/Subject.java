package dev.dormouse.snapshot;

import dev.dormouse.evidence.PrincipalEvidence;
import dev.dormouse.policy.Principal;

/** A principal and all that the snapshot tells of its use. */
public record Subject(Principal principal, PrincipalEvidence evidence) {}

package dev.dormouse.policy;

import dev.dormouse.catalog.ActionSet;

/** What one statement of one attached policy grants, after every {@code Deny} of the principal. */
public record StatementGrant(PolicySource source, Statement statement, ActionSet actions) {}

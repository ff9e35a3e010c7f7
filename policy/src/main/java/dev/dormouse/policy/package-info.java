/**
 * The IAM policy language and the identities that carry it: documents become grants, actions each
 * with the statements that grant it. Knows the catalog only.
 */
@NullMarked
package dev.dormouse.policy;

import org.jspecify.annotations.NullMarked;

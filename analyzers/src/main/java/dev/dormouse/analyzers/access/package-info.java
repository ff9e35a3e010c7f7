/** Who may do what: access keys, roles, the audit log's entries. */
@NullMarked
package dev.dormouse.analyzers.access;

import org.jspecify.annotations.NullMarked;

/**
 * Analyzers, findings, access keys and jobs on SQLite and PostgreSQL; the only room that knows SQL.
 */
@NullMarked
package dev.dormouse.store;

import org.jspecify.annotations.NullMarked;

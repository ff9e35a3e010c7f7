/**
 * Access Analyzer's operations: one command each, free of transport, and the table that says where
 * each is found and who may call it.
 */
@NullMarked
package dev.dormouse.api.operation;

import org.jspecify.annotations.NullMarked;

/**
 * How long a client may take: each connection has a deadline while the server waits for its client,
 * and is closed when the deadline is over.
 */
@NullMarked
package dev.dormouse.api.connection;

import org.jspecify.annotations.NullMarked;

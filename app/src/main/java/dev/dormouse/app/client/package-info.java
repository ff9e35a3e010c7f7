/**
 * The commands that ask a server: a thin client of its API. Knows the wire and nothing of the
 * server's inside.
 */
@NullMarked
package dev.dormouse.app.client;

import org.jspecify.annotations.NullMarked;

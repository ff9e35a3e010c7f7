/**
 * Access Analyzer's restJson1 and Dormouse's own extensions: signatures, roles, routes, error
 * shapes.
 */
@NullMarked
package dev.dormouse.api;

import org.jspecify.annotations.NullMarked;

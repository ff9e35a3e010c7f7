/**
 * The API over HTTP: Access Analyzer's restJson1 with AWS's signatures, and Dormouse's own beside
 * it. The only room that knows HTTP. Inside: {@code call}, what a call is, free of transport;
 * {@code signature} and {@code key}, who makes it; {@code dispatch}, from a request to its answer;
 * {@code operation}, AWS's operations; {@code json}.
 */
@NullMarked
package dev.dormouse.api;

import org.jspecify.annotations.NullMarked;

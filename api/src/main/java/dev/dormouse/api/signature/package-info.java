/**
 * AWS Signature Version 4, from the server's side: what was signed is put together from the request
 * as it came, signed again with the key's secret, and compared (AWS General Reference, "Signature
 * Version 4").
 */
@NullMarked
package dev.dormouse.api.signature;

import org.jspecify.annotations.NullMarked;

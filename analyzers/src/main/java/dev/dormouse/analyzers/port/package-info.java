/**
 * What others fill: where analyzers, findings, access keys and the audit log are kept, and who
 * scans.
 */
@NullMarked
package dev.dormouse.analyzers.port;

import org.jspecify.annotations.NullMarked;

/**
 * Grants against usage: a verdict for every granted action, and the findings that follow. Functions
 * of values and a time; no files, network or clock here.
 */
@NullMarked
package dev.dormouse.findings;

import org.jspecify.annotations.NullMarked;

/**
 * Reading and writing snapshots, the folders of AWS's own documents that say what accounts looked
 * like at one moment, and the sample organization.
 */
@NullMarked
package dev.dormouse.snapshot;

import org.jspecify.annotations.NullMarked;

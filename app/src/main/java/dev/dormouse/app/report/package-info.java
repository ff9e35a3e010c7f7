/**
 * The HTML report: one file that carries the scan's JSON and a page that shows it, opens without a
 * network and runs nothing but what Dormouse itself put there. The page's sources are readable
 * resources beside this package; they are joined when a report is written.
 */
@NullMarked
package dev.dormouse.app.report;

import org.jspecify.annotations.NullMarked;

package dev.dormouse.app;

import dev.dormouse.catalog.Catalog;
import dev.dormouse.findings.Settings;

/**
 * What a report says of the scan as such.
 *
 * @param input the input as the user named it
 * @param inputArgument how to name it again on a command line
 */
record ScanHeader(String input, String inputArgument, Catalog catalog, Settings settings) {
  static final String VERSION = "0.1.0";
}

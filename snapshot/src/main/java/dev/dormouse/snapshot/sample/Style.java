package dev.dormouse.snapshot.sample;

/**
 * How the files of one account are written: tools and their versions differ from account to
 * account.
 *
 * @param encoded whether policy documents are percent-encoded texts, as the API gives them, or
 *     plain JSON, as the AWS CLI prints them
 * @param gzipped whether the authorization details are compressed
 * @param pageSize how many services a page of a last-accessed report holds
 */
record Style(
    JsonFormat format,
    Spelling spelling,
    boolean encoded,
    boolean gzipped,
    ReportFiles reports,
    int pageSize) {

  /** Where the last-accessed reports stand. */
  enum ReportFiles {
    /** A file a principal; further pages follow the first in the same file. */
    PAGES_APPENDED,
    /** A file a principal; several pages stand in an array. */
    PAGES_IN_ARRAY,
    /** One compressed file an account, a page a line. */
    LINES
  }

  /** What the AWS CLI writes. */
  static final Style CLI =
      new Style(
          JsonFormat.INDENTED, Spelling.OFFSET, false, false, ReportFiles.PAGES_APPENDED, 100);

  /** What a script around boto3 writes. */
  static final Style SCRIPT =
      new Style(JsonFormat.INDENTED, Spelling.SPACE, true, false, ReportFiles.LINES, 100);

  Style spelled(Spelling newSpelling) {
    return new Style(format, newSpelling, encoded, gzipped, reports, pageSize);
  }

  Style withEncodedDocuments() {
    return new Style(format, spelling, true, gzipped, reports, pageSize);
  }

  Style withPlainDocuments() {
    return new Style(format, spelling, false, gzipped, reports, pageSize);
  }

  Style withGzippedDetails() {
    return new Style(format, spelling, encoded, true, reports, pageSize);
  }

  Style withReports(ReportFiles files) {
    return new Style(format, spelling, encoded, gzipped, files, pageSize);
  }

  Style compact() {
    return new Style(JsonFormat.COMPACT, spelling, encoded, gzipped, reports, pageSize);
  }
}

package dev.dormouse.snapshot.sample;

import dev.dormouse.snapshot.sample.Collection.Part;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import tools.jackson.core.JsonGenerator;

/** Writes the folder of one account. */
record AccountWriter(Scene scene, Path folder) {
  private static final int BUFFER_BYTES = 1 << 16;

  void write() throws IOException {
    Files.createDirectories(folder);
    var credentials = new CredentialsWriter(scene);
    String ending = scene.style().gzipped() ? ".json.gz" : ".json";
    json(
        Part.AUTHORIZATION_DETAILS,
        ending,
        json -> new AuthorizationDetailsWriter(scene, json).write());
    json(Part.ACCESS_KEYS, ".json", credentials::writeAccessKeys);
    json(Part.LOGIN_PROFILES, ".json", credentials::writeLoginProfiles);
    json(Part.USERS, ".json", credentials::writeUsers);
    if (collected(Part.CREDENTIAL_REPORT)) {
      Path report = folder.resolve(Part.CREDENTIAL_REPORT.label + ".csv");
      Files.writeString(report, new CredentialReportWriter(scene).text());
    }
    if (collected(Part.REPORTS)) {
      writeReports();
    }
    write(folder.resolve("collection.json"), json -> new CollectionWriter(scene, json).write());
  }

  private boolean collected(Part part) {
    return !scene.account().collection().missing().contains(part);
  }

  private void json(Part part, String ending, Consumer<JsonGenerator> content) throws IOException {
    if (collected(part)) {
      write(folder.resolve(part.label + ending), content);
    }
  }

  private void write(Path file, Consumer<JsonGenerator> content) throws IOException {
    try (JsonGenerator json = scene.style().format().generator(open(file))) {
      content.accept(json);
      json.writeRaw('\n');
    }
  }

  private static OutputStream open(Path file) throws IOException {
    OutputStream out = Files.newOutputStream(file);
    return file.toString().endsWith(".gz")
        ? new GZIPOutputStream(out, BUFFER_BYTES)
        : new BufferedOutputStream(out, BUFFER_BYTES);
  }

  private void writeReports() throws IOException {
    switch (scene.style().reports()) {
      case LINES -> writeReportLines();
      case PAGES_APPENDED, PAGES_IN_ARRAY -> writeReportFiles();
    }
  }

  private void writeReportLines() throws IOException {
    Path file = folder.resolve(Part.REPORTS.label + ".jsonl.gz");
    try (JsonGenerator json = JsonFormat.COMPACT.generator(open(file))) {
      for (Subject subject : subjects()) {
        writeReport(subject, true, json);
      }
      json.writeRaw('\n');
    }
  }

  private void writeReportFiles() throws IOException {
    Path reports = Files.createDirectories(folder.resolve(Part.REPORTS.label));
    boolean inArray = scene.style().reports() == Style.ReportFiles.PAGES_IN_ARRAY;
    for (Subject subject : subjects()) {
      if (subject.identity().report() != ReportState.MISSING) {
        write(
            reports.resolve(subject.id() + ".json"),
            json -> {
              if (inArray) {
                json.writeStartArray();
              }
              writeReport(subject, false, json);
              if (inArray) {
                json.writeEndArray();
              }
            });
      }
    }
  }

  private void writeReport(Subject subject, boolean withPrincipalId, JsonGenerator json) {
    var builder = new ReportBuilder(scene.vocabulary(), scene.moments());
    List<ServiceUse> services =
        builder.report(subject.id(), subject.documents(), subject.identity().activity());
    new ReportWriter(scene, subject.id(), subject.arn(), withPrincipalId, json)
        .write(subject.identity().report(), services);
  }

  private List<Subject> subjects() {
    var subjects = new ArrayList<Subject>();
    for (SampleUser user : scene.account().users()) {
      subjects.add(
          new Subject(scene.id(user), scene.arn(user), user.identity(), Scene.documents(user)));
    }
    for (SampleRole role : scene.account().roles()) {
      subjects.add(
          new Subject(scene.id(role), scene.arn(role), role.identity(), Scene.documents(role)));
    }
    return subjects;
  }

  private record Subject(String id, String arn, Identity identity, List<Document> documents) {}
}

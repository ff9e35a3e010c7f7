package dev.dormouse.snapshot.sample;

import tools.jackson.core.JsonGenerator;

/** Writes what stands in files of its own about users, their access keys and their passwords. */
record CredentialsWriter(Scene scene) {

  /** {@code access-keys.json}. */
  void writeAccessKeys(JsonGenerator json) {
    json.writeStartObject().writeArrayPropertyStart("AccessKeyMetadata");
    for (SampleUser user : scene.account().users()) {
      for (int slot = 0; slot < user.keys().size(); slot++) {
        writeAccessKey(json, user, slot);
      }
    }
    json.writeEndArray().writeEndObject();
  }

  private void writeAccessKey(JsonGenerator json, SampleUser user, int slot) {
    SampleKey key = user.keys().get(slot);
    String id = scene.keyId(user, slot);
    json.writeStartObject().writeStringProperty("UserName", user.identity().name());
    json.writeStringProperty("AccessKeyId", id);
    json.writeStringProperty("Status", key.active() ? "Active" : "Inactive");
    json.writeStringProperty("CreateDate", scene.written(scene.created(user, slot)));
    if (key.asked()) {
      json.writeObjectPropertyStart("AccessKeyLastUsed");
      key.lastUsed()
          .ifPresent(
              age -> json.writeStringProperty("LastUsedDate", scene.written(scene.used(age, id))));
      KeyUse use = KeyUse.of(user, key, id);
      json.writeStringProperty("ServiceName", use.service());
      json.writeStringProperty("Region", use.region()).writeEndObject();
    }
    json.writeEndObject();
  }

  /** {@code login-profiles.json}. */
  void writeLoginProfiles(JsonGenerator json) {
    json.writeStartObject().writeArrayPropertyStart("LoginProfiles");
    for (SampleUser user : scene.account().users()) {
      user.password()
          .ifPresent(
              password -> {
                json.writeStartObject().writeStringProperty("UserName", user.identity().name());
                json.writeStringProperty(
                    "CreateDate", scene.written(scene.created(user, password)));
                json.writeBooleanProperty("PasswordResetRequired", password.lastUsed().isEmpty());
                json.writeEndObject();
              });
    }
    json.writeEndArray().writeEndObject();
  }

  /** {@code users.json}. */
  void writeUsers(JsonGenerator json) {
    json.writeStartObject().writeArrayPropertyStart("Users");
    for (SampleUser user : scene.account().users()) {
      json.writeStartObject().writeStringProperty("Path", user.identity().path());
      json.writeStringProperty("UserName", user.identity().name());
      json.writeStringProperty("UserId", scene.id(user));
      json.writeStringProperty("Arn", scene.arn(user));
      json.writeStringProperty("CreateDate", scene.written(scene.created(user)));
      user.password()
          .flatMap(SamplePassword::lastUsed)
          .ifPresent(
              age ->
                  json.writeStringProperty(
                      "PasswordLastUsed", scene.written(scene.used(age, scene.id(user)))));
      json.writeEndObject();
    }
    json.writeEndArray().writeEndObject();
  }
}

package dev.dormouse.snapshot.sample;

/** A tag of a user or role. */
record Tag(String key, String value) {}

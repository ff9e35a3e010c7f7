package dev.dormouse.snapshot.sample;

/** An inline policy: AWS keeps its name and document, no date. */
record Inline(String name, Document document) {}

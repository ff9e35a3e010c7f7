package dev.dormouse.catalog;

import java.util.List;

/**
 * A type of resource that a service defines.
 *
 * @param service the IAM prefix of the service that defines it
 * @param name for example {@code bucket}; may hold spaces
 * @param arnFormats for example {@code arn:${Partition}:s3:::${BucketName}}; seldom more than one
 */
public record ResourceType(String service, String name, List<String> arnFormats) {
  public ResourceType {
    arnFormats = List.copyOf(arnFormats);
  }
}

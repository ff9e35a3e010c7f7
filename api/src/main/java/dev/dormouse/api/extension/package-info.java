/**
 * Dormouse's own operations below {@code /dormouse/v1}: what AWS's API has no word for. They go the
 * same way as AWS's, from signature to audit log, and answer with the same errors; {@code
 * openapi.json} describes them.
 */
@NullMarked
package dev.dormouse.api.extension;

import org.jspecify.annotations.NullMarked;

/**
 * From a request to its answer: routes, who may, how often, once only, the audit log. One way for
 * AWS's operations and for Dormouse's own below {@code /dormouse/v1}.
 */
@NullMarked
package dev.dormouse.api.dispatch;

import org.jspecify.annotations.NullMarked;

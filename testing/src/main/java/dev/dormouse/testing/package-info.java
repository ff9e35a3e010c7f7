/**
 * What the tests of several rooms share: finding the folder of shared data beside the project, and
 * stepping aside with a message where it is absent. Nothing here is shipped.
 */
@NullMarked
package dev.dormouse.testing;

import org.jspecify.annotations.NullMarked;

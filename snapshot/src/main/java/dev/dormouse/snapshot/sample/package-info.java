/**
 * The sample organization: a deterministic, lifelike snapshot folder for a first look, for tests
 * and for benchmarks.
 *
 * <p>The data of the default organization stand in {@code DefaultOrganization} and the {@code
 * …Accounts} classes beside it; {@code ScaledOrganization} makes organizations of any size. Both
 * yield the same values ({@code SampleAccount} and what it holds), which the {@code …Writer}
 * classes turn into AWS's documents.
 */
@NullMarked
package dev.dormouse.snapshot.sample;

import org.jspecify.annotations.NullMarked;

package dev.dormouse.snapshot;

import dev.dormouse.findings.Account;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where one account's documents lie.
 *
 * @param folder null for a lone file of authorization details
 * @param details null if there is none
 * @param skipped why the account is not to be read, such as its suspension; empty if it is
 */
public record AccountSource(
    Account account, @Nullable Path folder, @Nullable Path details, String skipped) {}

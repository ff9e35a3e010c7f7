package dev.dormouse.api.operation;

import dev.dormouse.analyzers.Home;
import dev.dormouse.analyzers.Quotas;
import dev.dormouse.analyzers.life.LifeSettings;
import dev.dormouse.analyzers.port.AnalyzerStore;
import dev.dormouse.analyzers.port.FindingStore;
import dev.dormouse.analyzers.port.Scans;
import dev.dormouse.catalog.Catalog;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What operations work with.
 *
 * @param organization whether the server's account may have organization analyzers now, as the
 *     management account and a delegated administrator may
 * @param ids of new revisions of findings
 */
public record Services(
    Home home,
    BooleanSupplier organization,
    Quotas quotas,
    LifeSettings life,
    AnalyzerStore analyzers,
    FindingStore findings,
    Scans scans,
    Catalog catalog,
    PageTokens pageTokens,
    Supplier<UUID> ids) {}

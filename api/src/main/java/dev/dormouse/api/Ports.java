package dev.dormouse.api;

import dev.dormouse.analyzers.port.AccessStore;
import dev.dormouse.analyzers.port.AnalyzerStore;
import dev.dormouse.analyzers.port.AnalyzerStore.ClientTokens;
import dev.dormouse.analyzers.port.FindingStore;
import dev.dormouse.analyzers.port.Scans;
import dev.dormouse.api.call.Endpoint;
import dev.dormouse.api.dispatch.ApiListener;
import dev.dormouse.api.key.SecretBox;
import dev.dormouse.api.operation.Services;
import dev.dormouse.catalog.Catalog;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * What the API works with, filled by the app.
 *
 * @param secrets opens access keys, and gives the key that page tokens are bound with; replicas
 *     share it
 * @param nanos what only goes forward, in nanoseconds, for what takes time
 * @param extensions makes further endpoints beside {@link dev.dormouse.api.extension.DormouseApi}'s
 */
public record Ports(
    AnalyzerStore analyzers,
    ClientTokens clientTokens,
    FindingStore findings,
    AccessStore access,
    Scans scans,
    Catalog catalog,
    SecretBox secrets,
    Probes probes,
    Function<Services, List<Endpoint>> extensions,
    ApiListener listener,
    InstantSource clock,
    LongSupplier nanos,
    SecureRandom random) {}

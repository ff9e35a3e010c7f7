package dev.dormouse.api;

import dev.dormouse.analyzers.Home;
import dev.dormouse.analyzers.Quotas;
import dev.dormouse.analyzers.life.LifeSettings;
import java.util.function.BooleanSupplier;

/**
 * How the API behaves.
 *
 * @param organization whether the server's account is now the management account or the delegated
 *     administrator, who alone may have organization analyzers
 */
public record ApiSettings(
    Home home,
    BooleanSupplier organization,
    Quotas quotas,
    LifeSettings life,
    Listen listen,
    Limits limits) {}

package dev.dormouse.api.extension;

import static dev.dormouse.api.call.Endpoint.extension;

import dev.dormouse.analyzers.port.AccessStore;
import dev.dormouse.api.call.Endpoint;
import dev.dormouse.api.call.Permission;
import dev.dormouse.api.operation.AnalyzerFinder;
import dev.dormouse.api.operation.Services;
import java.util.List;

/** Every operation below {@code /dormouse/v1}, where it is found and who may call it. */
public final class DormouseApi {
  private static final String ROOT = "/dormouse/v1";
  private static final String ANALYZER = ROOT + "/analyzers/{name}";

  private DormouseApi() {}

  public static List<Endpoint> endpoints(Services services, AccessStore access) {
    AnalyzerFinder finder = new AnalyzerFinder(services.home(), services.analyzers());
    Explanations explanations = new Explanations(services, finder);
    BulkArchiving bulk = new BulkArchiving(services, finder);
    FindingExport export = new FindingExport(services, finder);
    ScanRequests scans = new ScanRequests(services, finder);
    ScopeSettings scope = new ScopeSettings(services, finder);
    return List.of(
        extension(
            "GET", ANALYZER + "/findings/{id}/evidence", Permission.READ, explanations::ofFinding),
        extension("GET", ANALYZER + "/principals", Permission.READ, explanations::ofPrincipal),
        extension("GET", ANALYZER + "/accounts", Permission.READ, new Accounts(services, finder)),
        extension("GET", ANALYZER + "/trends", Permission.READ, new Trends(services, finder)),
        extension(
            "POST",
            ANALYZER + "/archive-rules/preview",
            Permission.READ,
            new RulePreview(services, finder)),
        extension("POST", ANALYZER + "/findings/archive", Permission.ARCHIVE, bulk::archive),
        extension("POST", ANALYZER + "/findings/unarchive", Permission.ARCHIVE, bulk::unarchive),
        extension("GET", ANALYZER + "/findings/export", Permission.READ, export::get),
        extension("POST", ANALYZER + "/findings/export", Permission.READ, export::post),
        extension("GET", ANALYZER + "/scan", Permission.READ, scans::status),
        extension("POST", ANALYZER + "/scan", Permission.ADMINISTER, scans::request),
        extension("GET", ANALYZER + "/usage", Permission.READ_ALL, new Usage(services, finder)),
        extension("GET", ANALYZER + "/scope", Permission.READ_ALL, scope::get),
        extension("PUT", ANALYZER + "/scope", Permission.ADMINISTER, scope::put),
        extension("GET", ROOT + "/audit", Permission.INSPECT, new AuditLog(access)),
        extension("GET", ROOT + "/caller", Permission.READ, CallerIdentity::answer),
        extension("GET", ROOT + "/openapi.json", Permission.PUBLIC, Description.read()::answer));
  }
}

package io.airworthy.dashboard;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.airworthy.AirworthyException;
import io.airworthy.KFloor;
import io.airworthy.lake.IcebergLake;
import io.airworthy.lake.LakeView;
import io.airworthy.loop.DailyResult;
import io.airworthy.loop.RunArchive;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// The dashboard: `/`, `/runs/{id}/report`, `/api/overview` and what they need under `/assets`.
public final class Dashboard implements HttpService {
  /// A page is told what was known before, sooner than its reader loses patience.
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final String PAGES = "io.airworthy.dashboard.pages";
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'"
          + " data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  /// Reports carry their own script and style, so they run without any right to this origin.
  private static final String REPORT_POLICY =
      "sandbox allow-scripts; default-src 'none'; script-src 'unsafe-inline'; style-src"
          + " 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

  private final IcebergLake lake;
  private final RunArchive archive;
  private final KFloor floor;
  private final InstantSource clock;
  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(null, ContentType.Html, null, PAGES);
  private final Latest<Figures> figures;

  /// The dashboard of a data directory and its lake, which must stay open.
  ///
  /// @param floor under which no figure about users is shown
  /// @param clock says which day it is
  public Dashboard(Path dataDir, IcebergLake lake, KFloor floor, InstantSource clock) {
    this.lake = lake;
    this.floor = floor;
    this.clock = clock;
    this.archive = new RunArchive(dataDir);
    this.figures =
        new Latest<>(
            () -> version(lake.snapshotId(), today()), this::read, PATIENCE, System::nanoTime);
  }

  @Override
  public void routing(HttpRules rules) {
    rules.get("/", this::overview);
    rules.get("/api/overview", this::document);
    rules.get("/runs/{id}/report", this::report);
    rules.get("/assets/{name}", Dashboard::asset);
  }

  /// The overview page as HTML.
  public String render() {
    StringOutput html = new StringOutput();
    templates.render("overview.jte", Overview.of(figures.get(), archive.runs()), html);
    return html.toString();
  }

  private void overview(ServerRequest request, ServerResponse response) {
    secured(response, POLICY).header(HeaderNames.CONTENT_TYPE, "text/html; charset=utf-8");
    response.send(render());
  }

  private void document(ServerRequest request, ServerResponse response) {
    List<DailyResult> runs = archive.runs();
    secured(response, POLICY).header(HeaderNames.CONTENT_TYPE, "application/json");
    response.send(Overview.document(figures.get(), runs).toString());
  }

  private void report(ServerRequest request, ServerResponse response) {
    Optional<Path> report = archive.report(request.path().pathParameters().get("id"));
    if (report.isEmpty()) {
      notFound(response);
      return;
    }
    try {
      byte[] page = Files.readAllBytes(report.get());
      secured(response, REPORT_POLICY).header(HeaderNames.CONTENT_TYPE, "text/html; charset=utf-8");
      response.send(page);
    } catch (IOException e) {
      throw AirworthyException.internal("a report cannot be read", e);
    }
  }

  private static void asset(ServerRequest request, ServerResponse response) {
    Asset.named(request.path().pathParameters().get("name"))
        .ifPresentOrElse(
            asset -> {
              secured(response, POLICY).header(HeaderNames.CONTENT_TYPE, asset.contentType());
              response.header(HeaderNames.CACHE_CONTROL, "max-age=3600");
              response.send(asset.bytes());
            },
            () -> notFound(response));
  }

  private static void notFound(ServerResponse response) {
    response.status(Status.NOT_FOUND_404);
    secured(response, POLICY).send("not found\n");
  }

  private static ServerResponse secured(ServerResponse response, String policy) {
    response.header(HeaderNames.create("Content-Security-Policy"), policy);
    return response;
  }

  private Latest.Version<Figures> read() {
    LocalDate today = today();
    try (LakeView view = lake.view()) {
      return new Latest.Version<>(
          version(view.snapshotId(), today), Figures.of(view, floor, today));
    }
  }

  /// What the figures follow from: the rows, and the day on which calendars end.
  private static String version(String snapshot, LocalDate today) {
    return snapshot + " on " + today;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}

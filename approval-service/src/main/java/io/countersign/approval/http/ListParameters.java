package io.countersign.approval.http;

import io.countersign.approval.inbox.InboxQuery;
import io.countersign.approval.inbox.InboxView;
import io.countersign.approval.inbox.Reader;
import io.countersign.platform.http.ProblemException;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What somebody wants to have listed. */
record ListParameters(
    @QueryParam("view") @Parameter(description = "mine, escalated, decided or all")
        @Nullable String view,
    @QueryParam("state") @Nullable String state,
    @QueryParam("dataSource") @Nullable String dataSource,
    @QueryParam("environment") @Nullable String environment,
    @QueryParam("submitter") @Parameter(description = "Name or subject") @Nullable String submitter,
    @QueryParam("fingerprint") @Nullable String fingerprint,
    @QueryParam("text")
        @Parameter(description = "Occurs in the first 500 characters of the statement")
        @Nullable String text,
    @QueryParam("order") @Parameter(description = "oldest, the default, or newest")
        @Nullable String order,
    @QueryParam("limit") @Parameter(description = "1 to 500; 50 if absent")
        @Nullable String limitText,
    @QueryParam("after") @Parameter(description = "'next' of the page before")
        @Nullable String after) {

  boolean isOfAll() {
    return Parameters.view(view) == InboxView.ALL;
  }

  int limit() {
    return Parameters.limit(limitText);
  }

  InboxQuery query(Reader reader, Instant now) {
    return new InboxQuery(
        Parameters.view(view),
        reader,
        new InboxQuery.Filter(
            Parameters.state(state),
            Parameters.text("dataSource", dataSource),
            Parameters.text("environment", environment),
            Parameters.text("submitter", submitter),
            Parameters.text("fingerprint", fingerprint),
            Parameters.text("text", text)),
        now,
        Parameters.isNewestFirst(order),
        Parameters.after(after),
        limit() + 1);
  }

  ProblemException unknownAfter() {
    return Parameters.unknownAfter(after);
  }
}

package org.vigie.access.gate;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.security.web.util.OnCommittedResponseWrapper;
import org.springframework.web.filter.OncePerRequestFilter;
import org.vigie.access.Audit;
import org.vigie.access.Reader;
import org.vigie.access.audit.AuditChain;
import org.vigie.access.audit.AuditLine;

/**
 * Records requests whose route has an action. The line is durable before the first byte of the answer leaves: what could not be
 * recorded is not given away. A refusal is recorded as well.
 */
class AuditFilter extends OncePerRequestFilter {

    private static final String ACTION = AuditFilter.class.getName() + ".action";
    private static final String READER = AuditFilter.class.getName() + ".reader";
    private static final int LONGEST_QUERY = 2000;

    private final Routes routes;
    private final AuditChain chain;
    private final Refusals refusals;
    private final Recently recently = new Recently(Duration.ofHours(1));

    AuditFilter(Routes routes, AuditChain chain, Refusals refusals) {
        this.routes = routes;
        this.chain = chain;
        this.refusals = refusals;
    }

    /** Has a request recorded that its route would not, as that of somebody who is not known by the request itself. */
    static void record(HttpServletRequest request, String action, Reader reader) {
        request.setAttribute(ACTION, action);
        request.setAttribute(READER, reader);
    }

    /** Says whose request it is, where the request itself does not: of a sign-in that succeeds. */
    static void by(HttpServletRequest request, Reader reader) {
        request.setAttribute(READER, reader);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain filters)
            throws ServletException, IOException {
        Route.Audited audited = routes.find(request).map(Route::audited).orElse(null);
        if (audited != null) {
            request.setAttribute(ACTION, audited.action());
        }
        var recorded = new Recorded(request, response, audited);
        try {
            filters.doFilter(request, recorded);
        } finally {
            if (request.isAsyncStarted()) {
                if (request.getAttribute(READER) == null) {
                    by(request, Reader.current()); // the thread that writes the answer may be another
                }
                request.getAsyncContext().addListener(recorded);
            } else {
                recorded.finish();
            }
        }
    }

    /** An answer that is recorded when it begins to leave. */
    private final class Recorded extends OnCommittedResponseWrapper implements AsyncListener {

        private final HttpServletRequest request;
        private final Route.@Nullable Audited audited;
        private boolean isWritten;
        private boolean hasFailed;

        Recorded(HttpServletRequest request, HttpServletResponse response, Route.@Nullable Audited audited) {
            super(response);
            this.request = request;
            this.audited = audited;
        }

        @Override
        protected synchronized void onResponseCommitted() {
            if (isWritten
                    || hasFailed
                    || !(request.getAttribute(ACTION) instanceof String action)
                    || isOfNoConcern(action)) {
                return;
            }
            try {
                chain.write(line(action));
                isWritten = true;
                if (audited != null && audited.isHourly()) {
                    recently.note(question());
                }
            } catch (DataAccessResourceFailureException e) {
                hasFailed = true; // the answer that tells of the failure needs no line
                throw e;
            }
        }

        /** An answer that is still whole in the buffer. */
        void finish() {
            try {
                onResponseCommitted();
            } catch (DataAccessResourceFailureException e) {
                if (!isCommitted()) {
                    reset();
                    refusals.answer(request, (HttpServletResponse) getResponse(), e);
                }
            }
        }

        /** Of its route's own action and: told nothing that is protected, or asked the same within the hour. */
        private boolean isOfNoConcern(String action) {
            if (audited == null || !audited.action().equals(action)) {
                return false;
            }
            boolean isGranted = getStatus() < 400;
            boolean isBelow = isGranted && !reader().is(audited.from());
            return isBelow || (audited.isHourly() && isGranted && recently.has(question()));
        }

        /** Who asks what, whichever part of it. */
        private String question() {
            return reader().name() + "\n" + request.getAttribute(ACTION) + "\n" + request.getQueryString();
        }

        private Reader reader() {
            return request.getAttribute(READER) instanceof Reader known ? known : Reader.current();
        }

        private AuditLine line(String action) {
            Reader reader = reader();
            return AuditLine.of(
                            Instant.now(),
                            reader.name(),
                            reader.role().name(),
                            reader.organisation(),
                            String.valueOf(request.getRemoteAddr()),
                            action)
                    .with(request.getMethod() + " " + request.getRequestURI(), detail(), String.valueOf(getStatus()));
        }

        private Map<String, Object> detail() {
            var detail = new LinkedHashMap<String, Object>();
            String query = request.getQueryString();
            if (query != null) {
                detail.put("query", query.substring(0, Math.min(query.length(), LONGEST_QUERY)));
            }
            if (request.getAttribute(Audit.NOTES) instanceof Map<?, ?> notes) {
                notes.forEach((name, value) -> detail.put(String.valueOf(name), value));
            }
            return detail;
        }

        @Override
        public void onComplete(AsyncEvent event) {
            finish();
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            // onComplete follows
        }

        @Override
        public void onError(AsyncEvent event) {
            // onComplete follows
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this);
        }
    }
}

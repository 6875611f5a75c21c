package org.vigie.access;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.vigie.access.audit.AuditChain;
import org.vigie.access.audit.AuditLine;

/**
 * What happened, for those who have to answer for it. Requests whose route has an action in the table of routes are recorded by
 * themselves, before their answer leaves; {@link #note} adds to their line. What happens without a request (a schedule, the end of
 * a job) is told by {@link #record}.
 */
@Service
public class Audit {

    /** The request attribute that holds the notes of a request. */
    public static final String NOTES = Audit.class.getName() + ".notes";

    private final AuditChain chain;

    Audit(AuditChain chain) {
        this.chain = chain;
    }

    /**
     * Adds something to the line of the present request: what was chosen, what came of it. Never the text of a report: a line stays
     * when what it speaks of is erased. Outside of requests nothing happens.
     */
    public static void note(String name, @Nullable Object value) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            notes(request).put(name, value == null ? "" : value);
        }
    }

    /**
     * Records an event of its own, by {@link Reader#current()}; it is durable when this returns.
     *
     * @param action a word in capitals, such as {@code BULLETIN}
     * @param target what it was done to: an id, a path
     * @param detail what else is to be known, as JSON values
     * @param outcome how it ended
     * @throws org.springframework.dao.DataAccessResourceFailureException where it could not be recorded
     */
    public void record(String action, String target, Map<String, ?> detail, String outcome) {
        Reader reader = Reader.current();
        chain.write(AuditLine.of(Instant.now(), reader.name(), reader.role().name(), reader.organisation(), "", action)
                .with(target, detail, outcome));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> notes(RequestAttributes request) {
        Object known = request.getAttribute(NOTES, RequestAttributes.SCOPE_REQUEST);
        if (known != null) {
            return (Map<String, Object>) known;
        }
        var notes = new LinkedHashMap<String, Object>();
        request.setAttribute(NOTES, notes, RequestAttributes.SCOPE_REQUEST);
        return notes;
    }
}

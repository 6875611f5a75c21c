package org.vigie.jobs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.vigie.api.Messages;

/** Jobs and row issues as their readers see them, in the reader's language. */
@Component
public class JobTexts {

    private final Messages messages;

    JobTexts(Messages messages) {
        this.messages = messages;
    }

    /** A job as a JSON object: id, state, each count by its name, progress, times, and the reason where it failed. */
    public Map<String, Object> job(Job job, Locale language) {
        var view = new LinkedHashMap<String, @Nullable Object>();
        view.put("id", job.id());
        view.put("state", job.state().name().toLowerCase(Locale.ROOT));
        view.put("progress", job.progress());
        view.put("parameters", visible(job.parameters()));
        view.putAll(new java.util.TreeMap<>(job.counts()));
        view.put("dataVersion", job.dataVersion());
        view.put("createdAt", job.createdAt());
        view.put("finishedAt", job.finishedAt());
        view.put("undoneAt", job.undoneAt());
        if (job.failureCode() != null) {
            view.put("failure", Map.of("code", job.failureCode(), "message", failure(job, language)));
        }
        return view;
    }

    /** Why a job failed. */
    public String failure(Job job, Locale language) {
        return messages.text("job." + job.failureCode(), job.failureArguments(), language);
    }

    /** An issue as a JSON object: line, column, code, severity, value, message. */
    public Map<String, @Nullable Object> issue(RowIssue issue, Locale language) {
        var view = new LinkedHashMap<String, @Nullable Object>();
        view.put("line", issue.line());
        view.put("column", issue.column());
        view.put("code", issue.code());
        view.put("severity", issue.severity().name().toLowerCase(Locale.ROOT));
        view.put("value", issue.value());
        view.put("message", message(issue, language));
        return view;
    }

    /** The issue without what stood in the row: for who may know that something is wrong, and not with what. */
    RowIssue withheld(RowIssue issue) {
        return new RowIssue(issue.line(), issue.column(), issue.code(), issue.severity(), null, List.of());
    }

    String csvLine(RowIssue issue, Locale language) {
        return String.join(
                        ",",
                        String.valueOf(issue.line()),
                        quoted(issue.column()),
                        issue.code(),
                        issue.severity().name().toLowerCase(Locale.ROOT),
                        quoted(issue.value()),
                        quoted(message(issue, language)))
                + "\r\n";
    }

    private String message(RowIssue issue, Locale language) {
        var arguments = new ArrayList<String>();
        arguments.add(issue.value() == null ? "" : issue.value());
        arguments.addAll(issue.arguments());
        return messages.text("issue." + issue.code(), arguments, language);
    }

    /** Where a file lies on the server is nobody's business. */
    private static Map<String, String> visible(Map<String, String> parameters) {
        var visible = new LinkedHashMap<>(parameters);
        visible.keySet().removeAll(List.of("path", "spool"));
        visible.keySet().removeAll(Owner.NAMES);
        return visible;
    }

    /** A CSV field; a leading sign that a spreadsheet would take for a formula is disarmed by an apostrophe. */
    private static String quoted(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        String safe = "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }
}

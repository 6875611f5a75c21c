package org.vigie.jobs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.vigie.jobs.Job.State;
import org.vigie.jobs.RowIssue.Severity;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Jobs and their row issues in PostgreSQL. */
@Repository
class JobStore {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Long>> COUNTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final JsonMapper json;

    JobStore(JdbcClient jdbc, JdbcTemplate template, JsonMapper json) {
        this.jdbc = jdbc;
        this.template = template;
        this.json = json;
    }

    void add(UUID id, String kind, Map<String, String> parameters) {
        jdbc.sql("insert into job (id, kind, state, parameters) values (:id, :kind, 'QUEUED', :parameters::jsonb)")
                .param("id", id)
                .param("kind", kind)
                .param("parameters", json.writeValueAsString(parameters))
                .update();
    }

    Optional<Job> find(UUID id) {
        return jdbc.sql("select * from job where id = :id")
                .param("id", id)
                .query(this::job)
                .optional();
    }

    List<Job> list(String kind, int limit) {
        return jdbc.sql("select * from job where kind = :kind order by created_at desc limit :limit")
                .param("kind", kind)
                .param("limit", limit)
                .query(this::job)
                .list();
    }

    boolean anyEver() {
        return jdbc.sql("select exists (select from job)").query(Boolean.class).single();
    }

    List<Job> listOpen() {
        return jdbc.sql("select * from job where state in ('QUEUED', 'RUNNING') order by created_at")
                .query(this::job)
                .list();
    }

    double countOpen() {
        return jdbc.sql("select count(*) from job where state in ('QUEUED', 'RUNNING')")
                .query(Long.class)
                .single();
    }

    void start(UUID id) {
        jdbc.sql("delete from row_issue where job_id = :id").param("id", id).update();
        jdbc.sql("""
                        update job set state = 'RUNNING', started_at = now(), progress = 0, counts = '{}',
                            parameters = parameters - 'waitingFor'
                        where id = :id""").param("id", id).update();
    }

    /** Takes a job back into the queue: what it needs is out, and it is done when that is back. */
    void await(UUID id, String what) {
        jdbc.sql("""
                        update job set state = 'QUEUED', progress = 0, counts = '{}',
                            parameters = parameters || jsonb_build_object('waitingFor', :what::text)
                        where id = :id and state in ('QUEUED', 'RUNNING')""").param("what", what).param("id", id).update();
    }

    void report(UUID id, Map<String, Long> counts, double progress) {
        jdbc.sql("update job set counts = :counts::jsonb, progress = :progress where id = :id")
                .param("counts", json.writeValueAsString(counts))
                .param("progress", (float) progress)
                .param("id", id)
                .update();
    }

    void note(UUID id, String name, String value) {
        jdbc.sql(
                        "update job set parameters = parameters || jsonb_build_object(:name::text, :value::text) where id = :id")
                .param("name", name)
                .param("value", value)
                .param("id", id)
                .update();
    }

    void published(UUID id, long version) {
        jdbc.sql("update job set data_version = :version where id = :id")
                .param("version", version)
                .param("id", id)
                .update();
    }

    void done(UUID id) {
        jdbc.sql("update job set state = 'DONE', progress = 1, finished_at = now() where id = :id")
                .param("id", id)
                .update();
    }

    void failed(UUID id, String code, List<String> arguments) {
        jdbc.sql("""
                        update job set state = 'FAILED', finished_at = now(), failure_code = :code,
                            failure_arguments = :arguments
                        where id = :id""")
                .param("code", code)
                .param("arguments", arguments.toArray(new String[0]))
                .param("id", id)
                .update();
    }

    boolean undone(UUID id) {
        return jdbc.sql("update job set undone_at = now() where id = :id and undone_at is null")
                        .param("id", id)
                        .update()
                == 1;
    }

    void addIssues(UUID id, List<RowIssue> issues) {
        template.batchUpdate("""
                insert into row_issue (job_id, line, column_name, code, severity, value, arguments)
                values (?, ?, ?, ?, ?, ?, ?)""", issues, 500, (statement, issue) -> {
            statement.setObject(1, id);
            statement.setLong(2, issue.line());
            statement.setString(3, issue.column());
            statement.setString(4, issue.code());
            statement.setString(5, issue.severity().name());
            statement.setString(6, issue.value());
            statement.setObject(7, issue.arguments().toArray(new String[0]));
        });
    }

    /** Issues in the order of the file, from an offset. */
    List<RowIssue> listIssues(UUID id, long offset, int limit) {
        return jdbc.sql("""
                        select * from row_issue where job_id = :id
                        order by line, column_name, code offset :offset limit :limit""")
                .param("id", id)
                .param("offset", offset)
                .param("limit", limit)
                .query((row, number) -> new RowIssue(
                        row.getLong("line"),
                        row.getString("column_name"),
                        row.getString("code"),
                        Severity.valueOf(row.getString("severity")),
                        row.getString("value"),
                        texts(row, "arguments")))
                .list();
    }

    long countIssues(UUID id) {
        return jdbc.sql("select count(*) from row_issue where job_id = :id")
                .param("id", id)
                .query(Long.class)
                .single();
    }

    /** Issues hold at most the beginning of a long word. */
    void eraseValues(List<Long> versions, List<String> words) {
        String[] values = words.stream()
                .flatMap(
                        word -> Stream.of(word, RowIssue.info(0, null, "", word).value()))
                .toArray(String[]::new);
        jdbc.sql("""
                        update row_issue set value = null, arguments = '{}'
                        where value = any(:words) or arguments && cast(:words as text[])
                           or job_id in (select id from job where data_version = any(:versions))""")
                .param("words", values)
                .param("versions", versions.toArray(Long[]::new))
                .update();
    }

    private Job job(ResultSet row, int number) throws SQLException {
        return new Job(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                State.valueOf(row.getString("state")),
                json.readValue(row.getString("parameters"), TEXTS),
                json.readValue(row.getString("counts"), COUNTS),
                row.getFloat("progress"),
                row.getObject("data_version", Long.class),
                row.getString("failure_code"),
                texts(row, "failure_arguments"),
                row.getTimestamp("created_at").toInstant(),
                instant(row, "finished_at"),
                instant(row, "undone_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        var array = row.getArray(column);
        return array == null ? List.of() : Arrays.asList((String[]) array.getArray());
    }
}

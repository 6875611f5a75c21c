package org.vigie.incidents;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigie.api.DataVersion;
import org.vigie.api.Problem;
import org.vigie.areas.AreaIndex;
import org.vigie.areas.Areas;
import tools.jackson.databind.json.JsonMapper;

/** Single incidents and pages of them. Changes are new versions; nothing is overwritten. */
@Repository
public class IncidentStore {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final DataVersion dataVersion;
    private final Categories categories;
    private final Areas areas;
    private final JsonMapper json;
    private final String pageSql;

    IncidentStore(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            DataVersion dataVersion,
            Categories categories,
            Areas areas,
            JsonMapper json)
            throws IOException {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.dataVersion = dataVersion;
        this.categories = categories;
        this.areas = areas;
        this.json = json;
        this.pageSql = new ClassPathResource("incident-page.sql", IncidentStore.class)
                .getContentAsString(StandardCharsets.UTF_8);
    }

    /** After which incident a page begins: the last one of the page before. */
    record Cursor(LocalDate dateStart, UUID id) {}

    /** Incidents of a filter, newest first, from after a cursor. */
    List<IncidentFeature> list(IncidentFilter filter, AreaIndex areas, @Nullable Cursor after, int limit) {
        IncidentConditions conditions = IncidentConditions.of(filter, areas, categories);
        if (after != null) {
            conditions.add("(i.date_start < :afterDate or i.date_start = :afterDate and i.id > :afterId)");
            conditions.bind("afterDate", after.dateStart());
            conditions.bind("afterId", after.id());
        }
        var told = new Telling(filter.visibility(), categories.sensitive(), areas);
        return query(conditions, filter.visibility(), filter.asOf(), limit).stream()
                .map(told::of)
                .toList();
    }

    /**
     * The newest incidents of a filter, at most so many.
     *
     * @param areas the areas that serve at the filter's data version
     */
    public List<IncidentFeature> newest(IncidentFilter filter, AreaIndex areas, int limit) {
        return list(filter, areas, null, limit);
    }

    /**
     * The incidents of these ids that somebody sees, in the order of the ids, as they are told.
     *
     * @param version the data version at which they are read
     * @param served the areas that serve at that version
     */
    public List<IncidentFeature> listByIds(List<UUID> ids, Visibility visibility, AreaIndex served, long version) {
        IncidentConditions conditions = IncidentConditions.seen(visibility, categories.sensitive());
        conditions.add("i.id = any(:ids)");
        conditions.bind("ids", ids.toArray(new UUID[0]));
        var told = new Telling(visibility, categories.sensitive(), served);
        var byId = new HashMap<UUID, IncidentFeature>();
        query(conditions, visibility, version, ids.size()).forEach(feature -> byId.put(feature.id(), told.of(feature)));
        return ids.stream().map(byId::get).filter(Objects::nonNull).toList();
    }

    private Optional<IncidentFeature> find(UUID id, Visibility visibility) {
        IncidentConditions conditions = IncidentConditions.seen(visibility, categories.sensitive());
        conditions.add("i.id = :id");
        conditions.bind("id", id);
        return query(conditions, visibility, null, 1).stream()
                .map(feature -> new Telling(visibility, categories.sensitive(), areas.current()).of(feature))
                .findFirst();
    }

    /**
     * An incident as the reader of this thread sees it now.
     *
     * @throws Problem a 410 where it was deleted and the reader saw it before; a 404 where it never was, or is not for this reader:
     *     the two look alike
     */
    public IncidentFeature get(UUID id) {
        Visibility visibility = Visibility.current();
        return find(id, visibility)
                .orElseThrow(() -> wasSeen(id, visibility)
                        ? new Problem(HttpStatus.GONE, "GONE", id)
                        : Problem.notFound("incident " + id));
    }

    /** Whether the last version of an incident that is no more was for somebody's eyes. */
    private boolean wasSeen(UUID id, Visibility visibility) {
        IncidentConditions conditions = IncidentConditions.seen(visibility, categories.sensitive());
        return jdbc.sql("""
                        select exists (
                            select from (select * from incident where id = :id order by version_from desc limit 1) i
                            join organisation o on o.id = i.organisation_id
                            where i.version_to is not null and %s)""".formatted(conditions.sql()))
                .params(conditions.values())
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    /**
     * Refuses an incident of which the reader of this thread never saw a version: it looks like one that never was.
     *
     * @throws Problem a 404
     */
    public void verifyWas(UUID id) {
        Visibility visibility = Visibility.current();
        if (find(id, visibility).isEmpty() && !wasSeen(id, visibility)) {
            throw Problem.notFound("incident " + id);
        }
    }

    /** What the sources said of an incident, best first, as far as the reader of this thread sees it. */
    List<Map<String, @Nullable Object>> listReports(IncidentFeature incident) {
        Visibility visibility = Visibility.current();
        var told = new Telling(visibility, categories.sensitive(), areas.current());
        String kind = String.valueOf(incident.properties().get("kind"));
        return jdbc
                .sql("""
                        select id, source, source_ref, received_at, description, reliability, credibility, marking,
                            stated_country, stated_region, stated_province, stated_commune, stated_place, original_kind,
                            original_precision
                        from report where incident_id = :id and version_to is null and not deleted and %s
                        order by reliability nulls last, credibility nulls last, id""".formatted(IncidentConditions.reportSeen(visibility)))
                .params(SeenMarkings.values(visibility))
                .param("id", incident.id())
                .query()
                .listOfRows()
                .stream()
                .map(IncidentStore::camelCase)
                .map(report -> told.report(kind, report))
                .toList();
    }

    /**
     * The incident that a source's report belongs to, that of an organisation before those of others; empty for situation reports
     * and unknown references.
     */
    public Optional<UUID> findBySource(String source, String sourceRef, int organisationId) {
        return jdbc.sql("""
                        select incident_id from report
                        where source = :source and source_ref = :sourceRef and version_to is null and not deleted
                          and incident_id is not null
                        order by organisation_id = :organisation desc limit 1""")
                .param("organisation", organisationId)
                .param("source", source)
                .param("sourceRef", sourceRef)
                .query(UUID.class)
                .optional();
    }

    /**
     * Changes an incident by hand.
     *
     * @param versionFrom the version that the editor saw
     * @param columns new values by column name of the table; a geometry as EWKT
     * @return the data version that this is
     * @throws Problem a 412 where it was changed meanwhile
     */
    public long edit(UUID id, long versionFrom, Map<String, @Nullable Object> columns) {
        return transaction.execute(status -> {
            long version = dataVersion.next("edit", null);
            close(id, versionFrom, version);
            var values = new HashMap<String, @Nullable Object>(columns);
            values.put("version_from", version);
            values.put("version_to", null);
            values.put("edited", true);
            jdbc.sql("""
                            insert into incident
                            select (jsonb_populate_record(i, :values::jsonb)).* from incident i
                            where id = :id and version_from = :versionFrom""")
                    .param("values", json.writeValueAsString(values))
                    .param("id", id)
                    .param("versionFrom", versionFrom)
                    .update();
            return version;
        });
    }

    /**
     * Deletes an incident: it is closed, and its reports become tombstones, so that the source may send them again without
     * bringing it back. Earlier versions can still be read.
     *
     * @return the data version that this is
     */
    public long delete(UUID id, long versionFrom) {
        return transaction.execute(status -> {
            long version = dataVersion.next("delete", null);
            close(id, versionFrom, version);
            jdbc.sql("update report set version_to = :version where incident_id = :id and version_to is null")
                    .param("version", version)
                    .param("id", id)
                    .update();
            jdbc.sql("""
                            insert into report
                            select (jsonb_populate_record(r, jsonb_build_object(
                                'version_from', :version::bigint, 'version_to', null, 'deleted', true))).*
                            from report r where incident_id = :id and version_to = :version""").param("version", version).param("id", id).update();
            return version;
        });
    }

    private void close(UUID id, long versionFrom, long version) {
        int closed = jdbc.sql("""
                        update incident set version_to = :version
                        where id = :id and version_from = :versionFrom and version_to is null""")
                .param("version", version)
                .param("id", id)
                .param("versionFrom", versionFrom)
                .update();
        if (closed == 0) {
            throw new Problem(HttpStatus.PRECONDITION_FAILED, "PRECONDITION_FAILED", id);
        }
    }

    private List<IncidentFeature> query(
            IncidentConditions conditions, Visibility visibility, @Nullable Long asOf, int limit) {
        return jdbc.sql(pageSql.replace("{report_version}", IncidentConditions.version("report", asOf))
                        .replace("{incident_version}", IncidentConditions.version("i", asOf))
                        .replace("{report_seen}", IncidentConditions.reportSeen(visibility))
                        .replace("{filter}", conditions.sql()))
                .params(conditions.values())
                .param("asOf", asOf, Types.BIGINT)
                .param("limit", limit)
                .query(IncidentFeature::read)
                .list();
    }

    private static Map<String, @Nullable Object> camelCase(Map<String, @Nullable Object> row) {
        var renamed = new LinkedHashMap<String, @Nullable Object>();
        row.forEach((column, value) -> {
            String[] words = column.split("_");
            String name = words[0]
                    + Arrays.stream(words, 1, words.length)
                            .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                            .collect(Collectors.joining());
            renamed.put(name, value);
        });
        return renamed;
    }
}

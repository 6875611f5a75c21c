package org.vigie.geocode;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.vigie.access.Marking;
import org.vigie.access.Reader;
import org.vigie.geocode.ReviewDecided.Outcome;
import org.vigie.toponyms.Toponym;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reviews in PostgreSQL. */
@Repository
class ReviewStore {

    private static final int BATCH = 1_000;

    /** Reviews that nobody waits for, or something that the reader may see. */
    private static final String SEEN = """
            (not exists (select from geocode_review_subject s where s.review_id = r.id)
             or exists (
                select from geocode_review_subject s
                where s.review_id = r.id and (s.marking in (:others) or s.marking in (:own) and s.organisation = :mine)))""";

    private static final TypeReference<List<Candidate>> CANDIDATES = new TypeReference<>() {};
    private static final String SELECT = """
            select r.*,
                array(select subject from geocode_review_subject s where s.review_id = r.id order by subject) as subjects,
                array(select marking from geocode_review_subject s where s.review_id = r.id order by subject) as markings,
                array(select organisation from geocode_review_subject s where s.review_id = r.id order by subject) as owners
            from geocode_review r""";

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final JsonMapper json;

    ReviewStore(JdbcClient jdbc, JdbcTemplate template, JsonMapper json) {
        this.jdbc = jdbc;
        this.template = template;
        this.json = json;
    }

    /**
     * Adds subjects to the open reviews of their words, which are made where there are none; in batches, since an import may
     * bring tens of thousands of unsure names.
     */
    void queue(Collection<Reviews.Waiting> waiting) {
        String owner = Reader.current().organisation();
        template.batchUpdate("""
                insert into geocode_review (query_key, place, country, region, province, commune, candidates)
                values (?, ?, ?, ?, ?, ?, ?::jsonb)
                on conflict (query_key) where state = 'OPEN' do update set candidates = excluded.candidates""", waiting, BATCH, (statement, each) -> {
            PlaceQuery query = each.query();
            statement.setString(1, key(query));
            statement.setString(2, clean(query.place()));
            statement.setString(3, clean(query.country()));
            statement.setString(4, clean(query.region()));
            statement.setString(5, clean(query.province()));
            statement.setString(6, clean(query.commune()));
            statement.setString(7, json.writeValueAsString(each.resolution().candidates()));
        });
        template.batchUpdate("""
                insert into geocode_review_subject (review_id, subject, marking, organisation)
                select id, ?, ?, ? from geocode_review where query_key = ? and state = 'OPEN' on conflict do nothing""", waiting, BATCH, (statement, each) -> {
            statement.setString(1, each.subject());
            statement.setString(2, each.marking().label());
            statement.setString(3, owner);
            statement.setString(4, key(each.query()));
        });
    }

    void forget(Collection<String> subjects) {
        String[] names = subjects.toArray(new String[0]);
        jdbc.sql("""
                        delete from geocode_review_subject s using geocode_review r
                        where r.id = s.review_id and r.state = 'OPEN' and s.subject = any(:names)""").param("names", names).update();
        jdbc.sql("""
                        delete from geocode_review r where state = 'OPEN'
                        and not exists (select from geocode_review_subject s where s.review_id = r.id)""").update();
    }

    void erase(Collection<String> subjects) {
        List<Long> asked = jdbc.sql("""
                        delete from geocode_review_subject where subject = any(:names) returning review_id""")
                .param("names", subjects.toArray(new String[0]))
                .query(Long.class)
                .list();
        if (!asked.isEmpty()) {
            jdbc.sql("""
                            delete from geocode_review r where id in (:asked)
                            and not exists (select from geocode_review_subject s where s.review_id = r.id)""").param("asked", asked).update();
        }
    }

    Optional<Review> find(long id) {
        return jdbc.sql(SELECT + " where r.id = :id")
                .param("id", id)
                .query(this::review)
                .optional();
    }

    Optional<Review> findForUpdate(long id) {
        return jdbc.sql(SELECT + " where r.id = :id for update")
                .param("id", id)
                .query(this::review)
                .optional();
    }

    /** Reviews of a state after an id whose words a reader may see, by id. */
    List<Review> list(String state, long after, int limit, Reader reader) {
        return jdbc.sql(SELECT + " where r.state = :state and r.id > :after and " + SEEN
                        + " order by r.id limit :limit")
                .params(seen(reader))
                .param("state", state)
                .param("after", after)
                .param("limit", limit)
                .query(this::review)
                .list();
    }

    /** How many reviews of a state have words that a reader may see. */
    long count(String state, Reader reader) {
        return jdbc.sql("select count(*) from geocode_review r where r.state = :state and " + SEEN)
                .params(seen(reader))
                .param("state", state)
                .query(Long.class)
                .single();
    }

    private static Map<String, Object> seen(Reader reader) {
        return Map.of(
                "others", markings(reader, ""),
                "own", markings(reader, reader.organisation()),
                "mine", reader.organisation());
    }

    /** The markings of an organisation's words that a reader sees; a word that is no marking where there are none. */
    private static List<String> markings(Reader reader, String owner) {
        List<String> seen = Arrays.stream(Marking.values())
                .filter(marking -> reader.sees(marking, owner))
                .map(Marking::label)
                .toList();
        return seen.isEmpty() ? List.of("none") : seen;
    }

    List<Long> listOpenIds() {
        return jdbc.sql("select id from geocode_review where state = 'OPEN' order by id")
                .query(Long.class)
                .list();
    }

    long count(String state) {
        return jdbc.sql("select count(*) from geocode_review where state = :state")
                .param("state", state)
                .query(Long.class)
                .single();
    }

    void setCandidates(long id, List<Candidate> candidates) {
        jdbc.sql("update geocode_review set candidates = :candidates::jsonb where id = :id")
                .param("candidates", json.writeValueAsString(candidates))
                .param("id", id)
                .update();
    }

    void decide(long id, Outcome outcome, @Nullable Candidate answer, @Nullable String person) {
        jdbc.sql("""
                        update geocode_review set state = :state, answer = :answer::jsonb, decided_at = now(),
                            decided_by = :person
                        where id = :id""")
                .param("state", outcome.name())
                .param("answer", answer == null ? null : json.writeValueAsString(answer))
                .param("person", person)
                .param("id", id)
                .update();
    }

    /** Words that differ in accents, case or hyphens only are one question. */
    private static String key(PlaceQuery query) {
        return Stream.of(query.place(), query.country(), query.region(), query.province(), query.commune())
                .map(text -> text == null ? "" : normal(text))
                .collect(Collectors.joining("|"));
    }

    private static String normal(String text) {
        Toponym name = Toponym.of(text);
        boolean whole = text.length() <= Toponym.MAX_CHARS
                && !name.isEmpty()
                && text.chars().noneMatch(c -> c > 0x24F);
        return whole ? name.words() : clean(text);
    }

    private static @Nullable String clean(@Nullable String text) {
        return text == null ? null : text.replace("\u0000", "");
    }

    private Review review(ResultSet row, int number) throws SQLException {
        String[] subjects = strings(row.getArray("subjects"));
        String[] markings = strings(row.getArray("markings"));
        String[] owners = strings(row.getArray("owners"));
        var waiting = new ArrayList<Review.Subject>();
        for (int i = 0; i < subjects.length; i++) {
            waiting.add(
                    new Review.Subject(subjects[i], Marking.find(markings[i]).orElse(Marking.RED), owners[i]));
        }
        String answer = row.getString("answer");
        return new Review(
                row.getLong("id"),
                new PlaceQuery(
                        row.getString("place"),
                        row.getString("country"),
                        row.getString("region"),
                        row.getString("province"),
                        row.getString("commune"),
                        null),
                json.readValue(row.getString("candidates"), CANDIDATES),
                row.getString("state"),
                answer == null ? null : json.readValue(answer, Candidate.class),
                List.copyOf(waiting),
                row.getTimestamp("created_at").toInstant(),
                instant(row.getTimestamp("decided_at")),
                row.getString("decided_by"));
    }

    private static String[] strings(Array array) throws SQLException {
        return (String[]) array.getArray();
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}

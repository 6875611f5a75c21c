package org.vigie.incidents;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigie.api.DataVersion;
import org.vigie.api.Problem;

/** What each source covers, versioned like everything that readers see. */
@Service
public class Coverages {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final DataVersion dataVersion;

    Coverages(JdbcClient jdbc, TransactionTemplate transaction, DataVersion dataVersion) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.dataVersion = dataVersion;
    }

    /** What is covered at a data version, by country and source. */
    public List<Coverage> list(long version) {
        return jdbc.sql("""
                        select id, source, country, area_pcode as area, date_from as "from", date_to as "to" from coverage
                        where version_from <= :version and (version_to is null or version_to > :version)
                        order by country, source, date_from""").param("version", version).query(Coverage.class).list();
    }

    /** One declaration of coverage as it comes in. */
    record Declaration(
            String source,
            String country,
            @Nullable String area,
            LocalDate from,
            @Nullable LocalDate to) {}

    /** Replaces the whole declared coverage of the sources named, in one data version. */
    long declare(List<String> sources, List<Declaration> declarations) {
        return transaction.execute(status -> {
            long version = dataVersion.next("coverage", null);
            jdbc.sql("update coverage set version_to = :version where version_to is null and source in (:sources)")
                    .param("version", version)
                    .param("sources", sources)
                    .update();
            declarations.forEach(declaration -> jdbc.sql("""
                            insert into coverage (source, country, area_pcode, date_from, date_to, version_from)
                            values (:source, :country, :area, :from, :to, :version)""")
                    .param("source", declaration.source())
                    .param("country", declaration.country())
                    .param("area", declaration.area())
                    .param("from", declaration.from())
                    .param("to", declaration.to())
                    .param("version", version)
                    .update());
            return version;
        });
    }

    /** Refuses what is asked of a version that does not exist yet. */
    public static void verifyVersion(Optional<Long> asOf, long newest) {
        asOf.filter(version -> version > newest).ifPresent(version -> {
            throw Problem.invalid("asOf", "VERSION_TOO_NEW", version, newest);
        });
    }
}

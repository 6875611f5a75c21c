package org.vigie.incidents;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The taxonomy that ships as {@code data/categories.csv}; kept in the table {@code category} for SQL and for QGIS. */
@Component
public class Categories implements InitializingBean {

    private final JdbcClient jdbc;
    private final Map<String, Category> byCode;

    Categories(JdbcClient jdbc) throws IOException {
        this.jdbc = jdbc;
        this.byCode = read();
    }

    /** All categories and kinds, each category before its kinds. */
    public List<Category> list() {
        return List.copyOf(byCode.values());
    }

    /** The category or kind of a code. */
    public Optional<Category> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** The codes under which an incident may be stored for a category or kind: itself and its kinds. */
    public Set<String> codesWithin(String code) {
        return byCode.values().stream()
                .filter(category -> category.code().equals(code) || code.equals(category.parent()))
                .map(Category::code)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The codes whose incidents count in densities. */
    public Set<String> counted() {
        return byCode.values().stream()
                .filter(Category::counted)
                .map(Category::code)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The codes of the kinds that are withheld or coarsened below EDITOR. */
    public Set<String> sensitive() {
        return byCode.values().stream()
                .filter(Category::sensitive)
                .map(Category::code)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public void afterPropertiesSet() {
        int position = 0;
        for (Category category : byCode.values()) {
            jdbc.sql("""
                            insert into category (code, parent, label_fr, label_en, counted, sensitive, position)
                            values (:code, :parent, :labelFr, :labelEn, :counted, :sensitive, :position)
                            on conflict (code) do update set label_fr = excluded.label_fr, label_en = excluded.label_en,
                                counted = excluded.counted, sensitive = excluded.sensitive, position = excluded.position
                            """)
                    .param("code", category.code())
                    .param("parent", category.parent())
                    .param("labelFr", category.labelFr())
                    .param("labelEn", category.labelEn())
                    .param("counted", category.counted())
                    .param("sensitive", category.sensitive())
                    .param("position", position++)
                    .update();
        }
    }

    private static Map<String, Category> read() throws IOException {
        var resource = new ClassPathResource("data/categories.csv");
        try (var reader =
                new BufferedReader(new InputStreamReader(resource.getInputStream(), StandardCharsets.UTF_8))) {
            var lines = new ArrayList<>(reader.lines().toList());
            lines.remove(0);
            var found = new LinkedHashMap<String, Category>();
            lines.stream()
                    .filter(line -> !line.isBlank())
                    .map(Categories::category)
                    .forEach(category -> {
                        found.put(category.code(), category);
                    });
            return found;
        }
    }

    private static Category category(String line) {
        String[] cells = line.split(",", -1);
        return new Category(
                cells[0],
                cells[1].isEmpty() ? null : cells[1],
                cells[2],
                cells[3],
                Boolean.parseBoolean(cells[4]),
                Boolean.parseBoolean(cells[5]));
    }
}

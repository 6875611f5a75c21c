package org.vigie.exports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vigie.formats.DbfField;

/** The field table holds together. */
class FieldsTest {

    @ParameterizedTest
    @EnumSource(Subject.class)
    void namesAreUniqueInEveryFormat(Subject subject) throws IOException {
        List<Field> fields = new Fields().list(subject);
        assertThat(fields).isNotEmpty();
        assertThat(fields).extracting(Field::name).doesNotHaveDuplicates().doesNotContain("fid", "geom");
        assertThat(fields)
                .extracting(field -> field.shapefileName().toLowerCase(Locale.ROOT))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(Subject.class)
    void everyFieldFitsAShapefileAndIsExplained(Subject subject) throws IOException {
        for (Field field : new Fields().list(subject)) {
            DbfField dbf = field.dbf(field.width());
            assertThat(dbf.name()).matches("[a-z][a-z0-9_]{1,9}");
            assertThat(field.french()).as(field.path()).isNotBlank();
            assertThat(field.english()).as(field.path()).isNotBlank();
        }
    }
}

package org.vigie.geocode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Some of the inputs of {@code scripts/fuzz}, always the same. */
class ReaderFuzzTest {

    private static final int INPUTS = 400;

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(ReaderFuzz.Reader.class)
    void readersEndAndComplainInTheirOwnWay(ReaderFuzz.Reader reader) throws IOException {
        ReaderFuzz.Result result = new ReaderFuzz(20_261_125, directory).run(reader, INPUTS);
        assertThat(result.crashed).isEmpty();
        assertThat(result.read).isPositive();
        assertThat(result.refused).isPositive();
        assertThat(result.read + result.refused).isEqualTo(INPUTS);
    }
}

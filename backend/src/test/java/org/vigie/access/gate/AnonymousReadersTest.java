package org.vigie.access.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.vigie.Client;
import org.vigie.VigieTest;
import org.vigie.World;
import org.vigie.access.Reader;
import org.vigie.access.Role;
import org.vigie.access.StoredData;
import org.vigie.api.DataVersion;

/** What whoever has not signed in may see. */
@VigieTest
class AnonymousReadersTest {

    @Autowired
    private DataVersion dataVersion;

    @Autowired
    private ObjectProvider<StoredData> storedData;

    @Autowired
    private Client client;

    @Autowired
    private World world;

    @ParameterizedTest
    @CsvSource({"0.0.0.0, ''", "'', ''", "192.0.2.7, ''", "127.0.0.1, 127.0.0.1"})
    void viewersWithoutANameAreForOnesOwnMachine(String address, String proxies) {
        assertThatThrownBy(() -> readers(AnonymousReaders.Mode.VIEWER, address, proxies))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("vigie.access.anonymous=viewer");
        assertThat(readers(AnonymousReaders.Mode.PUBLIC, address, proxies)).isNotNull();
    }

    @Test
    void nobodyAndThePublic() {
        assertThat(readers(AnonymousReaders.Mode.NONE, "127.0.0.1", "").find(from("127.0.0.1")))
                .isEmpty();
        assertThat(readers(AnonymousReaders.Mode.PUBLIC, "0.0.0.0", "").find(from("192.0.2.7")))
                .contains(Reader.PUBLIC);
    }

    @Test
    void aViewerWithoutANameIsOutAsSoonAsThereIsMoreThanExerciseData() {
        var pretended = new boolean[] {true};
        var readers = new AnonymousReaders(
                AnonymousReaders.Mode.VIEWER, "127.0.0.1", List.of(), dataVersion, provider(() -> pretended[0]));
        assertThat(readers.find(from("127.0.0.1")))
                .hasValueSatisfying(reader -> assertThat(reader.role()).isEqualTo(Role.VIEWER));
        assertThat(readers.find(from("192.0.2.7"))).as("not this machine").isEmpty();
        MockHttpServletRequest proxied = from("127.0.0.1");
        proxied.addHeader("X-Forwarded-For", "192.0.2.7");
        assertThat(readers.find(proxied)).as("a proxy on this machine").isEmpty();

        pretended[0] = false;
        world.clear(); // a new data version
        assertThat(readers.find(from("127.0.0.1"))).isEmpty();
    }

    @Test
    void theStoreTellsWhatReallyHappenedFromExercises() {
        world.clear();
        client.importText("sourceRef,date,kind,longitude,latitude\n1,2025-01-20,INS.CLASH,-0.95,14.05\n");
        assertThat(readers(AnonymousReaders.Mode.VIEWER, "127.0.0.1", "").find(from("127.0.0.1")))
                .isEmpty();
    }

    private AnonymousReaders readers(AnonymousReaders.Mode mode, String address, String proxies) {
        List<String> list = Arrays.stream(proxies.split(","))
                .filter(proxy -> !proxy.isEmpty())
                .toList();
        return new AnonymousReaders(mode, address, list, dataVersion, storedData);
    }

    private static ObjectProvider<StoredData> provider(StoredData data) {
        return new ObjectProvider<>() {
            @Override
            public StoredData getObject() {
                return data;
            }

            @Override
            public java.util.stream.Stream<StoredData> stream() {
                return java.util.stream.Stream.of(data);
            }
        };
    }

    private static MockHttpServletRequest from(String address) {
        var request = new MockHttpServletRequest("GET", "/");
        request.setRemoteAddr(address);
        return request;
    }
}

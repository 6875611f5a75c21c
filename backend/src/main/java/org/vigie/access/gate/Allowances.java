package org.vigie.access.gate;

import io.github.bucket4j.Bucket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;

/**
 * How much each client may ask: an allowance of units that fills up steadily, one for each person and key, one for each address (of
 * IPv6 each network of 64 bits) for whoever shows no name. A small answer costs one unit, others what {@link Routes} says. Each
 * instance keeps its own.
 */
@Component
class Allowances {

    /** What a wrong key or password costs the address it comes from. */
    static final int WRONG_CREDENTIALS = 20;

    private static final int MOST_CLIENTS = 20_000;

    /**
     * The units a minute, which is also what a full allowance holds.
     *
     * @param perMinute of a person or key
     * @param anonymousPerMinute of an address, for all who have not signed in there
     */
    @ConfigurationProperties("vigie.limits")
    record Settings(
            @DefaultValue("2400") long perMinute,
            @DefaultValue("600") long anonymousPerMinute) {

        Settings {
            if (perMinute < 100 || anonymousPerMinute < 100) {
                throw new IllegalArgumentException("vigie.limits: at least 100 units a minute");
            }
        }
    }

    private final Settings settings;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_CLIENTS;
        }
    };

    Allowances(Settings settings) {
        this.settings = settings;
    }

    /** Takes units of a person or key; how long to wait where there are not enough. */
    Duration takeOf(String name, int units) {
        return take("name " + name, settings.perMinute(), units);
    }

    /** Takes units of an address; how long to wait where there are not enough. */
    Duration takeOfAddress(String address, int units) {
        return take("address " + network(address), settings.anonymousPerMinute(), units);
    }

    private Duration take(String client, long perMinute, int units) {
        Bucket bucket;
        synchronized (buckets) {
            bucket = buckets.computeIfAbsent(client, key -> full(perMinute));
        }
        var probe = bucket.tryConsumeAndReturnRemaining(units);
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
    }

    private static Bucket full(long perMinute) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                .build();
    }

    private static String network(String address) {
        try {
            InetAddress parsed = InetAddress.getByName(address);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), 8))
                    : parsed.getHostAddress();
        } catch (UnknownHostException notAnAddress) {
            return "";
        }
    }
}

package org.vigie.api;

import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Ends statements of requests that only read after {@code vigie.read-timeout} (60 s): whoever asks too much is told so, and the
 * database is free for others. Jobs and changes take as long as they take.
 */
@Configuration(proxyBeanMethods = false)
class ReadTimeouts {

    @Bean
    JdbcTemplate jdbcTemplate(DataSource source, @Value("${vigie.read-timeout:60s}") Duration timeout) {
        int seconds = (int) Math.max(1, timeout.toSeconds());
        return new JdbcTemplate(source) {
            @Override
            public int getQueryTimeout() {
                return isReading() ? seconds : super.getQueryTimeout();
            }
        };
    }

    private static boolean isReading() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                && (request.getRequest().getMethod().equals("GET")
                        || request.getRequest().getMethod().equals("HEAD"));
    }
}

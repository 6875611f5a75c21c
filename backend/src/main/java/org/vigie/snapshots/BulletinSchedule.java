package org.vigie.snapshots;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Looks for due bulletins from time to time ({@code vigie.bulletins.check}, an ISO 8601 duration; a minute unless set). */
@Configuration
@EnableScheduling
class BulletinSchedule {

    private static final Logger LOG = LoggerFactory.getLogger(BulletinSchedule.class);

    private final BulletinRuns runs;
    private final Clock clock = Clock.systemUTC();

    BulletinSchedule(BulletinRuns runs) {
        this.runs = runs;
    }

    @Scheduled(fixedDelayString = "${vigie.bulletins.check:PT1M}", initialDelayString = "${vigie.bulletins.check:PT1M}")
    void check() {
        try {
            runs.runDue(clock.instant());
        } catch (RuntimeException trouble) {
            LOG.warn("Due bulletins could not be looked for: {}", trouble.getMessage());
        }
    }
}

package org.vigie.hotspots;

import java.util.EnumSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.vigie.incidents.IncidentFilter;
import org.vigie.styles.Measure;

/**
 * Makes shapes, neighbours, window and masks of the communes once when the service has started, so that the first reader does
 * not wait for them.
 */
@Component
class WarmUp {

    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
    private static final int YEAR_DAYS = 365;

    private final HotspotService hotspots;

    WarmUp(HotspotService hotspots) {
        this.hotspots = hotspots;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        var thread = new Thread(this::run, "hotspots-warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        IncidentFilter lastYear =
                IncidentFilter.ALL.within(hotspots.today().minusDays(YEAR_DAYS), IncidentFilter.ALL.to());
        try {
            hotspots.compute(HotspotQuery.of(
                    lastYear, Measure.DENSITY, 3, EnumSet.of(CommuneField.GI, CommuneField.KERNEL_MEAN)));
        } catch (RuntimeException e) {
            // Readers will compute for themselves; the service may also be stopping.
            LOG.debug("Hotspots were not computed ahead", e);
        }
    }
}

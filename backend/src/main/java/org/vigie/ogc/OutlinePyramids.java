package org.vigie.ogc;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.vigie.areas.AreaIndex;
import org.vigie.areas.Areas;

/** The simplified areas of the boundary sets used last; those that serve are made when the service has started. */
@Component
class OutlinePyramids {

    private static final Logger LOG = LoggerFactory.getLogger(OutlinePyramids.class);
    private static final int KEPT = 2;

    private final Areas areas;
    private final Recent<String, OutlinePyramid> pyramids = new Recent<>(KEPT);

    OutlinePyramids(Areas areas) {
        this.areas = areas;
    }

    OutlinePyramid of(AreaIndex index) {
        return pyramids.get(index.v(), v -> {
            long start = System.nanoTime();
            var pyramid = OutlinePyramid.of(index);
            LOG.info(
                    "Outlines of {} communes simplified for {} zooms in {} ms",
                    index.communes().size(),
                    OutlinePyramid.MOST_ZOOM + 1,
                    (System.nanoTime() - start) / 1_000_000);
            return pyramid;
        });
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        var thread = new Thread(this::warm, "outlines-warm-up");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.start();
    }

    private void warm() {
        try {
            of(areas.current());
        } catch (RuntimeException e) {
            // The first tile makes them; the service may also be stopping.
            LOG.debug("Outlines were not simplified ahead", e);
        }
    }
}

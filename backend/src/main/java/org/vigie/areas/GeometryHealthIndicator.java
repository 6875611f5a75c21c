package org.vigie.areas;

import java.util.stream.IntStream;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Whether the areas that serve are in memory with their geometry. A store without any is well: it waits for boundaries. */
@Component
class GeometryHealthIndicator extends AbstractHealthIndicator {

    private final Areas areas;

    GeometryHealthIndicator(Areas areas) {
        super("The areas cannot be read");
        this.areas = areas;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        AreaIndex index = areas.current();
        long unreadable = IntStream.range(0, index.communes().size())
                .filter(commune -> index.geometry(commune).isEmpty())
                .count();
        builder.status(unreadable == 0 ? "UP" : "DOWN")
                .withDetail("boundarySets", index.sets().size())
                .withDetail("communes", index.communes().size())
                .withDetail("withoutGeometry", unreadable);
    }
}

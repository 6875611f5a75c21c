package org.vigie;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The walls of the house: who may import whom, as each package's package-info.java declares. */
class ModulesTest {

    @Test
    void importsFollowTheDeclaredDependencies() {
        ApplicationModules.of(Vigie.class).verify();
    }
}

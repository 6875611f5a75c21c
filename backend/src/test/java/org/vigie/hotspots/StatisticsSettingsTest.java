package org.vigie.hotspots;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.vigie.incidents.CountedSources;

/** The settings {@code vigie.statistics.*}. */
class StatisticsSettingsTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner().withUserConfiguration(Setup.class);

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(StatisticsSettings.class)
    static class Setup {}

    @Test
    void allSourcesCountUnlessOneIsChosen() {
        runner.run(context ->
                assertThat(context.getBean(StatisticsSettings.class).counted()).isEqualTo(CountedSources.ALL));
    }

    @Test
    void aCountryChoosesItsSources() {
        runner.withPropertyValues("vigie.statistics.counted-sources.BFA=ucdp-ged,vigie")
                .run(context -> {
                    CountedSources counted =
                            context.getBean(StatisticsSettings.class).counted();
                    assertThat(counted.counts("BFA", "ucdp-ged")).isTrue();
                    assertThat(counted.counts("BFA", "acled")).isFalse();
                    assertThat(counted.counts("MLI", "acled")).isTrue();
                    assertThat(counted.counts(null, "acled")).isTrue();
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"counted-sources.Mali=vigie", "counted-sources.BFA="})
    void whatCannotBeMeantIsRefusedAtStart(String setting) {
        runner.withPropertyValues("vigie.statistics." + setting).run(context -> assertThat(context)
                .hasFailed()
                .getFailure()
                .rootCause()
                .hasMessageContaining("vigie.statistics.counted-sources"));
    }
}

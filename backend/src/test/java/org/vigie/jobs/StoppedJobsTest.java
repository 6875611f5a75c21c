package org.vigie.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.vigie.VigieTest;

/** A stop of the service is no failure of the job that it cuts off. */
@VigieTest
class StoppedJobsTest {

    @Autowired
    JobStore store;

    @Autowired
    Spool spool;

    @Autowired
    JobFiles files;

    @Autowired
    JobMetrics metrics;

    @Autowired
    DataSource dataSource;

    @Test
    void aJobThatTheStopCutsOffIsTakenUpAgain() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var once = new Handler(begun, true);
        Jobs first = jobs(once);
        Job job = first.submit("rehearsal", Map.of());
        begun.await();
        first.destroy();
        assertThat(store.find(job.id()).orElseThrow().state()).isEqualTo(Job.State.RUNNING);

        Jobs second = jobs(new Handler(new CountDownLatch(1), false));
        second.resume();
        for (int i = 0; i < 500 && !second.get("rehearsal", job.id()).ended(); i++) {
            Thread.sleep(10);
        }
        assertThat(second.get("rehearsal", job.id()).state()).isEqualTo(Job.State.DONE);
        second.destroy();
    }

    private Jobs jobs(JobHandler handler) {
        var beans = new StaticListableBeanFactory();
        beans.addBean("handler", handler);
        return new Jobs(store, spool, files, metrics, dataSource, beans.getBeanProvider(JobHandler.class), 0);
    }

    /** Waits to be interrupted, if it is told to. */
    private record Handler(CountDownLatch begun, boolean waits) implements JobHandler {

        @Override
        public String kind() {
            return "rehearsal";
        }

        @Override
        public void run(Job job, JobRun run) {
            begun.countDown();
            if (waits) {
                try {
                    Thread.sleep(60_000);
                } catch (InterruptedException e) {
                    throw new IllegalStateException("cut off", e);
                }
            }
        }
    }
}

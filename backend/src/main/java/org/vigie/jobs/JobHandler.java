package org.vigie.jobs;

/**
 * Does the work of one kind of job. A run that was cut off (the machine died) is run again from its beginning when the
 * service is back, so a handler first takes away what an earlier run of the same job may have left.
 */
public interface JobHandler {

    /** The kind of jobs it does, and the collection they are found under: {@code imports}, {@code boundaries}, … */
    String kind();

    /**
     * Does the work, reporting through {@code run}.
     *
     * @throws JobFailure for trouble that a user can mend; anything else is a bug and logged as one
     */
    void run(Job job, JobRun run);

    /** Whether this instance is one that can do a job; what it makes may have to lie where its asker will fetch it. */
    default boolean isForHere(Job job) {
        return true;
    }

    /** Whether the file of a job that has ended is kept for a day, so that it need not be sent again. */
    default boolean keepsFile(Job ended) {
        return false;
    }

    /** Takes away what a run may have left, once the job has ended, whichever way and whichever run it was. */
    default void clean(Job job) {}
}

package org.vigie.exports;

import java.io.IOException;
import org.vigie.api.Parameters;

/** Makes the dataset of a subject out of a request. */
interface DatasetSource {

    Subject subject();

    /**
     * Reads a request and hands over its dataset, which can be used until {@code user} returns.
     *
     * @throws org.vigie.api.Problem a 400 that lists everything wrong with the request
     */
    void open(Parameters parameters, User user) throws IOException;

    /** What is done with a dataset. */
    interface User {
        void use(Dataset dataset) throws IOException;
    }
}

package org.vigie.snapshots;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.springframework.stereotype.Component;

/** Where the front end's files of this build lie. */
@Component
class WebBuild {

    private final String build;
    private final String leaflet;

    WebBuild() {
        var properties = new Properties();
        try (InputStream in = WebBuild.class.getResourceAsStream("/META-INF/vigie-web.properties")) {
            if (in == null) {
                throw new IllegalStateException(
                        "The front end does not say which build it is: META-INF/vigie-web.properties");
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        build = properties.getProperty("build");
        leaflet = properties.getProperty("leaflet");
    }

    /** The address of one of our files, from the root of the service. */
    String asset(String path) {
        return "/assets/" + build + "/" + path;
    }

    /** The address of one of Leaflet's files. */
    String leaflet(String path) {
        return "/webjars/leaflet/" + leaflet + "/dist/" + path;
    }
}

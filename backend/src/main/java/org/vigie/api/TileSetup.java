package org.vigie.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.TransformedResource;

/** Lets the page show the tiles of the settings: its capabilities name them, its policy allows pictures from their host. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TileSettings.class)
class TileSetup implements WebMvcConfigurer {

    private static final String STRICT = "default-src 'self';";

    private final TileSettings settings;
    private final long started = System.currentTimeMillis();

    TileSetup(TileSettings settings) {
        this.settings = settings;
    }

    @Bean
    static CapabilityContributor tileCapabilities(TileSettings settings) {
        return settings::capabilities;
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        settings.source().ifPresent(source -> registry.addResourceHandler("/index.html")
                .addResourceLocations("classpath:/META-INF/resources/")
                .setCacheControl(CacheControl.noCache())
                .resourceChain(true)
                .addTransformer((request, page, chain) -> allowing(source, chain.transform(request, page))));
    }

    private Resource allowing(String source, Resource page) throws IOException {
        String text = page.getContentAsString(StandardCharsets.UTF_8);
        if (!text.contains(STRICT)) {
            throw new IOException("The page has no policy to widen");
        }
        byte[] widened =
                text.replace(STRICT, STRICT + " img-src 'self' " + source + ";").getBytes(StandardCharsets.UTF_8);
        return new TransformedResource(page, widened) {
            // The settings may be newer than the page.
            @Override
            public long lastModified() {
                return started;
            }
        };
    }
}

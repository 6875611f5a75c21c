/**
 * Maps as pictures and on paper.
 *
 * <p>A {@link org.vigie.maps.MapPage} says what is drawn: a hotspot result, its title, language, layout and marking.
 * {@link org.vigie.maps.MapDrawing} draws it as PNG, SVG or PDF, or into any {@link java.awt.Graphics2D}; a part of a longer
 * document takes {@link org.vigie.maps.MapDrawing#drawMap}, {@link org.vigie.maps.SeriesChart} and
 * {@link org.vigie.maps.Paragraph} onto the pages of a {@link org.vigie.maps.PdfBook}. Tiles and other bare
 * pictures come from {@link org.vigie.maps.LayerDrawing}. All of them draw the same classes in the same colours, from {@code styles}.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"access", "api", "areas", "geo", "hotspots", "incidents", "statistics", "styles"})
package org.vigie.maps;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

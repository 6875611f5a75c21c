package org.vigie.maps;

import java.awt.image.BufferedImage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/**
 * Says at the start, in one line, whether this Java can draw text at all: some images come without the libraries that Java2D
 * needs (libfontconfig, libfreetype), and the first map would be the first to tell.
 */
@Component
class DrawingCheck implements InitializingBean {

    private static final Logger LOG = LoggerFactory.getLogger(DrawingCheck.class);

    private boolean able;

    @Override
    public void afterPropertiesSet() {
        able = canDraw(() -> {
            var g = new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB).createGraphics();
            g.setFont(Fonts.regular(10));
            g.drawString("Vigie é", 2, 12);
            g.dispose();
        });
    }

    /** Tries a drawing; logs one line where it fails. */
    static boolean canDraw(Runnable drawing) {
        try {
            drawing.run();
            return true;
        } catch (RuntimeException | LinkageError e) {
            LOG.error(
                    "This Java cannot draw, so there are no map pictures ({}). Install fontconfig and libfreetype6 (Debian:"
                            + " apt-get install fontconfig libfreetype6), or a JRE with them, and start again. / Ce Java ne"
                            + " sait pas dessiner : pas d’images de cartes. Installez fontconfig et libfreetype6.",
                    rootCause(e));
            return false;
        }
    }

    /** Whether pictures can be made here. */
    boolean able() {
        return able;
    }

    private static Throwable rootCause(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause;
    }
}

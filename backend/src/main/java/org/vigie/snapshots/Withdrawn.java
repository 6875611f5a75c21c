package org.vigie.snapshots;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.vigie.api.Problem;
import org.vigie.snapshots.Snapshot.Withdrawal;

/** What stands where a snapshot was: a 410 that says when and why, as a page, as a drawing, or as a problem. */
@Component
class Withdrawn {

    private static final int WIDTH = 800;
    private static final int HEIGHT = 260;
    private static final int MARGIN = 30;

    private final PictureWords words;
    private final Style style;

    Withdrawn(PictureWords words, Style style) {
        this.words = words;
        this.style = style;
    }

    /** @throws Problem the same as problem details where neither a page nor a picture was asked for */
    ResponseEntity<byte[]> answer(Snapshot snapshot, FileName asked) {
        Withdrawal withdrawal = Objects.requireNonNull(snapshot.withdrawal());
        return switch (asked) {
            case HTML, EMBED -> page(snapshot, withdrawal);
            case PNG, PNG2 -> gone("image/png").body(picture(snapshot, withdrawal));
            case SVG -> gone("image/svg+xml").body(drawing(snapshot, withdrawal).getBytes(StandardCharsets.UTF_8));
            default -> throw new Problem(HttpStatus.GONE, "SNAPSHOT_WITHDRAWN", withdrawal.at(), withdrawal.reason());
        };
    }

    private ResponseEntity<byte[]> page(Snapshot snapshot, Withdrawal withdrawal) {
        Locale language = snapshot.language();
        String page = new Html()
                .line("<!doctype html>")
                .line("<html lang=\"%s\"><head><meta charset=\"utf-8\">", language.getLanguage())
                .line("<title>%s · Vigie</title>", words.text("gone.title", language))
                .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
                .raw("<meta name=\"robots\" content=\"noindex\"><style>" + style.text()
                        + "</style></head>\n<body><main>")
                .line("<h1>%s</h1>", words.text("gone.title", language))
                .line("<p>%s</p>", sentence(snapshot, withdrawal))
                .line("<p><strong>%s</strong> %s</p>", words.text("gone.reason", language), withdrawal.reason())
                .raw("</main></body></html>\n")
                .toString();
        return gone(FileName.HTML.mediaType())
                .header("Content-Security-Policy", "default-src 'none'; style-src " + Style.source(page))
                .body(page.getBytes(StandardCharsets.UTF_8));
    }

    private String drawing(Snapshot snapshot, Withdrawal withdrawal) {
        return new Html()
                .raw("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 800 200\" width=\"800\" height=\"200\" "
                        + "font-family=\"sans-serif\" fill=\"#222\"><rect width=\"800\" height=\"200\" fill=\"#eee\"/>")
                .line(
                        "<text x=\"30\" y=\"70\" font-size=\"28\">%s</text>",
                        words.text("gone.title", snapshot.language()))
                .line("<text x=\"30\" y=\"115\" font-size=\"16\">%s</text>", sentence(snapshot, withdrawal))
                .line("<text x=\"30\" y=\"150\" font-size=\"16\">%s</text></svg>", withdrawal.reason())
                .toString();
    }

    /** In a briefing that shows the picture by its address, the reader sees why it is gone. */
    private byte[] picture(Snapshot snapshot, Withdrawal withdrawal) {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        Block.fill(g, Block.TINT, 0, 0, WIDTH, HEIGHT);
        double y = MARGIN;
        for (Block block : List.of(
                Block.text(words.text("gone.title", snapshot.language()), 26, true, Block.INK, WIDTH - 2 * MARGIN),
                Block.text(sentence(snapshot, withdrawal), 15, false, Block.INK, WIDTH - 2 * MARGIN),
                Block.text(withdrawal.reason(), 15, false, Block.INK, WIDTH - 2 * MARGIN))) {
            block.draw(g, MARGIN, y);
            y += block.height() + 6;
        }
        g.dispose();
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private String sentence(Snapshot snapshot, Withdrawal withdrawal) {
        String day = words.day(withdrawal.at().atZone(ZoneOffset.UTC).toLocalDate(), snapshot.language());
        return words.text("gone.sentence", snapshot.language(), snapshot.title(), day);
    }

    private static ResponseEntity.BodyBuilder gone(String mediaType) {
        return ResponseEntity.status(HttpStatus.GONE)
                .cacheControl(CacheControl.noCache())
                .contentType(MediaType.parseMediaType(mediaType));
    }
}

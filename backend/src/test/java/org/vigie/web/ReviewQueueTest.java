package org.vigie.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Unsure places are decided one after the other, with the mouse or with the keys. */
class ReviewQueueTest extends BrowserTests {

    @Test
    void aCandidateIsTakenByItsDigitAPointByTheMapAndTheRestIsRejected() throws Exception {
        JsonNode before = get("geocode/reviews?limit=500");
        long open = before.get("numberMatched").asLong();
        assertThat(open).isGreaterThanOrEqualTo(3);
        JsonNode first = before.at("/reviews/0");
        visitWindow("review", YEAR);
        awaitText(".review-question h3", first.get("place").asString());
        assertThat(text(".review-queue .hint")).isEqualTo(open + " lieux à confirmer");
        assertThat(page.locator(".review-choices li").count())
                .isEqualTo(first.get("candidates").size());
        awaitText(".review-subjects", "xercice");

        page.focus(".review-entry");
        page.keyboard().press("1");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("review-choice-0");
        page.keyboard().press("Enter");
        awaitText(".work-outcome", "placé : " + first.at("/candidates/0/name").asString());
        assertThat(open()).isEqualTo(open - 1);
        assertThat(get("geocode/reviews/" + first.get("id").asLong())
                        .get("state")
                        .asString())
                .isEqualTo("CONFIRMED");
        assertThat(page.evaluate("document.activeElement.tagName"))
                .as("the focus goes on to the next question")
                .isEqualTo("H3");

        JsonNode second = before.at("/reviews/1");
        awaitText(".review-question h3", second.get("place").asString());
        page.waitForSelector(".work-map .leaflet-labels-pane canvas");
        page.focus(".work-map");
        page.keyboard().press("ArrowRight");
        page.getByText("Prendre le milieu de la carte").press("Enter");
        awaitText("#review-point", "Placer à");
        page.press("#review-point", "Enter");
        awaitText(".work-outcome", second.get("place").asString() + " » placé");
        assertThat(get("geocode/reviews/" + second.get("id").asLong())
                        .get("state")
                        .asString())
                .isEqualTo("POINTED");

        JsonNode third = before.at("/reviews/2");
        awaitText(".review-question h3", third.get("place").asString());
        page.click("#review-reject");
        awaitText(".work-outcome", "laissé sans position");
        assertThat(open()).isEqualTo(open - 3);
        awaitText("#do-review", String.valueOf(open - 3));
    }

    @Test
    void anotherPlaceIsLookedForAndShownOnTheMap() {
        visitWindow("review", YEAR);
        page.waitForSelector("#f-other");
        int known = page.locator(".review-choices li").count();
        page.fill("#f-other", "Tahoua");
        page.press("#f-other", "Enter");
        awaitText(".review-choices", "Tahoua");
        assertThat(page.locator(".review-choices li").count()).isGreaterThan(known);
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("review-choice-" + known);
        assertThat(page.locator(".work-pin").count())
                .isEqualTo(page.locator(".review-choices li").count());
    }

    private long open() throws Exception {
        return get("geocode/reviews?limit=1").get("numberMatched").asLong();
    }
}

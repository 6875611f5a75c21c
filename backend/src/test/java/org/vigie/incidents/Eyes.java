package org.vigie.incidents;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.net.URI;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.vigie.Client;
import org.vigie.access.Acting;
import org.vigie.access.Grant;
import org.vigie.access.Marking;
import org.vigie.access.Reader;
import org.vigie.access.Role;
import tools.jackson.databind.JsonNode;

/** Asks the service on the test's own thread with somebody's eyes, behind the gate that lets people in. */
public final class Eyes {

    public static final Reader VIEWER = new Reader("viewer", Role.VIEWER, Marking.GREEN, "LOCAL");
    public static final Reader ANALYST = new Reader("analyst", Role.ANALYST, Marking.AMBER, "LOCAL");
    public static final Reader CLEARED =
            new Reader("cleared", Role.ANALYST, Marking.AMBER, "LOCAL", Set.of(Grant.EXACT_POINTS));
    public static final Reader EDITOR = new Reader("editor", Role.EDITOR, Marking.AMBER_STRICT, "LOCAL");
    public static final Reader ADMIN = new Reader("admin", Role.ADMIN, Marking.RED, "LOCAL");
    public static final Reader STRANGER = new Reader("stranger", Role.ADMIN, Marking.RED, "OTHER");

    private final MockMvc mvc;

    public Eyes(WebApplicationContext context) {
        mvc = MockMvcBuilders.webAppContextSetup(context).build();
    }

    /** The answer to a request; headers are names and values by turns. */
    public MockHttpServletResponse call(Reader reader, String method, String path, String... headers) {
        var answer = new MockHttpServletResponse[1];
        try {
            Acting.<Exception>as(reader, () -> {
                var asked =
                        request(HttpMethod.valueOf(method), URI.create(path)).header("Accept-Language", "en");
                for (int i = 0; i < headers.length; i += 2) {
                    asked.header(headers[i], headers[i + 1]);
                }
                answer[0] = mvc.perform(asked).andReturn().getResponse();
            });
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return answer[0];
    }

    /** The answer to a request with a JSON body. */
    public MockHttpServletResponse send(Reader reader, String method, String path, String body) {
        var answer = new MockHttpServletResponse[1];
        try {
            Acting.<Exception>as(
                    reader,
                    () -> answer[0] = mvc.perform(request(HttpMethod.valueOf(method), URI.create(path))
                                    .header("Accept-Language", "en")
                                    .contentType("application/json")
                                    .content(body))
                            .andReturn()
                            .getResponse());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return answer[0];
    }

    /** The JSON of a path. */
    public JsonNode get(Reader reader, String path) {
        return Client.json(
                new java.io.ByteArrayInputStream(call(reader, "GET", path).getContentAsByteArray()));
    }

    /** The status of a path. */
    public int status(Reader reader, String path) {
        return call(reader, "GET", path).getStatus();
    }
}

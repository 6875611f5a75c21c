package org.vigie.scripts;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A local HTTP server that answers what it was told to and remembers what it was asked. */
final class PlayedServer implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, ArrayDeque<Answer>> answers = new ConcurrentHashMap<>();
    private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());

    private record Answer(int status, Map<String, String> headers, byte[] body) {}

    /** What was asked: {@code GET /path?query}, and the parts of a multipart form by name. */
    record Request(String line, Map<String, Part> parts) {

        String field(String name) {
            return new String(parts.get(name).content(), StandardCharsets.UTF_8);
        }
    }

    /** One part of a form: its file's name, empty where it is no file, and its bytes. */
    record Part(String fileName, byte[] content) {}

    PlayedServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            var thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        }));
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Adds an answer to a request; the last one of several is repeated. */
    PlayedServer answer(String line, int status, String body) {
        return answer(line, status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    PlayedServer answer(String line, byte[] body) {
        return answer(line, 200, Map.of(), body);
    }

    PlayedServer accept(String line, String location) {
        return answer(line, 202, Map.of("Location", location), new byte[0]);
    }

    private PlayedServer answer(String line, int status, Map<String, String> headers, byte[] body) {
        answers.computeIfAbsent(line, key -> new ArrayDeque<>()).add(new Answer(status, headers, body));
        return this;
    }

    /** What was asked, in order, that begins so. */
    List<Request> requests(String prefix) {
        return requests.stream()
                .filter(request -> request.line().startsWith(prefix))
                .toList();
    }

    /** An archive of files by name. */
    static byte[] zip(Map<String, String> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : new LinkedHashMap<>(files).entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            byte[] body = exchange.getRequestBody().readAllBytes();
            requests.add(new Request(line, parts(exchange.getRequestHeaders().getFirst("Content-Type"), body)));
            Answer answer = next(line);
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }

    private Answer next(String line) {
        ArrayDeque<Answer> queue = answers.get(line);
        if (queue == null) {
            return new Answer(404, Map.of(), new byte[0]);
        }
        synchronized (queue) {
            return queue.size() > 1 ? queue.remove() : queue.peek();
        }
    }

    /** The parts of a multipart form; bytes travel as ISO-8859-1, which keeps each of them. */
    private static Map<String, Part> parts(String contentType, byte[] body) {
        var parts = new HashMap<String, Part>();
        if (contentType == null || !contentType.startsWith("multipart/form-data")) {
            return parts;
        }
        String boundary = "--" + contentType.substring(contentType.indexOf("boundary=") + 9);
        String text = new String(body, StandardCharsets.ISO_8859_1);
        for (String part : text.split(boundary)) {
            int end = part.indexOf("\r\n\r\n");
            if (end > 0) {
                String head = new String(
                        part.substring(0, end).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
                parts.put(
                        attribute(head, "name"),
                        new Part(
                                attribute(head, "filename"),
                                part.substring(end + 4, part.length() - 2).getBytes(StandardCharsets.ISO_8859_1)));
            }
        }
        return parts;
    }

    private static String attribute(String head, String name) {
        int start = head.indexOf(" " + name + "=\"");
        if (start < 0) {
            return "";
        }
        start += name.length() + 3;
        return head.substring(start, head.indexOf("\"", start));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

package org.vigie.ogc;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Looks whether a document is OpenAPI 3.0 (OpenAPI Specification 3.0.3, sections 4.7 and 4.8), as far as we use it. */
final class OpenApiStructure {

    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
    private static final Set<String> TYPES = Set.of("string", "number", "integer", "boolean", "array", "object");
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

    private final JsonNode document;
    private final List<String> faults = new ArrayList<>();
    private final Set<String> operations = new HashSet<>();

    private OpenApiStructure(JsonNode document) {
        this.document = document;
    }

    /** What is wrong with a document; empty where nothing is. */
    static List<String> faults(JsonNode document) {
        var structure = new OpenApiStructure(document);
        structure.root();
        return structure.faults;
    }

    /** What a reference leads to; a node that is none as it is. */
    static JsonNode resolved(JsonNode document, JsonNode node) {
        String reference = node.path("$ref").asString("");
        return reference.isEmpty() ? node : document.at(reference.substring(1));
    }

    private void root() {
        verify(document.path("openapi").asString("").matches("3\\.0\\.\\d+"), "openapi");
        verify(document.path("info").path("title").isString(), "info.title");
        verify(document.path("info").path("version").isString(), "info.version");
        verify(document.path("paths").isObject(), "paths");
        document.path("servers").forEach(server -> verify(server.path("url").isString(), "server.url"));
        references(document);
        document.path("paths").propertyNames().forEach(this::path);
        JsonNode components = document.path("components");
        components
                .path("schemas")
                .propertyNames()
                .forEach(name -> schema(components.path("schemas").path(name), name));
        components
                .path("parameters")
                .propertyNames()
                .forEach(name -> parameter(components.path("parameters").path(name), name));
        components
                .path("responses")
                .forEach(response -> verify(response.path("description").isString(), "response"));
    }

    private void references(JsonNode node) {
        JsonNode reference = node.path("$ref");
        if (reference.isString()) {
            verify(reference.asString().startsWith("#/components/"), reference.asString());
            verify(!resolved(document, node).isMissingNode(), reference + " leads nowhere");
            verify(node.size() == 1, reference + " has siblings");
        }
        node.forEach(this::references);
    }

    private void path(String path) {
        verify(path.startsWith("/"), path);
        JsonNode item = document.path("paths").path(path);
        for (String method : item.propertyNames()) {
            verify(METHODS.contains(method), path + " " + method);
            operation(path, item.path(method));
        }
    }

    private void operation(String path, JsonNode operation) {
        verify(operations.add(operation.path("operationId").asString()), path + " operationId twice");
        Set<String> names = new HashSet<>();
        Set<String> inPath = new HashSet<>();
        for (JsonNode each : operation.path("parameters")) {
            JsonNode parameter = resolved(document, each);
            parameter(parameter, path);
            String name = parameter.path("name").asString();
            verify(names.add(parameter.path("in").asString() + " " + name), path + " has " + name + " twice");
            if (parameter.path("in").asString().equals("path")) {
                inPath.add(name);
                verify(parameter.path("required").asBoolean(), name + " in the path is required");
            }
        }
        Set<String> variables = new HashSet<>();
        for (Matcher matcher = VARIABLE.matcher(path); matcher.find(); ) {
            variables.add(matcher.group(1));
        }
        verify(variables.equals(inPath), path + " variables");
        JsonNode responses = operation.path("responses");
        verify(responses.size() > 0, path + " responses");
        for (String status : responses.propertyNames()) {
            verify(status.matches("[1-5]\\d\\d|default"), path + " " + status);
            JsonNode response = resolved(document, responses.path(status));
            verify(response.path("description").isString(), path + " " + status + " description");
            for (String type : response.path("content").propertyNames()) {
                verify(type.contains("/"), type);
                schema(response.path("content").path(type).path("schema"), path + " " + type);
            }
        }
    }

    private void parameter(JsonNode parameter, String where) {
        verify(parameter.path("name").isString(), where + " name");
        verify(
                Set.of("query", "path", "header", "cookie")
                        .contains(parameter.path("in").asString()),
                where + " in");
        verify(parameter.has("schema") != parameter.has("content"), where + " schema or content");
        schema(parameter.path("schema"), where + " " + parameter.path("name"));
    }

    private void schema(JsonNode node, String where) {
        if (node.has("$ref")) {
            return;
        }
        verify(node.isObject(), where + " schema");
        String type = node.path("type").asString("");
        verify(type.isEmpty() || TYPES.contains(type), where + " type " + type);
        verify(!type.equals("array") || node.has("items"), where + " array without items");
        verify(!node.path("items").isArray(), where + " items is one schema");
        if (node.has("items")) {
            schema(node.path("items"), where);
        }
        node.path("properties")
                .propertyNames()
                .forEach(name -> schema(node.path("properties").path(name), where + "." + name));
        node.path("oneOf").forEach(each -> schema(each, where));
        JsonNode choices = node.path("enum");
        verify(choices.isMissingNode() || choices.size() > 0, where + " enum");
    }

    private void verify(boolean right, String what) {
        if (!right) {
            faults.add(what);
        }
    }
}

package org.vigie.incidents;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.api.DataVersion;
import org.vigie.api.Parameters;
import org.vigie.api.Problem;
import org.vigie.api.Problem.FieldError;
import org.vigie.areas.AreaIndex;
import org.vigie.areas.Areas;
import org.vigie.incidents.Coverages.Declaration;

/** Which source watches what: outside it there are no data, which is not zero. */
@RestController
@RequestMapping("/api/v1/coverage")
class CoverageController {

    private final Coverages coverages;
    private final DataVersion dataVersion;
    private final Areas areas;

    CoverageController(Coverages coverages, DataVersion dataVersion, Areas areas) {
        this.coverages = coverages;
        this.dataVersion = dataVersion;
        this.areas = areas;
    }

    record Body(@Nullable List<@Nullable Declared> coverage) {}

    record Declared(
            @Nullable String source,
            @Nullable String country,
            @Nullable String area,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    @GetMapping
    Map<String, Object> list(Parameters parameters) {
        if (!Visibility.current().seesWatch()) {
            throw new Problem(HttpStatus.FORBIDDEN, "ABOVE_CLEARANCE");
        }
        parameters.verify();
        long version = dataVersion.current();
        return Map.of("dataVersion", version, "coverage", coverages.list(version));
    }

    /** Replaces what the named sources cover; other sources stay as they are. */
    @PutMapping
    Map<String, Object> declare(@RequestBody Body body, Parameters parameters) {
        parameters.verify();
        if (body.coverage() == null || body.coverage().isEmpty()) {
            throw Problem.invalid("coverage", "REQUIRED");
        }
        List<Declaration> declarations = read(body.coverage());
        long version = coverages.declare(
                declarations.stream().map(Declaration::source).distinct().toList(), declarations);
        return Map.of("dataVersion", version, "coverage", coverages.list(version));
    }

    private List<Declaration> read(List<@Nullable Declared> declared) {
        var errors = new ArrayList<FieldError>();
        var declarations = new ArrayList<Declaration>();
        AreaIndex index = areas.current();
        for (int i = 0; i < declared.size(); i++) {
            Declared each = declared.get(i);
            String at = "coverage[" + i + "].";
            if (each == null || each.source() == null || each.source().isBlank()) {
                errors.add(FieldError.of(at + "source", "REQUIRED"));
            } else if (each.country() == null || !each.country().matches("[A-Z]{3}")) {
                errors.add(FieldError.of(at + "country", "NOT_A_COUNTRY", each.country()));
            } else if (each.from() == null) {
                errors.add(FieldError.of(at + "from", "REQUIRED"));
            } else if (each.to() != null && each.to().isBefore(each.from())) {
                errors.add(FieldError.of(at + "to", "END_BEFORE_START", each.to(), each.from()));
            } else if (each.area() != null && index.find(each.area()).isEmpty()) {
                errors.add(FieldError.of(at + "area", "UNKNOWN_AREA", each.area()));
            } else {
                declarations.add(new Declaration(each.source(), each.country(), each.area(), each.from(), each.to()));
            }
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return declarations;
    }
}

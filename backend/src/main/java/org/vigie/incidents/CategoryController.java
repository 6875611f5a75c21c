package org.vigie.incidents;

import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.api.Parameters;

/** The taxonomy, both languages at once. */
@RestController
class CategoryController {

    private final Categories categories;

    CategoryController(Categories categories) {
        this.categories = categories;
    }

    @GetMapping("/api/v1/categories")
    ResponseEntity<Map<String, List<Category>>> list(Parameters parameters) {
        parameters.verify();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag("W/\"" + categories.list().hashCode() + "\"")
                .body(Map.of("categories", categories.list()));
    }
}

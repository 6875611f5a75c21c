package org.vigie.ingest;

import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.api.Parameters;

/** Takes the exercise data out. */
@RestController
class DemoController {

    private final Demo demo;

    DemoController(Demo demo) {
        this.demo = demo;
    }

    @DeleteMapping("/api/v1/demo")
    Demo.Removed remove(Parameters parameters) {
        parameters.verify();
        return demo.remove();
    }
}

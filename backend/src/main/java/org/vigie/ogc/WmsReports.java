package org.vigie.ogc;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import org.vigie.api.Messages;
import org.vigie.api.Problem;

/** Service exception reports (06-042, annex E). */
@Component
class WmsReports {

    private final Messages messages;

    WmsReports(Messages messages) {
        this.messages = messages;
    }

    String message(WmsException exception, Locale language) {
        return messages.text("wms." + exception.code(), exception.arguments(), language);
    }

    /** Each wrong field and why, or what is wrong with all of them. */
    String message(Problem problem, Locale language) {
        List<Problem.FieldError> errors = problem.fieldErrors();
        return errors.isEmpty()
                ? messages.text("problem." + problem.code(), problem.arguments(), language)
                : errors.stream()
                        .map(error -> error.field() + ": "
                                + messages.text("field." + error.code(), error.arguments(), language))
                        .collect(Collectors.joining(" "));
    }

    /** A report of one exception. */
    String document(String code, String locator, String message, boolean old) {
        String head = old ? """
                <!DOCTYPE ServiceExceptionReport SYSTEM "http://schemas.opengis.net/wms/1.1.1/exception_1_1_1.dtd">
                <ServiceExceptionReport version="1.1.1">""" : """
                <ServiceExceptionReport version="1.3.0" xmlns="http://www.opengis.net/ogc" \
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
                xsi:schemaLocation="http://www.opengis.net/ogc http://schemas.opengis.net/wms/1.3.0/exceptions_1_3_0.xsd">""";
        String where = locator.isEmpty() ? "" : " locator=\"" + escape(locator) + "\"";
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                %s
                <ServiceException code="%s"%s>%s</ServiceException>
                </ServiceExceptionReport>
                """.formatted(head, escape(code), where, escape(message));
    }

    /** As XML wants it: only its five own entities, and no sign that it does not allow. */
    static String escape(String text) {
        return HtmlUtils.htmlEscape(text.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", " "), "UTF-8");
    }
}

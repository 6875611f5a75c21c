package org.vigie.api;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.util.unit.DataSize;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** The one table from exception to HTTP answer. A bug is logged with its stack trace and answered without it. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private static final String RETRY_AFTER_SECONDS = "3";

    private final Messages messages;

    private final DataSize largestFile;

    ProblemAdvice(Messages messages, @Value("${spring.servlet.multipart.max-file-size:1MB}") DataSize largestFile) {
        this.messages = messages;
        this.largestFile = largestFile;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> problem(Problem problem) {
        var answer = ResponseEntity.status(problem.status());
        if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return answer.body(detail(problem));
    }

    @ExceptionHandler({
        CannotGetJdbcConnectionException.class,
        CannotCreateTransactionException.class,
        DataAccessResourceFailureException.class
    })
    ResponseEntity<ProblemDetail> databaseAway(Exception exception) {
        LOG.warn("The database does not answer: {}", exception.getMessage());
        return problem(new Problem(HttpStatus.SERVICE_UNAVAILABLE, "DATABASE_AWAY"));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tookTooLong(QueryTimeoutException exception) {
        LOG.warn("A statement took too long and was ended");
        return problem(new Problem(HttpStatus.SERVICE_UNAVAILABLE, "TIMED_OUT"));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> bug(Exception exception) {
        Optional<Outage> outage = Outage.of(exception);
        if (outage.isPresent()) {
            LOG.warn("{} is out: {}", outage.get(), exception.getClass().getName());
            return problem(
                    outage.get() == Outage.DISK
                            ? new Problem(HttpStatus.INSUFFICIENT_STORAGE, "NO_SPACE")
                            : new Problem(HttpStatus.SERVICE_UNAVAILABLE, "DATABASE_AWAY"));
        }
        LOG.error("A request failed", exception);
        return problem(new Problem(HttpStatus.INTERNAL_SERVER_ERROR, "INTERNAL"));
    }

    /** What Spring MVC itself refuses (unknown path, wrong method, unreadable body …), in our form and words. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception exception,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        Problem problem = NestedExceptionUtils.getMostSpecificCause(exception) instanceof Problem cause
                ? cause // a body was refused while it was read
                : new Problem(HttpStatus.valueOf(status.value()), code(status), arguments(exception, request));
        return super.handleExceptionInternal(exception, detail(problem), headers, problem.status(), request);
    }

    private ProblemDetail detail(Problem problem) {
        Locale language = LocaleContextHolder.getLocale();
        var detail = ProblemDetail.forStatusAndDetail(
                problem.status(), messages.text("problem." + problem.code(), problem.arguments(), language));
        detail.setTitle(messages.text("status." + problem.status().value(), List.of(), language));
        detail.setProperty("code", problem.code());
        if (!problem.fieldErrors().isEmpty()) {
            detail.setProperty(
                    "errors",
                    problem.fieldErrors().stream()
                            .map(error -> Map.of(
                                    "field", error.field(),
                                    "code", error.code(),
                                    "message", messages.text("field." + error.code(), error.arguments(), language)))
                            .toList());
        }
        return detail;
    }

    private static String code(HttpStatusCode status) {
        return switch (status.value()) {
            case 404 -> "UNKNOWN_PATH";
            case 405 -> "WRONG_METHOD";
            case 406 -> "NOT_ACCEPTABLE";
            case 413 -> "TOO_LARGE";
            case 415 -> "WRONG_MEDIA_TYPE";
            case 503 -> "TIMED_OUT";
            default -> status.is5xxServerError() ? "INTERNAL" : "UNREADABLE_REQUEST";
        };
    }

    private Object[] arguments(Exception exception, WebRequest request) {
        String path = request instanceof ServletWebRequest servlet
                ? servlet.getRequest().getMethod() + " " + servlet.getRequest().getRequestURI()
                : "";
        if (exception instanceof HttpRequestMethodNotSupportedException wrong) {
            String[] methods = wrong.getSupportedMethods();
            return new Object[] {path, methods == null ? "" : String.join(", ", methods)};
        }
        if (exception instanceof MaxUploadSizeExceededException) {
            return new Object[] {path, largestFile.toMegabytes()};
        }
        if (exception instanceof HttpMediaTypeNotSupportedException wrong) {
            return new Object[] {String.valueOf(wrong.getContentType()), wrong.getSupportedMediaTypes()};
        }
        return new Object[] {path, reason(exception)};
    }

    private static String reason(Exception exception) {
        return exception instanceof org.springframework.web.ErrorResponse response
                ? String.valueOf(response.getBody().getDetail())
                : String.valueOf(exception.getMessage());
    }
}

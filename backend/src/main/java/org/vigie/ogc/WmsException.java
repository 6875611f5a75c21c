package org.vigie.ogc;

import java.util.List;

/** A WMS request that cannot be answered; its message has the key {@code wms.<code>} or {@code wms.<code>.<detail>}. */
final class WmsException extends RuntimeException {

    /** The codes of 06-042, table E.1, and of 01-068r3; the others say more than these can. */
    enum Code {
        InvalidFormat,
        InvalidCRS,
        LayerNotDefined,
        StyleNotDefined,
        LayerNotQueryable,
        InvalidPoint,
        MissingDimensionValue,
        InvalidDimensionValue,
        OperationNotSupported,
        MissingParameterValue,
        InvalidParameterValue,
        NoApplicableCode
    }

    private final Code code;
    private final String locator;
    private final List<String> arguments;

    /**
     * @param locator the parameter that is wrong; empty where none alone is
     * @param arguments values for the message's places
     */
    WmsException(Code code, String locator, String... arguments) {
        super(code + " " + locator + " " + String.join(" ", arguments));
        this.code = code;
        this.locator = locator;
        this.arguments = List.of(arguments);
    }

    Code code() {
        return code;
    }

    String locator() {
        return locator;
    }

    List<String> arguments() {
        return arguments;
    }
}

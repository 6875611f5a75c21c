package org.vigie.access.gate;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.vigie.access.people.Signed;

/** Takes what a request costs of its sender's allowance, and says when to come again where there is not enough left. */
class AllowanceFilter extends OncePerRequestFilter {

    private final Allowances allowances;
    private final Routes routes;
    private final Refusals refusals;

    AllowanceFilter(Allowances allowances, Routes routes, Refusals refusals) {
        this.allowances = allowances;
        this.routes = routes;
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Duration wait = take(request);
        if (wait.isZero()) {
            chain.doFilter(request, response);
        } else {
            refusals.tooMany(request, response, wait);
        }
    }

    private Duration take(HttpServletRequest request) {
        Route route = routes.find(request).orElse(null);
        if (route != null && route.isBlind()) {
            return Duration.ZERO;
        }
        int cost = route == null ? 1 : route.cost(request);
        return SecurityContextHolder.getContext().getAuthentication() instanceof Signed signed
                        && signed.way() != Signed.Way.NONE
                ? allowances.takeOf(signed.getName(), cost)
                : allowances.takeOfAddress(String.valueOf(request.getRemoteAddr()), cost);
    }
}

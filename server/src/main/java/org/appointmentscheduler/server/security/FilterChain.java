package org.appointmentscheduler.server.security;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.POST;

import jakarta.servlet.DispatcherType;
import java.util.List;
import org.appointmentscheduler.server.http.problem.GeneralProblem;
import org.appointmentscheduler.server.http.problem.Problem;
import org.appointmentscheduler.server.http.problem.ProblemAnswers;
import org.appointmentscheduler.server.security.sessions.ForgeryTokens;
import org.appointmentscheduler.server.security.sessions.SessionFilter;
import org.appointmentscheduler.server.security.sessions.Sessions;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * What is open to whom by its address alone. What is not listed is open to nobody but administrators, who find nothing
 * there; whose a thing is, the sides decide. Whom only a cookie names has to prove that the page was ours.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = Type.SERVLET)
class FilterChain {

    private static final String CLIENT = "CLIENT";
    private static final String PROVIDER = "PROVIDER";
    private static final String ADMINISTRATOR = "ADMINISTRATOR";
    private static final String GUEST = "GUEST";

    private final ManagementPort management;

    FilterChain(ManagementPort management) {
        this.management = management;
    }

    /** For whoever watches. A credential is not even looked at: how we are must not depend on what it takes to check one. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain watching(HttpSecurity http, SecurityProblems problems) {
        return plain(http.securityMatcher("/actuator/**"), problems)
                .csrf(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(rules -> {
                    rules.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                            .permitAll()
                            .requestMatchers(management::isAt)
                            .permitAll();
                    open(rules, "/actuator/health/**", "/actuator/info");
                    rules.anyRequest().denyAll();
                })
                .build();
    }

    @Bean
    SecurityFilterChain chain(HttpSecurity http, Bearers bearers, Sessions sessions, SecurityProblems problems) {
        return plain(http, problems)
                .csrf(forgery -> forgery.csrfTokenRepository(new ForgeryTokens())
                        .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
                        .requireCsrfProtectionMatcher(ForgeryTokens::isNeeded))
                .addFilterBefore(new SessionFilter(sessions), BearerTokenAuthenticationFilter.class)
                .authorizeHttpRequests(this::rules)
                .oauth2ResourceServer(server -> server.authenticationManagerResolver(_ -> bearers)
                        .bearerTokenResolver(new OneToken())
                        .authenticationEntryPoint(problems)
                        .accessDeniedHandler(problems))
                .build();
    }

    /** A request is one span, and not one for each filter it passes. */
    @Bean
    SecurityObservationSettings observations() {
        return SecurityObservationSettings.noObservations();
    }

    private static HttpSecurity plain(HttpSecurity http, SecurityProblems problems) {
        return http.exceptionHandling(
                        refused -> refused.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .headers(
                        AbstractHttpConfigurer::disable) // Whoever is stopped before needs them as well: AnswerHeaders.
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable);
    }

    /** Leaves methods, headers and parameters to those who say what is wrong with them. */
    @Bean
    HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        firewall.setAllowedHeaderNames(_ -> true);
        firewall.setAllowedHeaderValues(_ -> true);
        firewall.setAllowedParameterNames(_ -> true);
        firewall.setAllowedParameterValues(_ -> true);
        return firewall;
    }

    /** What is left are paths that could mean two things; here they mean nothing. */
    @Bean
    RequestRejectedHandler ambiguousPaths(ProblemAnswers answers) {
        return (request, response, _) -> answers.send(
                Problem.of(GeneralProblem.NO_SUCH_RESOURCE, "No resource has this address."), request, response);
    }

    private void rules(AuthorizeHttpRequestsConfigurer<?>.AuthorizationManagerRequestMatcherRegistry rules) {
        rules.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                .permitAll()
                .requestMatchers(management::isAt)
                .denyAll();
        open(rules, "/.well-known/jwks.json");
        open(rules, "/v3/api-docs/**", "/swagger-ui.html", "/swagger-ui/**");
        open(rules, "/api/appointments", "/api/providers/*/availability", "/api/slots/explain");
        rules.requestMatchers(POST, "/api/setup", "/api/tokens", "/api/clients", "/api/providers")
                .permitAll();
        rules.requestMatchers(POST, "/api/sessions", "/api/sessions/current/end")
                .permitAll();
        open(rules, "/api/sessions/current");

        reads(rules, roles(CLIENT, PROVIDER, ADMINISTRATOR), "/api/providers", "/api/providers/*");
        reads(
                rules,
                roles(CLIENT, PROVIDER, ADMINISTRATOR),
                "/api/clients/*",
                "/api/appointments/*/history",
                "/api/appointments/*/proof");
        reads(rules, roles(CLIENT, PROVIDER, ADMINISTRATOR, GUEST), "/api/appointments/*");
        reads(rules, roles(CLIENT, ADMINISTRATOR), "/api/clients/*/appointments", "/api/clients/*/export");
        may(rules, DELETE, Scope.WRITE, roles(CLIENT, ADMINISTRATOR), "/api/clients/*/personal-data");
        reads(rules, roles(PROVIDER, ADMINISTRATOR), "/api/providers/*/appointments", "/api/analytics/*");

        may(rules, POST, Scope.WRITE, roles(CLIENT, ADMINISTRATOR), "/api/appointments/reserve");
        may(
                rules,
                POST,
                Scope.WRITE,
                roles(CLIENT, ADMINISTRATOR, GUEST),
                "/api/appointments/confirm",
                "/api/appointments/*/confirm",
                "/api/appointments/*/release");
        may(rules, POST, Scope.WRITE, roles(CLIENT, ADMINISTRATOR), "/api/appointments/*/link");
        may(
                rules,
                POST,
                Scope.WRITE,
                roles(PROVIDER, ADMINISTRATOR),
                "/api/appointments/availability",
                "/api/appointments/availability/withdraw");

        may(rules, GET, Scope.KEYS, roles(CLIENT, PROVIDER, ADMINISTRATOR), "/api/api-keys");
        may(rules, POST, Scope.KEYS, roles(CLIENT, PROVIDER, ADMINISTRATOR), "/api/api-keys", "/api/api-keys/**");

        for (var read : List.of(GET, HEAD)) {
            rules.requestMatchers(read, "/api/events")
                    .access(AuthorizationManagers.anyOf(
                            both(roles(CLIENT, PROVIDER), Scope.READ), both(roles(ADMINISTRATOR), Scope.ADMIN)));
        }
        may(rules, GET, Scope.ADMIN, roles(ADMINISTRATOR), "/api/admin/**");
        may(rules, POST, Scope.ADMIN, roles(ADMINISTRATOR), "/api/admin/**");
        rules.anyRequest().access(both(roles(ADMINISTRATOR), Scope.ADMIN));
    }

    private static void open(
            AuthorizeHttpRequestsConfigurer<?>.AuthorizationManagerRequestMatcherRegistry rules, String... paths) {
        rules.requestMatchers(GET, paths).permitAll();
        rules.requestMatchers(HEAD, paths).permitAll();
    }

    private static void reads(
            AuthorizeHttpRequestsConfigurer<?>.AuthorizationManagerRequestMatcherRegistry rules,
            AuthorizationManager<RequestAuthorizationContext> roles,
            String... paths) {
        may(rules, GET, Scope.READ, roles, paths);
        may(rules, HEAD, Scope.READ, roles, paths);
    }

    private static void may(
            AuthorizeHttpRequestsConfigurer<?>.AuthorizationManagerRequestMatcherRegistry rules,
            HttpMethod method,
            Scope scope,
            AuthorizationManager<RequestAuthorizationContext> roles,
            String... paths) {
        rules.requestMatchers(method, paths).access(both(roles, scope));
    }

    private static AuthorizationManager<RequestAuthorizationContext> both(
            AuthorizationManager<RequestAuthorizationContext> roles, Scope scope) {
        return AuthorizationManagers.allOf(roles, AuthorityAuthorizationManager.hasAuthority(scope.authority()));
    }

    private static AuthorizationManager<RequestAuthorizationContext> roles(String... roles) {
        return AuthorityAuthorizationManager.hasAnyRole(roles);
    }
}

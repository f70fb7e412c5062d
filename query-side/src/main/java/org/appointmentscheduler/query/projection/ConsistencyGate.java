package org.appointmentscheduler.query.projection;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Holds a read back until the views show what its caller has written, so that nobody has to sleep and poll for that. */
@Component
class ConsistencyGate implements HandlerInterceptor, WebMvcConfigurer {

    private static final Set<String> READS = Set.of("GET", "HEAD");

    private final ReadYourWrites readYourWrites;

    ConsistencyGate(ReadYourWrites readYourWrites) {
        this.readYourWrites = readYourWrites;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        // How far the projections are is asked when they are behind.
        registry.addInterceptor(this).addPathPatterns("/api/**").excludePathPatterns("/api/admin/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var token = request.getHeader(ConsistencyToken.HEADER);
        if (token != null && READS.contains(request.getMethod())) {
            readYourWrites.await(ConsistencyToken.parse(token), View.behind(request.getRequestURI()));
        }
        return true;
    }
}

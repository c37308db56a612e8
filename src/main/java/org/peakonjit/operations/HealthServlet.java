package org.peakonjit.operations;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/**
 * {@code /ops/health/live}: the process lives; {@code /ready}: this node can serve, so that a balancer sends it requests;
 * {@code /sign-on}: a sign-on would work. Else 503, with reasons.
 */
public class HealthServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    transient Readiness readiness;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo();
        if ("/live".equals(path)) {
            answer(response, List.of());
        } else if ("/ready".equals(path)) {
            answer(response, readiness.ofNode());
        } else if ("/sign-on".equals(path)) {
            answer(response, readiness.ofSignOn());
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private static void answer(HttpServletResponse response, List<Readiness.Check> checks) throws IOException {
        boolean up = checks.stream().allMatch(Readiness.Check::up);
        ObjectNode json = JSON.createObjectNode();
        json.put("status", status(up));
        ArrayNode array = json.putArray("checks");
        for (Readiness.Check check : checks) {
            ObjectNode one = array.addObject();
            one.put("name", check.name());
            one.put("status", status(check.up()));
            if (!check.up()) {
                one.put("reason", check.reason());
            }
        }
        response.setStatus(up ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write(JSON.writeValueAsString(json));
    }

    private static String status(boolean up) {
        return up ? "UP" : "DOWN";
    }
}

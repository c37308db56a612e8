package org.peakonjit.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.peakonjit.administration.seats.UsageReport.Usage;
import org.peakonjit.license.UsageHistory.Point;

/** Consumption over time as a Chart.js configuration: a line, and the limit as a dashed one. */
final class UsageChart {

    private static final String CONSUMED = "#3b82f6";
    private static final String LIMIT = "#dc6b62";

    private UsageChart() {}

    /** The configuration as JSON; empty with fewer than two days. */
    static String of(Usage usage, Messages messages, Viewer viewer) {
        if (usage.days().size() < 2) {
            return "";
        }
        ObjectNode chart = JsonNodeFactory.instance.objectNode().put("type", "line");
        ObjectNode data = chart.putObject("data");
        ArrayNode labels = data.putArray("labels");
        ArrayNode sets = data.putArray("datasets");
        ArrayNode consumed = line(sets, messages.text("chart.consumed"), CONSUMED);
        ArrayNode limit = line(sets, messages.text("chart.limit"), LIMIT);
        ((ObjectNode) sets.get(1)).putArray("borderDash").add(6).add(4);
        for (Point point : usage.days()) {
            labels.add(viewer.day(point.day()));
            consumed.add(point.consumed());
            limit.add(point.limit().isPresent() ? (Integer) point.limit().getAsInt() : null);
        }
        ObjectNode options = chart.putObject("options");
        options.put("maintainAspectRatio", false).put("animation", false);
        options.putObject("scales")
                .putObject("y")
                .put("beginAtZero", true)
                .putObject("ticks")
                .put("precision", 0);
        return chart.toString();
    }

    private static ArrayNode line(ArrayNode sets, String label, String colour) {
        return sets.addObject()
                .put("label", label)
                .put("borderColor", colour)
                .put("backgroundColor", colour)
                .putArray("data");
    }
}

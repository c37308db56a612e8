package org.peakonjit.console.seats;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * A Chart.js configuration: labels along the bottom, numbers from zero up. Its colours hold on light and dark ground
 * (3:1 at least), and no two series are told apart by colour alone: there is a table of the same numbers below each chart.
 */
public final class ChartJson {

    private static final int LEGEND_LINE = 36;

    private final ObjectNode chart = JsonNodeFactory.instance.objectNode();
    private final ArrayNode labels;
    private final ArrayNode sets;
    private final ObjectNode options;
    private final ObjectNode scales;

    private ChartJson(String type) {
        chart.put("type", type);
        ObjectNode data = chart.putObject("data");
        labels = data.putArray("labels");
        sets = data.putArray("datasets");
        options = chart.putObject("options");
        options.put("maintainAspectRatio", false).put("animation", false);
        options.putObject("interaction").put("mode", "index").put("intersect", false);
        scales = options.putObject("scales");
        ObjectNode up = scales.putObject("y").put("beginAtZero", true);
        up.put("grace", "5%").putObject("ticks").put("precision", 0);
        ObjectNode along = scales.putObject("x");
        along.putObject("grid").put("display", false);
        along.putObject("ticks").put("maxRotation", 0).put("autoSkipPadding", 16);
    }

    public static ChartJson lines() {
        ChartJson lines = new ChartJson("line");
        lines.options
                .putObject("plugins")
                .putObject("legend")
                .putObject("labels")
                .put("usePointStyle", true)
                .put("pointStyle", "line")
                .put("pointStyleWidth", LEGEND_LINE);
        return lines;
    }

    /** Bars of several parts, one upon the other. */
    public static ChartJson stackedBars() {
        ChartJson bars = new ChartJson("bar");
        ((ObjectNode) bars.scales.get("x")).put("stacked", true);
        ((ObjectNode) bars.scales.get("y")).put("stacked", true);
        return bars;
    }

    public ChartJson label(String label) {
        labels.add(label);
        return this;
    }

    /** What the numbers are. */
    public ChartJson unit(String name) {
        ((ObjectNode) scales.get("y")).putObject("title").put("display", true).put("text", name);
        return this;
    }

    public Series series(String label, String colour) {
        ObjectNode set = sets.addObject().put("label", label).put("backgroundColor", colour);
        if (chart.path("type").asText().equals("line")) {
            set.put("borderColor", colour);
        }
        return new Series(set, set.putArray("data"));
    }

    public record Series(ObjectNode set, ArrayNode data) {

        public Series dashed() {
            set.putArray("borderDash").add(6).add(4);
            return this;
        }

        public Series dotted() {
            set.putArray("borderDash").add(2).add(3);
            return this;
        }

        /** A line without a mark at each number. */
        public Series bare() {
            set.put("pointRadius", 0);
            return this;
        }

        /** Marks of this form: {@code triangle}, {@code rect}. */
        public Series marks(String form) {
            set.put("pointStyle", form);
            return this;
        }

        /** @param number null = a gap */
        public void add(@Nullable Long number) {
            data.add(number);
        }
    }

    @Override
    public String toString() {
        return chart.toString();
    }
}

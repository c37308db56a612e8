package org.peakonjit.web.page;

import java.util.Optional;
import org.peakonjit.config.Settings;

/**
 * How a company looks to its people.
 *
 * @param accent {@code #rrggbb}
 */
record Brand(Optional<Logo> logo, Optional<String> accent, Settings.HelpDesk helpDesk) {

    /** An image with its media type. */
    record Logo(String type, byte[] bytes) {}

    /** The style sheet that puts the accent in ours' place, with text on it that can be read (WCAG 2.2 §1.4.3). */
    String css() {
        return accent.map(colour -> {
                    String text = luminance(colour) > 0.179 ? "#000000" : "#ffffff";
                    return "main { border-top-color: " + colour + "; }\n"
                            + ".button, button { background: " + colour + "; border-color: " + colour + "; color: "
                            + text
                            + "; }\n.going span { background: " + colour + "; }\n";
                })
                .orElse("");
    }

    /** Relative luminance (WCAG 2.2). From 0.179 on, black has more contrast to it than white. */
    private static double luminance(String colour) {
        int rgb = Integer.parseInt(colour.substring(1), 16);
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    private static double linear(int channel) {
        double value = (channel & 0xff) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}

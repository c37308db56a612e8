package org.peakonjit.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import org.peakonjit.json.Shaped;
import org.peakonjit.json.Shapes.WebUrl;

/**
 * How an application's pages look to people, and where they find help, where that differs from the settings.
 *
 * @param logo an image as a data URL (RFC 2397) in base64: SVG, PNG, JPEG or WebP
 * @param accent the colour of buttons, {@code #rrggbb}
 */
@JsonInclude(Include.NON_NULL)
@Schema(name = "Appearance")
public record Appearance(
        @Nullable @Size(max = 200_000) @Shaped(ImageUrl.class)
        String logo,

        @Nullable @Pattern(regexp = "#[0-9a-fA-F]{6}", message = "document.colour")
        String accent,

        @Nullable @Shaped(WebUrl.class) URI helpDeskUrl,

        @Nullable @Size(max = 254) @Pattern(regexp = "[^@\\s]+@[^@\\s]+", message = "document.address")
        String helpDeskMail,

        @Nullable @Pattern(regexp = PHONE, message = "document.phone")
        String helpDeskPhone) {

    private static final String PHONE = "[+0-9][0-9 ()./-]{2,39}";

    /** A data URL of an image, in base64 that can be read. */
    public static final class ImageUrl implements Predicate<String> {

        private static final java.util.regex.Pattern SHAPE =
                java.util.regex.Pattern.compile("data:(image/(?:svg\\+xml|png|jpeg|webp));base64,([A-Za-z0-9+/]+=*)");

        @Override
        public boolean test(String text) {
            return bytes(text).isPresent();
        }

        /** The image; empty where it is none. */
        static Optional<byte[]> bytes(String text) {
            Matcher url = SHAPE.matcher(text);
            try {
                return url.matches() ? Optional.of(Base64.getDecoder().decode(url.group(2))) : Optional.empty();
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
    }

    public Optional<byte[]> logoBytes() {
        return Optional.ofNullable(logo).flatMap(ImageUrl::bytes);
    }

    public String logoType() {
        return logo == null ? "" : logo.substring("data:".length(), logo.indexOf(';'));
    }

    /** As the settings have it. */
    public static final Appearance COMMON = new Appearance(null, null, null, null, null);

    boolean isOwn() {
        return !equals(COMMON);
    }
}

package org.peakonjit.provisioning.mapping;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where in the SCIM resource a value goes: a SCIM path (RFC 7644 §3.5.2) in its canonical spelling. */
sealed interface Target {

    /** @param parent {@code name}, or null at the top level */
    record Core(@Nullable String parent, String attribute) implements Target {
        @Override
        public String toString() {
            return parent == null ? attribute : parent + "." + attribute;
        }
    }

    /**
     * Part of the entry of a multi-valued attribute that has the given type.
     *
     * @param type e.g. {@code work}
     */
    record Entry(String attribute, String type, String part) implements Target {

        /** Whether an e-mail address goes there. */
        boolean isAddress() {
            return "emails".equals(attribute) && "value".equals(part);
        }

        @Override
        public String toString() {
            return attribute + "[type eq \"" + type + "\"]." + part;
        }
    }

    /** @param part of a complex attribute, or null */
    record Extension(
            String schema, String attribute, @Nullable String part) implements Target {
        @Override
        public String toString() {
            return schema + ":" + attribute + (part == null ? "" : "." + part);
        }
    }

    Target USER_NAME = new Core(null, "userName");
    Target EXTERNAL_ID = new Core(null, "externalId");
    Target ACTIVE = new Core(null, "active");
    Target LOCALE = new Core(null, "locale");
    Target PREFERRED_LANGUAGE = new Core(null, "preferredLanguage");
    Target GIVEN_NAME = new Core("name", "givenName");
    Target FAMILY_NAME = new Core("name", "familyName");
    Target EMPLOYEE_NUMBER = new Extension(Schema.ENTERPRISE, "employeeNumber", null);
    Target WORK_EMAIL = new Entry("emails", "work", "value");

    /** @throws WrongRowException saying what is wrong with it */
    static Target parse(String path) {
        String text = path.strip();
        if (text.isEmpty()) {
            throw new WrongRowException(RowFault.TARGET_MISSING);
        }
        if (text.toLowerCase(Locale.ROOT).startsWith("urn:")) {
            return Paths.ofSchema(text);
        }
        return Paths.ofCore(text);
    }

    /** As {@link #parse}, but empty where the path is wrong. */
    static Optional<Target> find(String path) {
        try {
            return Optional.of(parse(path));
        } catch (WrongRowException e) {
            return Optional.empty();
        }
    }

    final class Paths {

        private static final Pattern SIMPLE = Pattern.compile("([A-Za-z0-9$_-]+)(?:\\.([A-Za-z0-9$_-]+))?");
        private static final Pattern FILTERED =
                Pattern.compile("([A-Za-z0-9$_-]+)\\[\\s*(\\w+)\\s+[eE][qQ]\\s+(\"([^\"\\\\]+)\"|true)\\s*]\\.(\\w+)");
        private static final Pattern OTHER_EXTENSION = Pattern.compile(
                "(?<schema>urn:[A-Za-z0-9][A-Za-z0-9-]*:.*:\\d+\\.\\d+:\\w+):(?<name>[^:]+)", Pattern.CASE_INSENSITIVE);
        private static final int LONGEST_NAME = 256;

        private Paths() {}

        private static Target ofSchema(String text) {
            if (isOf(Schema.CORE, text)) {
                return ofCore(text.substring(Schema.CORE.length() + 1));
            }
            if (isOf(Schema.ENTERPRISE, text)) {
                return ofEnterprise(text.substring(Schema.ENTERPRISE.length() + 1));
            }
            if (isOf(Schema.PEAKON, text)) {
                return new Extension(Schema.PEAKON, named(text.substring(Schema.PEAKON.length() + 1)), null);
            }
            Matcher other = OTHER_EXTENSION.matcher(text);
            if (!other.matches()) {
                throw new WrongRowException(RowFault.NO_SCHEMA_ATTRIBUTE, text, Schema.PEAKON + ":Business Unit");
            }
            return new Extension(other.group("schema"), named(other.group("name")), null);
        }

        private static boolean isOf(String schema, String text) {
            return text.regionMatches(true, 0, schema + ":", 0, schema.length() + 1);
        }

        private static String named(String name) {
            if (name.isBlank() || name.length() > LONGEST_NAME) {
                throw new WrongRowException(RowFault.EXTENSION_NAME_LENGTH, Integer.toString(LONGEST_NAME));
            }
            return name.strip();
        }

        private static Target ofEnterprise(String rest) {
            Matcher path = SIMPLE.matcher(rest);
            String attribute = path.matches() ? Schema.enterprise(path.group(1)).orElse(null) : null;
            if (attribute == null) {
                throw new WrongRowException(RowFault.NO_ENTERPRISE_ATTRIBUTE, rest);
            }
            String part = path.group(2);
            if ("manager".equals(attribute) && (part == null || "value".equalsIgnoreCase(part))) {
                return new Extension(Schema.ENTERPRISE, attribute, "value");
            }
            if (part != null) {
                throw new WrongRowException(RowFault.NO_PART, attribute, part);
            }
            return new Extension(Schema.ENTERPRISE, attribute, null);
        }

        private static Target ofCore(String text) {
            Matcher filtered = FILTERED.matcher(text);
            if (filtered.matches()) {
                return entry(filtered.group(1), type(filtered), filtered.group(5));
            }
            Matcher simple = SIMPLE.matcher(text);
            if (!simple.matches()) {
                throw new WrongRowException(RowFault.NO_PATH, text);
            }
            String attribute = simple.group(1);
            String part = simple.group(2);
            if (Schema.isForbidden(attribute)) {
                throw new WrongRowException(RowFault.SET_BY_PEAKON, attribute);
            }
            if (Schema.multi(attribute).isPresent()) {
                return entry(attribute, "work", part == null ? "value" : part);
            }
            return part == null ? single(attribute) : partOfName(attribute, part);
        }

        private static String type(Matcher filtered) {
            boolean primary = "primary".equalsIgnoreCase(filtered.group(2)) && "true".equals(filtered.group(3));
            if (primary) {
                return "work";
            }
            if (!"type".equalsIgnoreCase(filtered.group(2)) || filtered.group(4) == null) {
                throw new WrongRowException(RowFault.WRONG_SELECTOR);
            }
            return filtered.group(4);
        }

        private static Target entry(String name, String type, String part) {
            String attribute =
                    Schema.multi(name).orElseThrow(() -> new WrongRowException(RowFault.NOT_MULTI_VALUED, name));
            return new Entry(
                    attribute,
                    type,
                    Schema.partOf(attribute, part)
                            .orElseThrow(() -> new WrongRowException(RowFault.NO_PART, attribute, part)));
        }

        private static Target single(String name) {
            if ("name".equalsIgnoreCase(name)) {
                throw new WrongRowException(RowFault.NAME_HAS_PARTS);
            }
            return new Core(
                    null, Schema.single(name).orElseThrow(() -> new WrongRowException(RowFault.NO_ATTRIBUTE, name)));
        }

        private static Target partOfName(String parent, String part) {
            if (!"name".equalsIgnoreCase(parent)) {
                throw new WrongRowException(RowFault.NO_PARTS, parent);
            }
            return new Core(
                    "name",
                    Schema.partOfName(part).orElseThrow(() -> new WrongRowException(RowFault.NO_PART, "name", part)));
        }
    }
}

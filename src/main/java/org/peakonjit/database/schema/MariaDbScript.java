package org.peakonjit.database.schema;

/**
 * A migration script in MariaDB's words. Texts compare there as elsewhere: by their code points, with their case, their
 * accents and the blanks at their end. Times are UTC, whose offset MariaDB does not keep. Long texts are no part of the
 * 65,535 bytes that a row may have. Since nothing takes back half a script, what is there already is passed over: a node
 * that ended in the middle goes on where it was.
 */
final class MariaDbScript {

    private MariaDbScript() {}

    static String of(String script) {
        return script.replace("timestamp with time zone", "datetime(6)")
                .replaceAll("\\bbytea\\b", "longblob")
                .replaceAll("\\bvarchar\\(\\d{5,}\\)", "mediumtext")
                .replaceAll("(?m)^create (table|index) ", "create $1 if not exists ")
                .replaceAll("(?m)^\\)(.*);$", ")$1 engine = InnoDB character set utf8mb4 collate utf8mb4_nopad_bin;");
    }
}

package org.peakonjit.database;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Reads what a client sends to PostgreSQL (its frontend/backend protocol 3.0) and counts after which messages it waits
 * for an answer: each Sync, and each simple Query but BEGIN, behind which the driver sends on at once.
 */
public final class FrontendMessages {

    private static final int LENGTH = 4;
    private static final int PROTOCOL_3 = 196_608;

    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private boolean isStarted;

    /** How many of those messages are whole with these bytes. */
    public int in(byte[] bytes, int length) {
        pending.write(bytes, 0, length);
        ByteBuffer all = ByteBuffer.wrap(pending.toByteArray());
        int waits = 0;
        while (isWhole(all)) {
            waits += waits(all) ? 1 : 0;
        }
        byte[] rest = new byte[all.remaining()];
        all.get(rest);
        pending.reset();
        pending.writeBytes(rest);
        return waits;
    }

    private int typeLength() {
        return isStarted ? 1 : 0;
    }

    private boolean isWhole(ByteBuffer all) {
        int header = typeLength() + LENGTH;
        return all.remaining() >= header && all.remaining() >= typeLength() + all.getInt(all.position() + typeLength());
    }

    private boolean waits(ByteBuffer all) {
        char type = isStarted ? (char) all.get() : '\0';
        byte[] body = new byte[all.getInt() - LENGTH];
        all.get(body);
        if (!isStarted) {
            isStarted = ByteBuffer.wrap(body).getInt() == PROTOCOL_3; // else it asks for encryption first
            return false;
        }
        return type == 'S' || type == 'Q' && !new String(body, StandardCharsets.UTF_8).startsWith("BEGIN");
    }
}

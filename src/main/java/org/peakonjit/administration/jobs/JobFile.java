package org.peakonjit.administration.jobs;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.Enumeration;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** The files that jobs make: kept compressed and in pieces, so that neither writing nor reading one needs it in memory. */
@Singleton
public class JobFile {

    private static final int PIECE = 256 * 1024;

    private final Jobs jobs;

    @Inject
    public JobFile(Jobs jobs) {
        this.jobs = jobs;
    }

    /** Begins the file of a run; closing the stream ends it. */
    public Writing begin(JobRun run) throws IOException {
        run.dropFile();
        return new Writing(new Pieces(run));
    }

    /** A file that is being written. */
    public static final class Writing extends GZIPOutputStream {

        private long length;

        private Writing(Pieces pieces) throws IOException {
            super(pieces, PIECE / 16);
        }

        @Override
        public synchronized void write(byte[] bytes, int from, int count) throws IOException {
            super.write(bytes, from, count);
            length += count;
        }

        /** How many bytes were written; whoever reads the file gets as many. */
        public synchronized long length() {
            return length;
        }
    }

    public boolean exists(UUID job) {
        return jobs.piece(job, 0).isPresent();
    }

    public void write(UUID job, OutputStream out) throws IOException {
        try (InputStream in = new GZIPInputStream(new SequenceInputStream(pieces(job)))) {
            in.transferTo(out);
        }
    }

    private Enumeration<InputStream> pieces(UUID job) {
        return new Enumeration<>() {
            private int number;
            private Optional<byte[]> next = jobs.piece(job, 0);

            @Override
            public boolean hasMoreElements() {
                return next.isPresent();
            }

            @Override
            public InputStream nextElement() {
                byte[] piece = next.orElseThrow(NoSuchElementException::new);
                number++;
                next = jobs.piece(job, number);
                return new ByteArrayInputStream(piece);
            }
        };
    }

    /** Keeps what is written piece by piece. */
    private static final class Pieces extends OutputStream {

        private final JobRun run;
        private @Nullable ByteArrayOutputStream piece = new ByteArrayOutputStream(PIECE);
        private int number;

        Pieces(JobRun run) {
            this.run = run;
        }

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            if (piece != null) {
                piece.write(bytes, from, length);
                if (piece.size() >= PIECE) {
                    keep(piece);
                }
            }
        }

        private void keep(ByteArrayOutputStream full) {
            run.keepPiece(number, full.toByteArray());
            number++;
            full.reset();
        }

        @Override
        public void close() {
            if (piece != null && piece.size() > 0) {
                keep(piece);
            }
            piece = null;
        }
    }
}

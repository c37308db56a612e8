package org.peakonjit.administration.jobs;

import java.util.Optional;

/** Which jobs to see. */
public record JobQuery(Optional<String> application, Optional<Job.Kind> kind, Optional<Job.State> state) {}

package org.peakonjit.provisioning.mapping;

import com.google.common.cache.CacheBuilder;
import com.google.common.cache.CacheLoader;
import com.google.common.cache.LoadingCache;
import jakarta.inject.Singleton;
import java.util.List;
import org.peakonjit.application.Application;
import org.peakonjit.application.AttributeMapping;
import org.peakonjit.provisioning.AttributeMapper;
import org.peakonjit.subject.Subject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Maps by the default rows and the application's; each mapping is compiled once and kept while it is used. */
@Singleton
class MappedAttributes implements AttributeMapper {

    private static final Logger LOG = LoggerFactory.getLogger(MappedAttributes.class);

    private static final int KEPT = 64;

    private final LoadingCache<List<AttributeMapping>, Mapping> compiled =
            CacheBuilder.newBuilder().maximumSize(KEPT).build(CacheLoader.from(MappedAttributes::compile));

    @Override
    public Mapped map(Application application, Subject subject) {
        return compiled.getUnchecked(application.scim().attributes()).apply(subject);
    }

    /** A row that cannot work was refused when saved; should one stand there all the same, the others still do. */
    private static Mapping compile(List<AttributeMapping> rows) {
        List<AttributeMapping> working = rows.stream()
                .filter(row -> {
                    List<MappingValidator.Problem> problems = MappingValidator.problems(List.of(row));
                    problems.forEach(problem -> LOG.warn("A mapping row is left out: {}", problem.message()));
                    return problems.isEmpty();
                })
                .toList();
        return Mapping.compile(working);
    }
}

package org.peakonjit.provisioning.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.peakonjit.application.AttributeMapping.Type;
import org.peakonjit.subject.AttributeNames;
import org.peakonjit.subject.NameId;
import org.peakonjit.subject.Subject;

/** Whatever an expression makes of its person, it makes no more of it than a node has room and time for. */
class ExpressionTest {

    /** Of processor time: nobody waits for anybody here. */
    private static final Duration HANGS = Duration.ofSeconds(20);

    /** Of bytes over all of it, most of which is garbage at once. */
    private static final long ROOM = 512 * 1024 * 1024;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** As many as a company's identity provider may send of one person. */
    private static final List<String> GROUPS = IntStream.range(0, 900)
            .mapToObj(number ->
                    "CN=peakon-%04d,OU=Groups,OU=Department %d,DC=corp,DC=example,DC=com".formatted(number, number % 7))
            .toList();

    private static final Subject ADA = new Subject(
            "https://idp.example",
            new NameId("ada", NameId.PERSISTENT),
            Map.of("x", List.of("ada"), "long", List.of("a".repeat(5000)), "memberOf", GROUPS),
            AttributeNames.common());

    private static Optional<String> of(String expression) {
        return Expression.compile(expression, Type.STRING).of(ADA);
    }

    /** The step again and again, each time with what the one before made. */
    private static String again(String begin, int times, String step) {
        StringBuilder expression = new StringBuilder("[" + begin + "]");
        for (int i = 0; i < times; i++) {
            expression.append(".map(t, ").append(step).append(")");
        }
        return expression.toString();
    }

    static Stream<String> thatGrow() {
        String doubled = again("attributes.x[0]", 40, "t + t");
        return Stream.of(
                doubled + "[0]",
                "string(" + again("bytes(attributes.x[0])", 40, "t + t") + "[0])",
                again("attributes.x[0]", 40, "[t, t].join()") + "[0]",
                again("attributes.x[0]", 40, "[t, t].join(t)") + "[0]",
                again("attributes.x[0]", 40, "t.replace('a', t)") + "[0]",
                again("attributes.x[0]", 40, "t.replace('', t)") + "[0]",
                again("attributes.x[0]", 40, "t.replace('a', 'aa', -1)") + "[0]",
                again("'\"'", 40, "strings.quote(t)") + "[0]",
                "attributes.long[0].replace('a', attributes.long[0]).substring(0, 3)",
                "attributes.long[0].replace('', attributes.long[0], 5000).substring(0, 3)",
                "attributes.memberOf.map(g, attributes.long[0]).join().substring(0, 3)",
                "attributes.memberOf.join(attributes.long[0]).substring(0, 3)",
                "attributes.memberOf.map(g, attributes.long[0] + g).map(g, g + g + g + g).map(g, g.substring(0, 1)).join()",
                again("[attributes.x[0]]", 40, "t + t") + "[0][0]",
                "string(size(" + again("[attributes.x[0]]", 40, "t + t") + "[0]))",
                "string(" + again("'a'", 40, "[t, t]") + " == " + again("'a'", 40, "[t, t]") + ")",
                "string('b' in " + again("['a']", 40, "t + t") + "[0])",
                again("'a'", 40, "[dyn(t), dyn(t)]") + ".map(t, [dyn(t)].join())[0]",
                again("'a'", 40, "{'a': t, 'b': t}") + " == [] ? 'a' : 'b'",
                "(" + doubled + "[0] == 'x' || " + doubled + "[0] == 'y') ? 'a' : 'b'");
    }

    @ParameterizedTest
    @MethodSource("thatGrow")
    void givesNoValueWhereItWouldMakeMoreThanAnybodyNeeds(String expression) {
        of("'warm'");
        long begun = THREADS.getCurrentThreadCpuTime();
        long before = THREADS.getCurrentThreadAllocatedBytes();

        assertThat(of(expression)).isEmpty();

        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(ROOM);
        assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - begun)).isLessThan(HANGS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "attributes.memberOf.join(';').contains('CN=peakon-0899,') ? 'in' : 'out' | in",
                "attributes.memberOf.exists(g, g.startsWith('CN=peakon-0899,')) ? 'in' : 'out' | in",
                "attributes['memberOf'].filter(g, g.contains('0899'))[0].split(',')[0].replace('CN=', '') | peakon-0899",
                "attributes.memberOf.map(g, g.split(',')[0].substring(3)).join(' ').substring(0, 11) | peakon-0000",
                "string(size(attributes.memberOf.map(g, g.split(',')))) | 900",
                "attributes.long[0].replace('a', 'bcdefghijk').substring(49990) | bcdefghijk",
                "string(size(attributes.long[0].replace('a', '12345678901234567890'))) | 100000"
            })
    void givesAValueThatIsMadeOfMuch(String expression, String value) {
        assertThat(of(expression)).contains(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'hello hello'.replace('he', 'we') | wello wello",
                "'hello hello'.replace('he', 'we', -1) | wello wello",
                "'hello hello'.replace('he', 'we', 1) | wello hello",
                "'hello hello'.replace('he', 'we', 0) | hello hello",
                "'hello'.replace('hello', 'bye') | bye",
                "'hello'.replace('x', 'y') | hello",
                "'aaa'.replace('aa', 'b') | ba",
                "'hello'.replace('l', '') | heo",
                "'ab'.replace('', '_') | _a_b_",
                "'ab'.replace('', '_', 2) | _a_b",
                "'a\\U0001F600b'.replace('', '_') | _a_\uD83D\uDE00_b_",
                "''.replace('', 'x') | x",
                "'.' + ''.replace('a', 'x') | .",
                "['x', 'y'].join() | xy",
                "'.' + [].join() | .",
                "['x'].join('-') | x",
                "['x', 'y', 'z'].join(', ') | x, y, z",
                "[dyn('x'), dyn(1), dyn(true)].join('-') | x-1-true"
            })
    void joinsAndReplacesAsCelDoes(String expression, String value) {
        assertThat(of(expression)).contains(value);
    }

    @Test
    void countsNothingOfOnePersonForTheNext() {
        Expression expression = Expression.compile("attributes.memberOf.join(';').substring(0, 14)", Type.STRING);

        for (int i = 0; i < 500; i++) {
            assertThat(expression.of(ADA)).contains("CN=peakon-0000");
        }
    }
}

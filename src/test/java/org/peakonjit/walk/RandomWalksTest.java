package org.peakonjit.walk;

import java.time.Duration;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.peakonjit.application.ExistingAccountsOverLimit;
import org.peakonjit.application.OnProvisioningFailure;
import org.peakonjit.application.PeakonNameId;
import org.peakonjit.upkeep.Deprovisioning.AccountFate;

/**
 * Whatever happens in whatever order, and whatever goes wrong meanwhile: what is always true stays true, as the rules of
 * licences and people, as {@link RuleBook} and {@link Healing} have them.
 *
 * <p>Each run tries the same 10,000 walks, those of the seed that it prints. Another {@code seed} below tries others;
 * without one, each run tries its own. Where one fails, the shortest walk that does is printed, and tried first the next
 * time ({@code target/jqwik-database}).
 */
class RandomWalksTest {

    private static final Logger LOGS = Logger.getLogger("org.peakonjit");

    @BeforeContainer
    static void beQuiet() {
        LOGS.setLevel(Level.OFF);
    }

    @AfterContainer
    static void speakAgain() {
        LOGS.setLevel(null);
    }

    @Property(seed = "2", tries = 10_000, edgeCases = EdgeCasesMode.NONE, generation = GenerationMode.RANDOMIZED)
    void everyWalkKeepsTheRules(@ForAll("walks") Walk walk) {
        walk.go();
    }

    @Provide
    Arbitrary<Walk> walks() {
        return Combinators.combine(settings(), steps().list().ofMinSize(1).ofMaxSize(20))
                .as(Walk::new);
    }

    private static Arbitrary<Settings> settings() {
        return Combinators.combine(
                        Arbitraries.of(3, 1, 2, 0, -1),
                        Arbitraries.of(ExistingAccountsOverLimit.values()),
                        Arbitraries.of(
                                OnProvisioningFailure.ADMIT_KNOWN,
                                OnProvisioningFailure.REFUSE,
                                OnProvisioningFailure.ADMIT),
                        Arbitraries.frequency(
                                Tuple.of(3, PeakonNameId.EMAIL), Tuple.of(1, PeakonNameId.EMPLOYEE_NUMBER)),
                        Arbitraries.of(false, true),
                        Arbitraries.of(false, true),
                        Arbitraries.of(false, true))
                .as(Settings::new);
    }

    private static Arbitrary<Step> steps() {
        Arbitrary<Integer> turn =
                Arbitraries.frequency(Tuple.of(3, 1), Tuple.of(3, 2), Tuple.of(2, 5), Tuple.of(2, 9), Tuple.of(1, 14));
        Arbitrary<Step> alone = Combinators.combine(Arbitraries.of(0, 1), happenings(), mishaps())
                .as((node, what, mishaps) -> new Step.Alone(node, what, mishaps));
        Arbitrary<Step> together = Combinators.combine(
                        atNodes(), mishaps(), atNodes(), mishaps(), turn.list().ofMaxSize(8))
                .as((one, ofOne, other, ofOther, turns) -> new Step.Together(one, ofOne, other, ofOther, turns));
        return Arbitraries.frequencyOf(Tuple.of(6, alone), Tuple.of(1, together));
    }

    private static Arbitrary<Mishaps> mishaps() {
        Arbitrary<Map<Integer, WireFault>> faults = Arbitraries.maps(
                        Arbitraries.integers().between(0, 5), Arbitraries.of(WireFault.values()))
                .ofMinSize(1)
                .ofMaxSize(3);
        Arbitrary<Integer> kills = Arbitraries.integers().between(0, 40);
        return Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.just(Mishaps.NONE)),
                Tuple.of(3, faults.map(some -> new Mishaps(some, -1))),
                Tuple.of(1, kills.map(kill -> new Mishaps(Map.of(), kill))),
                Tuple.of(1, Combinators.combine(faults, kills).as(Mishaps::new)));
    }

    private static Arbitrary<Happening> happenings() {
        Arbitrary<Integer> people = people();
        Arbitrary<Integer> some = Arbitraries.integers().between(0, 5);
        return Arbitraries.frequencyOf(
                Tuple.of(20, atNodes()),
                Tuple.of(
                        3,
                        Combinators.combine(people, Arbitraries.integers().between(0, Company.ADDRESSES.size() - 1))
                                .as(Happening.Rename::new)),
                Tuple.of(1, Combinators.combine(people, people).as(Happening.HandDown::new)),
                Tuple.of(1, Combinators.combine(people, people).as(Happening.Swap::new)),
                Tuple.of(1, Combinators.combine(people, people).as(Happening.SwapNumbers::new)),
                Tuple.of(
                        1,
                        Combinators.combine(people, Arbitraries.of("de", "fr")).as(Happening.Speak::new)),
                Tuple.of(1, people.map(Happening.Identify::new)),
                Tuple.of(1, Arbitraries.of(false, true).map(Happening.ChangeProvider::new)),
                Tuple.of(1, Arbitraries.just(new Happening.SilenceOldProviders())),
                Tuple.of(1, Arbitraries.of(true, false).map(Happening.RenewIdentifiers::new)),
                Tuple.of(2, Arbitraries.of(0, 1, 2, 3, -1).map(Happening.Limit::new)),
                Tuple.of(2, some.map(Happening.DeleteAtPeakon::new)),
                Tuple.of(1, some.map(Happening.DeactivateAtPeakon::new)),
                Tuple.of(1, some.map(Happening.MoveAtPeakon::new)),
                Tuple.of(
                        2,
                        Combinators.combine(people, Arbitraries.of(false, true)).as(Happening.AddAtPeakon::new)),
                Tuple.of(2, Arbitraries.of(0, 5, 40).map(Happening.Lag::new)),
                Tuple.of(3, times().map(Happening.Pass::new)));
    }

    /** What a node does. */
    private static Arbitrary<Happening> atNodes() {
        Arbitrary<Happening> signOns = Combinators.combine(
                        people(),
                        Arbitraries.frequency(Tuple.of(8, false), Tuple.of(1, true)),
                        Arbitraries.frequency(Tuple.of(4, 0), Tuple.of(1, 1), Tuple.of(1, 2)))
                .as(Happening.SignOn::new);
        return Arbitraries.frequencyOf(
                Tuple.of(14, signOns),
                Tuple.of(
                        1,
                        Combinators.combine(Arbitraries.integers().between(0, 5), Arbitraries.of(AccountFate.values()))
                                .as(Happening.Release::new)),
                Tuple.of(2, Arbitraries.just(new Happening.Settle())),
                Tuple.of(2, Arbitraries.just(new Happening.SendChanges())),
                Tuple.of(1, Arbitraries.of(false, true).map(Happening.Reconcile::new)),
                Tuple.of(1, Arbitraries.just(new Happening.ReleaseIdle())));
    }

    private static Arbitrary<Duration> times() {
        return Arbitraries.of(
                Duration.ofSeconds(1),
                Duration.ofSeconds(20),
                Duration.ofSeconds(70),
                Duration.ofMinutes(11),
                Duration.ofHours(7),
                Duration.ofDays(100));
    }

    private static Arbitrary<Integer> people() {
        return Arbitraries.integers().between(0, Company.PEOPLE - 1);
    }
}

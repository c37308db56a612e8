package org.peakonjit.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.license.seat.SeatQuery;
import org.peakonjit.provisioning.user.ScimUser;
import org.peakonjit.signon.Planned;
import org.peakonjit.signon.SignOnResult;
import org.peakonjit.signon.SignOnResult.Admitted;
import org.peakonjit.upkeep.Deprovisioning.AccountFate;

/** Something that happens: at a node, in the company, or at Peakon. */
sealed interface Happening {

    void at(World world, Node node);

    /** For whom the node is at work. */
    default Actor actor(World world) {
        return new Actor.Upkeep();
    }

    /** @param old whether the assertion is one from before the directory's last change */
    record SignOn(int person, boolean old, int spelling) implements Happening {

        private Optional<Company.Assertion> assertion(World world) {
            return world.company.entry(person).left() && !old
                    ? Optional.empty()
                    : Optional.of(world.company.assertion(person, old, spelling));
        }

        @Override
        public Actor actor(World world) {
            return assertion(world).<Actor>map(Actor.SignsOn::of).orElseGet(Actor.Upkeep::new);
        }

        @Override
        public void at(World world, Node node) {
            assertion(world).ifPresent(assertion -> result(world, node, assertion));
        }

        /** Signs on as the filter does it. */
        static SignOnResult result(World world, Node node, Company.Assertion assertion) {
            Actor.SignsOn one = Actor.SignsOn.of(assertion);
            AtomicReference<Planned> planned = new AtomicReference<>();
            Optional<SignOnResult> decided = node.call(() -> {
                planned.set(node.signOn().plan(world.application, assertion.subject()));
                Optional<SignOnResult> result = node.signOn().decideLocally(planned.get());
                result.ifPresent(ended -> judge(world, one, ended));
                return result;
            });
            return decided.orElseGet(() -> node.signOn().provision(planned.get(), result -> judge(world, one, result)));
        }

        private static void judge(World world, Actor.SignsOn one, SignOnResult result) {
            if (result instanceof Admitted admitted) {
                world.rules.admitted(one, admitted);
            }
        }
    }

    record Rename(int person, int address) implements Happening {
        @Override
        public void at(World world, Node node) {
            world.company.rename(person, address);
        }
    }

    record HandDown(int from, int to) implements Happening {
        @Override
        public void at(World world, Node node) {
            world.company.handDown(from, to);
        }
    }

    record Swap(int one, int other) implements Happening {
        @Override
        public void at(World world, Node node) {
            world.company.swap(one, other);
        }
    }

    record SwapNumbers(int one, int other) implements Happening {
        @Override
        public void at(World world, Node node) {
            world.company.swapNumbers(one, other);
        }
    }

    record Speak(int person, String language) implements Happening {
        @Override
        public void at(World world, Node node) {
            world.company.speak(person, language);
        }
    }

    record Identify(int person) implements Happening {
        @Override
        public void at(World world, Node node) {
            world.company.identify(person);
        }
    }

    record ChangeProvider(boolean overlap) implements Happening {
        @Override
        public void at(World world, Node node) {
            world.company.changeProvider(overlap);
        }
    }

    record SilenceOldProviders() implements Happening {
        @Override
        public void at(World world, Node node) {
            world.company.silenceOldProviders();
        }
    }

    /** @param said whether an administrator knew of it */
    record RenewIdentifiers(boolean said) implements Happening {
        @Override
        public void at(World world, Node node) {
            world.company.renewIdentifiers();
            if (said) {
                world.company.sayThatIdentifiersAreNew();
            }
        }
    }

    record Limit(int limit) implements Happening {
        @Override
        public void at(World world, Node node) {
            world.limit(limit);
        }
    }

    record Release(int seat, AccountFate fate) implements Happening {
        @Override
        public void at(World world, Node node) {
            List<Seat> all = world.seats.page(World.NAME, SeatQuery.all(), 0, 100);
            if (!all.isEmpty()) {
                node.releasing().release("admin", world.application, all.get(seat % all.size()), fate);
            }
        }
    }

    record DeleteAtPeakon(int account) implements Happening {
        @Override
        public void at(World world, Node node) {
            some(world, account).ifPresent(world.peakon::delete);
        }
    }

    record DeactivateAtPeakon(int account) implements Happening {
        @Override
        public void at(World world, Node node) {
            some(world, account).ifPresent(id -> {
                ObjectNode resource = world.peakon.get(id).deepCopy();
                world.peakon.replace(id, resource.put("active", false));
            });
        }
    }

    record MoveAtPeakon(int account) implements Happening {
        @Override
        public void at(World world, Node node) {
            some(world, account).ifPresent(id -> world.rules.moved(id, world.peakon.move(id)));
        }
    }

    private static Optional<String> some(World world, int account) {
        List<String> ids = world.peakon.ids();
        return ids.isEmpty() ? Optional.empty() : Optional.of(ids.get(account % ids.size()));
    }

    /** @param own whether it has an externalId that somebody else gave it */
    record AddAtPeakon(int person, boolean own) implements Happening {
        @Override
        public void at(World world, Node node) {
            Company.Entry entry = world.company.entry(person);
            ObjectNode resource = JsonNodeFactory.instance.objectNode().put("userName", entry.address());
            resource.putArray("emails")
                    .addObject()
                    .put("value", entry.address())
                    .put("type", "work")
                    .put("primary", true);
            resource.putObject("name").put("givenName", "Given").put("familyName", Company.familyName(person));
            resource.put("active", true);
            if (own) {
                resource.put("externalId", "hr-" + person);
            }
            if (entry.number() != null) {
                resource.putObject(ScimUser.ENTERPRISE).put("employeeNumber", entry.number());
            }
            world.peakon.create(resource);
        }
    }

    record Lag(int seconds) implements Happening {
        @Override
        public void at(World world, Node node) {
            world.peakon.lag = Duration.ofSeconds(seconds);
        }
    }

    record Pass(Duration time) implements Happening {
        @Override
        public void at(World world, Node node) {
            world.time.sleep(time);
        }
    }

    record Settle() implements Happening {
        @Override
        public void at(World world, Node node) {
            node.upkeep().settling().run();
        }
    }

    record SendChanges() implements Happening {
        @Override
        public void at(World world, Node node) {
            node.upkeep().sending().run();
        }
    }

    record Reconcile(boolean releasingAll) implements Happening {
        @Override
        public void at(World world, Node node) {
            assertThat(node.upkeep()
                            .reconciliation()
                            .run(
                                    world.application,
                                    UUID.randomUUID(),
                                    releasingAll ? Long.MAX_VALUE : 0,
                                    (all, done) -> true)
                            .report())
                    .isPresent();
        }
    }

    record ReleaseIdle() implements Happening {
        @Override
        public void at(World world, Node node) {
            node.upkeep().releasingIdle().run();
        }
    }
}

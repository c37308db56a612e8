package org.peakonjit.walk;

import java.util.List;
import java.util.stream.Collectors;

/** A walk: step by step, with a look at the rules after each, and to its good end. */
record Walk(Settings settings, List<Step> steps) {

    /** Goes it; throws {@link BrokenRule} where something is wrong. */
    void go() {
        World world = new World(settings);
        for (Step step : steps) {
            step.in(world);
            world.rules.ledger();
            world.rules.consumption();
        }
        new Healing(world).run();
    }

    @Override
    public String toString() {
        return settings + steps.stream().map(step -> "\n  " + step).collect(Collectors.joining());
    }
}

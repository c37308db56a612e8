package org.peakonjit.walk;

import java.util.List;

/** One step of a walk: something happens at one node, or two things at once, one at each. */
sealed interface Step {

    void in(World world);

    record Alone(int node, Happening what, Mishaps mishaps) implements Step {

        @Override
        public void in(World world) {
            happens(world, node, what, mishaps);
        }

        @Override
        public String toString() {
            return "at " + node + ": " + what + mishaps;
        }
    }

    /** @param turns how many steps each takes before the other does */
    record Together(Happening one, Mishaps ofOne, Happening other, Mishaps ofOther, List<Integer> turns)
            implements Step {

        @Override
        public void in(World world) {
            world.time
                    .turns()
                    .together(() -> happens(world, 0, one, ofOne), () -> happens(world, 1, other, ofOther), turns);
        }

        @Override
        public String toString() {
            return "at 0: " + one + ofOne + " while at 1: " + other + ofOther + " in turns " + turns;
        }
    }

    private static void happens(World world, int number, Happening what, Mishaps mishaps) {
        Node node = world.node(number);
        node.does(what.actor(world), mishaps, () -> what.at(world, node));
    }
}

package org.peakonjit.administration.people;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * Where people are named besides what is theirs: in lists of many that are kept for a while, in lines about somebody else,
 * as who asked for something. Every method joins the current transaction, if there is one.
 */
public interface Mentions {

    /**
     * A place that names somebody.
     *
     * @param place what kind of thing it is
     * @param of which one: its id or the application's name
     */
    @Schema(name = "PersonDataMention")
    record Mention(String place, String of) {}

    List<Mention> of(String address);

    /** Forgets the person there: what is about them alone goes, elsewhere {@code token} stands for them. */
    void erase(String address, String token);
}

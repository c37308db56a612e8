package org.peakonjit.policy;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.peakonjit.json.Default;
import org.peakonjit.json.Shaped;
import org.peakonjit.json.Shapes;
import org.peakonjit.policy.AccessPolicy.DistinguishedName;

/**
 * A policy that any number of applications refer to by its name: a change of it holds at all of them at once.
 *
 * @param name in any characters, on one line; unique
 */
public record SharedPolicy(
        @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED)
        @NotBlank
        @Size(max = 256)
        @Pattern(regexp = Shapes.LINE, message = "document.oneLine")
        String name,

        @Default("") @Size(max = 2000) String description,
        List<@NotBlank String> groups,
        List<@Shaped(DistinguishedName.class) String> organizationalUnits) {

    public SharedPolicy {
        groups = List.copyOf(groups);
        organizationalUnits = List.copyOf(organizationalUnits);
    }

    /** The same under a name that its document leaves out. */
    public SharedPolicy called(String itsName) {
        return new SharedPolicy(itsName, description, groups, organizationalUnits);
    }

    /** As an application has it that refers to it. */
    public AccessPolicy applied() {
        return new AccessPolicy(name, groups, organizationalUnits, true);
    }
}

package org.peakonjit.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.peakonjit.json.Checked;
import org.peakonjit.json.DocumentFault;
import org.peakonjit.json.Members;
import org.peakonjit.json.Shaped;
import org.peakonjit.json.Shapes;
import org.peakonjit.policy.AccessPolicy.DistinguishedName;

/**
 * A policy as an application's document has it: its own words, or the name of a shared one.
 *
 * @param shared the name of a {@link SharedPolicy}; nothing else stands beside it
 */
@JsonInclude(Include.NON_NULL)
@Schema(name = "AccessPolicy", description = "either name, groups and organizationalUnits, or shared alone")
public record PolicyDocument(
        @Nullable @Size(max = 256) @Pattern(regexp = Shapes.LINE, message = "document.oneLine")
        String name,

        @Nullable List<@NotBlank String> groups,
        @Nullable List<@Shaped(DistinguishedName.class) String> organizationalUnits,

        @Schema(description = "the name of a policy of GET /policies/{name}")
        @Nullable
        @Size(max = 256)
        @Pattern(regexp = Shapes.LINE, message = "document.oneLine")
        String shared)
        implements Checked {

    static PolicyDocument of(AccessPolicy policy) {
        return policy.shared()
                ? new PolicyDocument(null, null, null, policy.name())
                : new PolicyDocument(policy.name(), policy.groups(), policy.organizationalUnits(), null);
    }

    @Override
    public void check(Members members) {
        if (members.has("shared")) {
            members.refuse("name");
            members.refuse("groups");
            members.refuse("organizationalUnits");
        } else {
            members.need("name", DocumentFault.MISSING);
        }
        String called = called();
        if (called != null && called.isBlank()) {
            members.wrong(shared == null ? "name" : "shared", "value", DocumentFault.BLANK);
        }
    }

    public @Nullable String called() {
        return shared == null ? name : shared;
    }

    /** The policy; what a shared one says is still to be filled in. */
    public AccessPolicy policy() {
        return shared == null
                ? new AccessPolicy(
                        name == null ? "" : name,
                        groups == null ? List.of() : groups,
                        organizationalUnits == null ? List.of() : organizationalUnits)
                : AccessPolicy.sharedAs(shared);
    }
}

package org.peakonjit.console.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peakonjit.administration.ChangeLog;
import org.peakonjit.administration.policies.PolicyChanges;
import org.peakonjit.administration.policies.PolicyOverview;
import org.peakonjit.application.InMemoryApplications;
import org.peakonjit.audit.AdministrativeEvent;
import org.peakonjit.audit.InMemoryAuditTrail;
import org.peakonjit.console.form.FieldMessages;
import org.peakonjit.console.page.ToldMessages;
import org.peakonjit.console.session.AdministratorViewer;
import org.peakonjit.database.AtOnce;
import org.peakonjit.events.RecordedEvents;
import org.peakonjit.policy.InMemorySharedPolicies;
import org.peakonjit.policy.SharedPolicy;

/** What becomes of a policy that somebody else changes while its page is open. */
class EditPolicyPageTest {

    private final InMemorySharedPolicies policies = new InMemorySharedPolicies();
    private final ToldMessages messages = new ToldMessages() {
        @Override
        public void keep() {
            throw new LeftException();
        }
    };
    private final EditPolicyPage page = new EditPolicyPage();

    @BeforeEach
    void open() {
        InMemoryApplications applications = new InMemoryApplications(policies);
        policies.put("Staff", staff("Staff", "staff"), 0L);
        page.policies = policies;
        page.changes = new PolicyChanges(
                policies,
                applications,
                new AtOnce(),
                new ChangeLog(new RecordedEvents<AdministrativeEvent>(), Clock.systemUTC()));
        page.viewer = new AdministratorViewer();
        page.messages = messages;
        page.fields = new FieldMessages();
        page.applications = applications;
        page.overview = new PolicyOverview(applications, policies, new InMemoryAuditTrail(List.of()));
        page.setName("Staff");
        page.open();
    }

    private static SharedPolicy staff(String name, String group) {
        return new SharedPolicy(name, "", List.of(group), List.of());
    }

    @Test
    void isMadeAnewWhereItIsGone() {
        policies.delete("Staff");
        page.getDocument().put("/groups:lines", "mine");

        page.save();
        assertThat(messages.told).containsExactly("conflict.deleted-meanwhile");
        assertThat(page.isFresh()).isTrue();

        assertThatExceptionOfType(LeftException.class).isThrownBy(page::save);
        assertThat(policies.all()).containsExactly(staff("Staff", "mine"));
    }

    @Test
    void isMadeAnewUnderTheNameThatWasTypedWhereItIsCalledAnotherByNow() {
        policies.put("Staff", staff("Theirs", "staff"), 1L);
        page.getDocument().put("/name", "Mine");

        page.save();
        assertThatExceptionOfType(LeftException.class).isThrownBy(page::save);

        assertThat(policies.all()).extracting(SharedPolicy::name).containsExactly("Mine", "Theirs");
    }

    @Test
    void isSavedWhereBothSaidTheSame() {
        policies.put("Staff", staff("Staff", "both"), 1L);
        page.getDocument().put("/groups:lines", "both");

        assertThatExceptionOfType(LeftException.class).isThrownBy(page::save);

        assertThat(messages.told).containsExactly("policy.saved");
    }

    @Test
    void isSavedOverWhatSomebodyElseSaidOnceThatWasSeen() {
        policies.put("Staff", staff("Staff", "theirs"), 1L);
        page.getDocument().put("/groups:lines", "mine");

        page.save();
        assertThat(messages.told).containsExactly("policy.changed-meanwhile");
        assertThat(page.getDifferences()).hasSize(1);

        page.keepMine();
        assertThatExceptionOfType(LeftException.class).isThrownBy(page::save);
        assertThat(policies.all()).containsExactly(staff("Staff", "mine"));
    }

    @Test
    void isNotCalledDeletedWhereItIsCalledAnotherByNow() {
        policies.put("Staff", staff("Theirs", "staff"), 1L);

        assertThatExceptionOfType(LeftException.class).isThrownBy(page::delete);

        assertThat(messages.told).containsExactly("policy.unknown");
        assertThat(policies.all()).extracting(SharedPolicy::name).containsExactly("Theirs");
    }

    /** The page is left for another. */
    private static final class LeftException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}

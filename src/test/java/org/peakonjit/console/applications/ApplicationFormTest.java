package org.peakonjit.console.applications;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;

class ApplicationFormTest {

    private final ApplicationForm form = new ApplicationForm();

    @Test
    void proposesANameByWhatItIsCalledUntilSomebodyWritesAnother() {
        form.begin(JsonNodeFactory.instance.objectNode().put("displayName", "Employee Surveys"));
        form.propose(name -> false);
        assertThat(form.document().get("/name")).isEqualTo("employee-surveys");

        form.document().put("/name", "peakon");
        form.propose(name -> false);
        assertThat(form.document().get("/name")).isEqualTo("peakon");
    }

    @Test
    void leavesTheNameOfOneThatIsAddedAnew() {
        form.begin(JsonNodeFactory.instance.objectNode().put("name", "peakon").put("displayName", "Employee Surveys"));

        form.addAnew();
        form.propose(name -> false);

        assertThat(form.document().get("/name")).isEqualTo("peakon");
    }
}

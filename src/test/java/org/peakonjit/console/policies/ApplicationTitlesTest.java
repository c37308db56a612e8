package org.peakonjit.console.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.peakonjit.application.Applications;

class ApplicationTitlesTest {

    /** Of all, only those are told that can be read; whoever looks for another one is thrown something. */
    @Test
    void callsAnApplicationThatCannotBeReadByItsName() {
        ApplicationTitles titles = new ApplicationTitles();
        titles.applications = (Applications) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Applications.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("all");
                    return List.of();
                });

        assertThat(titles.of("torn")).isEqualTo("torn");
    }
}

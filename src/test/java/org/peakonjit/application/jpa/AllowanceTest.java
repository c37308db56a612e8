package org.peakonjit.application.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AllowanceTest {

    @Test
    void isSpentAndComesBack() throws InterruptedException {
        Allowance allowance = new Allowance(3, 1);

        assertThat(allowance.take()).isTrue();
        assertThat(allowance.take()).isTrue();
        assertThat(allowance.take()).isTrue();
        assertThat(allowance.take()).isFalse();
        Thread.sleep(1_100);
        assertThat(allowance.take()).isTrue();
    }
}

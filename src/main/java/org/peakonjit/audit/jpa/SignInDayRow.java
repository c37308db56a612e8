package org.peakonjit.audit.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.Date;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.peakonjit.audit.statistics.SignInCount;
import org.peakonjit.audit.statistics.SignInTimes;

@Entity
@Table(name = "sign_in_day")
class SignInDayRow {

    @Id
    private String id;

    @Column(name = "counted_for")
    private Date day;

    private @Nullable String application;
    private String outcome;

    @Column(name = "account_work")
    private boolean accountWork;

    @Column(name = "sign_ins")
    private long signIns;

    private String times;

    protected SignInDayRow() {}

    SignInDayRow(SignInCount count) {
        day = Date.valueOf(count.day());
        application = count.application();
        outcome = count.outcome();
        accountWork = count.accountWork();
        signIns = count.signIns();
        times = count.times().text();
        id = count.day() + "/" + (application == null ? "" : application) + "/" + outcome + "/" + accountWork;
    }

    /** What says that a day is closed, also where it had no sign-in. */
    static SignInDayRow mark(LocalDate day) {
        return new SignInDayRow(new SignInCount(day, null, "closed", false, 0, SignInTimes.NONE));
    }

    SignInCount toCount() {
        return new SignInCount(day.toLocalDate(), application, outcome, accountWork, signIns, SignInTimes.read(times));
    }
}

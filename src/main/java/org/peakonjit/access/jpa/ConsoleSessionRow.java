package org.peakonjit.access.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.Timestamp;
import org.jspecify.annotations.Nullable;
import org.peakonjit.access.Administrator;
import org.peakonjit.access.ConsoleSession;
import org.peakonjit.access.Role;

@Entity
@Table(name = "console_session")
class ConsoleSessionRow {

    @Id
    private String id;

    private String administrator;

    @Enumerated(EnumType.STRING)
    private Role role;

    @Nullable
    @Column(name = "password_digest")
    private String password;

    private Timestamp signedIn;
    private Timestamp lastActive;

    protected ConsoleSessionRow() {}

    ConsoleSessionRow(ConsoleSession session) {
        id = session.id();
        administrator = session.administrator().name();
        role = session.administrator().role();
        password = session.password();
        signedIn = Timestamp.from(session.signedIn());
        lastActive = Timestamp.from(session.lastActive());
    }

    ConsoleSession toSession() {
        return new ConsoleSession(
                id, new Administrator(administrator, role), password, signedIn.toInstant(), lastActive.toInstant());
    }
}

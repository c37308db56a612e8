package org.peakonjit.access.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.peakonjit.access.Administrator;
import org.peakonjit.access.Administrators.Account;
import org.peakonjit.access.PasswordHash;
import org.peakonjit.access.Role;

@Entity
@Table(name = "administrator")
class AdministratorRow {

    @Id
    private String name;

    @Enumerated(EnumType.STRING)
    private Role role;

    private String passwordHash;

    protected AdministratorRow() {}

    AdministratorRow(Account account) {
        name = account.administrator().name();
        role = account.administrator().role();
        passwordHash = account.password().text();
    }

    Account toAccount() {
        return new Account(new Administrator(name, role), new PasswordHash(passwordHash));
    }
}

package org.peakonjit.provisioning.user;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Pages of accounts, each account once. */
public final class SeenAccounts implements AccountPages {

    public final List<PeakonAccount> all = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    @Override
    public Taken take(List<PeakonAccount> page, int next, long total) {
        int before = all.size();
        page.stream().filter(account -> ids.add(account.id())).forEach(all::add);
        return new Taken(all.size() - before, all.size(), true);
    }
}

package org.peakonjit.provisioning.result;

import java.util.List;
import java.util.OptionalInt;
import org.peakonjit.provisioning.user.PeakonAccount;

/** One page of Peakon's accounts (RFC 7644 §3.4.2.4). */
public sealed interface ListResponse {

    /**
     * @param accounts empty behind the last page
     * @param total how many accounts Peakon says there are; advice only
     */
    record Accounts(List<PeakonAccount> accounts, OptionalInt total) implements ListResponse {
        public Accounts {
            accounts = List.copyOf(accounts);
        }
    }

    record Failed(ProvisioningFailure failure) implements ListResponse {}
}

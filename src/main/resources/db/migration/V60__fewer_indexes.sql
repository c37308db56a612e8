-- Each login would write them. Nobody searches by the first: what is out of date is deleted by a scan of some minutes'
-- logins. The order of the ledger by last sign-in has its nulls last, which the second does not.
drop index used_assertion_keep_until;
drop index seat_last_sign_in;

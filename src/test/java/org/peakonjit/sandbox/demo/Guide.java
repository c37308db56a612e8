package org.peakonjit.sandbox.demo;

import java.nio.file.Path;
import java.time.Duration;

/** What the demo prints once it is up: where everything is, and what to try in which order. */
final class Guide {

    private Guide() {}

    static String text(Landscape landscape, Path log, Duration took) {
        return """

                The demo is up, after %TOOK% seconds.

                  Sign in to Peakon       %PROXY%/
                  The company's IdP       %IDP%/   (its dashboard; switch person at %IDP%/people)
                  Peakon sandbox          %PEAKON%/   (who is signed in, its users, the SCIM calls)
                  The console             %PROXY%/console/   (%ADMIN%, %PASSWORD%)
                  The proxy's log         %LOG%

                What to try, in this order; there are %LIMIT% licences. To become somebody else, sign out at the
                company's IdP first.

                   1. A new person. Open %PROXY%/ and pick Ada:
                      her account is created while she signs in. Licence 1.
                   2. The same again. Open %PROXY%/ once more: no SCIM call, no second licence.
                   3. Known at Peakon already. Dan has an account: it is found and adopted. Licence 2.
                   4. Another new one. Ben gets the last licence, 3 of %LIMIT%.
                   5. The limit. Chloé would be the fourth: refused, license.limit-reached, and no create is sent.
                   6. Known, at the limit. Elif has an account already, so she passes: 4 of %LIMIT%, and it is shown so.
                   7. In no policy. Greta is in neither the group nor the unit: policy.not-entitled.
                   8. Wrong domain. Hugo's e-mail is of partner.example: policy.wrong-domain.
                   9. No last name. Indra's directory entry lacks it: subject.incomplete names it.
                  10. A re-used address. Adele has the address that Ada had before her: subject.conflict, nothing is sent
                      to Peakon, and the console's page Conflicts lets you decide who she is.
                  11. A deep link. As Ada: %PROXY%/login?target=/surveys/42
                  12. Peakon asks. "Sign in" at %PEAKON%/ sends Peakon's own AuthnRequest to the proxy.
                  13. The tile. As Ada, press Peakon on the dashboard at %IDP%/.
                  14. Faults. At %PEAKON%/ let the SCIM server be slow, fail with 500, refuse the token or
                      lose an answer. Ada passes all the same; Jonas, who has no seat yet, is told to try again.
                      (After a refused token or several failures Peakon is left alone for half a minute.)
                  15. The console. At %PROXY%/console/ sign in as %ADMIN%
                      with %PASSWORD%. Application %NAME%, tab SCIM, shows the
                      licences consumed beside their limit; Seats, Reports and Alerts show what you did above.
                      Raise the limit, and Chloé gets in. Under Administrators add an auditor, who only reads.

                Licences by the API; the last line sets another limit:

                  curl -su %ADMIN%:%PASSWORD% %PROXY%/api/v1/applications/%NAME%
                  curl -su %ADMIN%:%PASSWORD% %PROXY%/api/v1/applications/%NAME%/seats
                  curl -su %ADMIN%:%PASSWORD% %PROXY%/api/v1/applications/%NAME% \\
                    | sed 's/"licenseConsumptionLimit" *: *[0-9]*/"licenseConsumptionLimit":10/' \\
                    | curl -su %ADMIN%:%PASSWORD% -X PUT -H 'Content-Type: application/json' --data-binary @- \\
                        %PROXY%/api/v1/applications/%NAME%

                Ctrl-C ends the demo. The next start begins anew.
                """.replace("%TOOK%", "%.1f".formatted(took.toMillis() / 1000.0))
                .replace("%PROXY%", landscape.proxyUrl().toString())
                .replace("%IDP%", landscape.idpUrl().toString())
                .replace("%PEAKON%", landscape.peakonUrl().toString())
                .replace("%LOG%", log.toString())
                .replace("%LIMIT%", Integer.toString(DemoApplication.LIMIT))
                .replace("%ADMIN%", Landscape.ADMIN)
                .replace("%PASSWORD%", Landscape.ADMIN_PASSWORD)
                .replace("%NAME%", DemoApplication.NAME);
    }
}

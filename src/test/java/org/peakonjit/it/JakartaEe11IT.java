package org.peakonjit.it;

import java.util.Map;
import org.peakonjit.it.parts.PayaraMicro;

/** The same WAR on Payara Micro 7, which is of Jakarta EE 11 and needs a newer JDK than we do. */
class JakartaEe11IT extends OneSignOn<PayaraMicro> {

    @Override
    PayaraMicro start(Map<String, String> settings) {
        return PayaraMicro.startSeven(settings);
    }
}

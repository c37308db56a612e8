package org.peakonjit.console.session;

import org.peakonjit.access.Administrator;
import org.peakonjit.access.Role;

/** Somebody who may change everything. */
public class AdministratorViewer extends Viewer {

    @Override
    public Administrator administrator() {
        return new Administrator("admin", Role.ADMINISTRATOR);
    }
}

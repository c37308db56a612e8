package org.peakonjit.console;

import org.peakonjit.access.Administrator;
import org.peakonjit.access.Role;

/** Somebody who may change everything. */
class AdministratorViewer extends Viewer {

    @Override
    Administrator administrator() {
        return new Administrator("admin", Role.ADMINISTRATOR);
    }
}

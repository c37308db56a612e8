package org.peakonjit.provisioning;

/** The operations we may still ask of a SCIM service in the current hour, shared by all nodes. */
public interface OperationQuota {

    /**
     * Uses up one operation.
     *
     * @param service the SCIM service's base URL
     * @return false when none is left in this hour for calls of that priority
     */
    boolean take(String service, Priority priority);
}

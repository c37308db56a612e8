package org.peakonjit.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;

/** The classes of the product, read once for all tests that look at them. */
public final class OurClasses {

    private static final JavaClasses ALL =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("org.peakonjit");

    private OurClasses() {}

    public static JavaClasses all() {
        return ALL;
    }
}

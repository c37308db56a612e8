package org.peakonjit.saml.metadata.document;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import net.shibboleth.utilities.java.support.xml.ElementSupport;
import org.jspecify.annotations.Nullable;
import org.opensaml.core.xml.XMLObject;
import org.opensaml.saml.saml2.common.TimeBoundSAMLObject;
import org.opensaml.saml.saml2.metadata.EntitiesDescriptor;
import org.opensaml.saml.saml2.metadata.EntityDescriptor;
import org.opensaml.saml.saml2.metadata.RoleDescriptor;
import org.peakonjit.outbound.WebUrlText;
import org.peakonjit.refusal.Fault;
import org.peakonjit.saml.MalformedMessageException;
import org.peakonjit.saml.OpenSaml;
import org.peakonjit.saml.XmlGate;
import org.peakonjit.saml.metadata.source.MetadataFault;
import org.peakonjit.saml.metadata.source.MetadataText;
import org.peakonjit.saml.metadata.source.UnusableMetadataException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * A metadata document. OpenSAML sees only what we use of it, so that nothing else in it can be wrong; its DOM is whole
 * again afterwards, as a signature over it needs.
 *
 * @param leftOut what could not be read, and is passed over
 */
record MetadataDocument(XMLObject root, List<Fault> leftOut, Set<Element> keysWithoutUse) {

    private static final String METADATA = "urn:oasis:names:tc:SAML:2.0:metadata";
    private static final String SIGNATURE = "http://www.w3.org/2000/09/xmldsig#";
    private static final String SIGNATURE_11 = "http://www.w3.org/2009/xmldsig11#";

    /** The elements in which others stand than those we use. */
    private static final Set<String> PARENTS =
            Set.of("EntitiesDescriptor", "EntityDescriptor", "IDPSSODescriptor", "SPSSODescriptor", "KeyDescriptor");

    private static final Set<String> USED = Set.of(
            "EntitiesDescriptor",
            "EntityDescriptor",
            "IDPSSODescriptor",
            "SPSSODescriptor",
            "KeyDescriptor",
            "SingleSignOnService",
            "SingleLogoutService",
            "AssertionConsumerService");

    private static final Set<String> USED_OF_SIGNATURES =
            Set.of("Signature", "KeyInfo", "X509Data", "X509Certificate", "KeyValue", "DEREncodedKeyValue");

    /** An element that is taken out while OpenSAML reads, and where it belongs. */
    private record Aside(Node parent, Node child, Node next) {}

    /** @throws UnusableMetadataException when it is no SAML metadata */
    static MetadataDocument read(byte[] xml) {
        try {
            Document document = XmlGate.forMetadata().parseText(MetadataText.of(xml));
            Element root = document.getDocumentElement();
            if (!METADATA.equals(root.getNamespaceURI())) {
                throw new UnusableMetadataException(MetadataFault.OTHER_ROOT, root.getTagName());
            }
            Deque<Aside> aside = new ArrayDeque<>();
            takeAside(root, aside);
            TypedAttributes attributes = new TypedAttributes(root);
            XMLObject read = OpenSaml.read(document);
            attributes.putBack();
            aside.forEach(one -> one.parent().insertBefore(one.child(), one.next()));
            return new MetadataDocument(read, attributes.leftOut(), attributes.keysWithoutUse());
        } catch (MalformedMessageException e) {
            throw new UnusableMetadataException(MetadataFault.NO_METADATA, e.fault());
        }
    }

    /** The last taken is the first in the deque: each goes back before the sibling that it had. */
    private static void takeAside(Element root, Deque<Aside> aside) {
        Deque<Element> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            for (Element child : ElementSupport.getChildElements(open.pop())) {
                if (!isUsed(child)) {
                    aside.push(new Aside(child.getParentNode(), child, child.getNextSibling()));
                    child.getParentNode().removeChild(child);
                } else if (hasOthers(child)) {
                    open.push(child);
                }
            }
        }
    }

    private static boolean hasOthers(Element element) {
        String name = element.getLocalName();
        return METADATA.equals(element.getNamespaceURI())
                ? PARENTS.contains(name)
                : name.equals("KeyInfo") || name.equals("X509Data");
    }

    private static boolean isUsed(Element element) {
        return METADATA.equals(element.getNamespaceURI())
                ? USED.contains(element.getLocalName())
                : (SIGNATURE.equals(element.getNamespaceURI()) || SIGNATURE_11.equals(element.getNamespaceURI()))
                        && USED_OF_SIGNATURES.contains(element.getLocalName());
    }

    /** @param role that of an entity; null = it has none */
    <R> R only(Function<EntityDescriptor, @Nullable R> role, MetadataFault otherwise) {
        List<R> roles = entities(root)
                .flatMap(entity -> Stream.ofNullable(role.apply(entity)))
                .toList();
        if (roles.size() != 1) {
            throw new UnusableMetadataException(otherwise, roles.size());
        }
        return roles.get(0);
    }

    private static Stream<EntityDescriptor> entities(XMLObject object) {
        if (object instanceof EntityDescriptor entity) {
            return Stream.of(entity);
        }
        if (object instanceof EntitiesDescriptor group) {
            return Stream.concat(group.getEntityDescriptors().stream(), group.getEntitiesDescriptors().stream())
                    .flatMap(MetadataDocument::entities);
        }
        throw new UnusableMetadataException(MetadataFault.OTHER_ROOT, object.getElementQName());
    }

    static String entityId(RoleDescriptor role) {
        String entityId = role.getParent() instanceof EntityDescriptor entity ? entity.getEntityID() : null;
        if (entityId == null || entityId.isBlank()) {
            throw new UnusableMetadataException(MetadataFault.NO_ENTITY_ID);
        }
        return entityId;
    }

    /** The validUntil of the role, and of all that it stands under: each counts (SAML Metadata §2.3). */
    static Stream<Instant> ends(RoleDescriptor role) {
        return Stream.iterate((XMLObject) role, Objects::nonNull, XMLObject::getParent)
                .filter(TimeBoundSAMLObject.class::isInstance)
                .flatMap(bound -> Stream.ofNullable(((TimeBoundSAMLObject) bound).getValidUntil()));
    }

    /** Where a service is; empty where that is not said, or is no http or https URL. */
    static Optional<URI> url(@Nullable String location) {
        return Optional.ofNullable(location)
                .flatMap(text -> WebUrlText.readLeniently(text).found());
    }
}

import java.io.FileInputStream;
import java.security.cert.CertPathValidator;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;

/** Validates root, issuer, leaf with revocation lists and one policy that has to be there. */
class PolicyPath {
    public static void main(String[] args) throws Exception {
        var factory = CertificateFactory.getInstance("X.509");
        var root = read(factory, args[0]);
        var path = factory.generateCertPath(List.of(read(factory, args[2]), read(factory, args[1])));
        var parameters = new PKIXParameters(Set.of(new TrustAnchor(root, null)));
        parameters.setExplicitPolicyRequired(true);
        parameters.setInitialPolicies(Set.of(args[4]));
        // The extension is critical and has qualifiers, as in every joint certificate.
        parameters.setPolicyQualifiersRejected(false);
        parameters.setRevocationEnabled(true);
        try (var lists = new FileInputStream(args[3])) {
            var all = new CollectionCertStoreParameters(factory.generateCRLs(lists));
            parameters.addCertStore(CertStore.getInstance("Collection", all));
        }
        CertPathValidator.getInstance("PKIX").validate(path, parameters);
    }

    private static X509Certificate read(CertificateFactory factory, String file) throws Exception {
        try (var stream = new FileInputStream(file)) {
            return (X509Certificate) factory.generateCertificate(stream);
        }
    }
}

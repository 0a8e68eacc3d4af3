import java.io.FileInputStream;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.PKIXRevocationChecker.Option;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;

/** Validates root, issuer, leaf, and asks the responder that the leaf names; says "good" or why not. */
class OcspPath {
    public static void main(String[] args) throws Exception {
        var factory = CertificateFactory.getInstance("X.509");
        var root = read(factory, args[0]);
        var path = factory.generateCertPath(List.of(read(factory, args[2]), read(factory, args[1])));
        var parameters = new PKIXParameters(Set.of(new TrustAnchor(root, null)));
        // The extension is critical and has qualifiers, as in every joint certificate.
        parameters.setPolicyQualifiersRejected(false);
        var validator = CertPathValidator.getInstance("PKIX");
        var checker = (PKIXRevocationChecker) validator.getRevocationChecker();
        // No list in place of a response; who signs the issuer has no responder.
        checker.setOptions(Set.of(Option.NO_FALLBACK, Option.ONLY_END_ENTITY));
        parameters.addCertPathChecker(checker);
        try {
            validator.validate(path, parameters);
            System.out.println("good");
        } catch (CertPathValidatorException error) {
            System.out.println(error.getReason());
        }
    }

    private static X509Certificate read(CertificateFactory factory, String file) throws Exception {
        try (var stream = new FileInputStream(file)) {
            return (X509Certificate) factory.generateCertificate(stream);
        }
    }
}

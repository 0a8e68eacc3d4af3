import java.io.FileInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.Set;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaCertStoreBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.util.Selector;

/**
 * What BouncyCastle says of a receipt: a file and a root in DER. Prints the content, and before it a line with the common name of
 * each signer; fails unless each is right, has a path to the root, and is revoked by no list in the file.
 */
class VerifyReceipt {
    public static void main(String[] args) throws Exception {
        Security.addProvider(new BouncyCastleProvider());
        var signed = new CMSSignedData(Files.readAllBytes(Path.of(args[0])));
        X509Certificate root;
        try (var in = new FileInputStream(args[1])) {
            root = (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
        for (var signer : signed.getSignerInfos().getSigners()) {
            @SuppressWarnings("unchecked")
            var found = signed.getCertificates().getMatches((Selector<X509CertificateHolder>) signer.getSID());
            var holder = found.iterator().next();
            if (!signer.verify(new JcaSimpleSignerInfoVerifierBuilder().setProvider("BC").build(holder))) {
                throw new Exception("the signature is wrong");
            }
            path(root, new JcaX509CertificateConverter().getCertificate(holder), signed);
            System.out.println("signer: " + holder.getSubject());
        }
        ((CMSProcessableByteArray) signed.getSignedContent()).write(System.out);
        System.out.flush();
    }

    private static void path(X509Certificate root, X509Certificate signer, CMSSignedData signed) throws Exception {
        var target = new X509CertSelector();
        target.setCertificate(signer);
        var parameters = new PKIXBuilderParameters(Set.of(new TrustAnchor(root, null)), target);
        // With the lists in the file, and nothing else.
        parameters.setRevocationEnabled(true);
        // A customer's certificate has a critical policy with a notice and a link.
        parameters.setPolicyQualifiersRejected(false);
        parameters.addCertStore(new JcaCertStoreBuilder()
            .addCertificates(signed.getCertificates()).addCRLs(signed.getCRLs()).build());
        CertPathBuilder.getInstance("PKIX").build(parameters);
    }
}

import java.io.FileInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.Security;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.Set;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaCertStoreBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.util.Selector;

/**
 * What BouncyCastle says of CMS SignedData: a file, a root in DER, and the content if it is not in the file. Prints
 * the content; fails unless its one signer is right and has a path to the root.
 */
class VerifySignature {
    public static void main(String[] args) throws Exception {
        Security.addProvider(new BouncyCastleProvider());
        var file = Files.readAllBytes(Path.of(args[0]));
        var signed = args.length > 2
            ? new CMSSignedData(new CMSProcessableByteArray(Files.readAllBytes(Path.of(args[2]))), file)
            : new CMSSignedData(file);
        var signers = signed.getSignerInfos().getSigners();
        if (signers.size() != 1) {
            throw new Exception("signers: " + signers.size());
        }
        var signer = signers.iterator().next();
        @SuppressWarnings("unchecked")
        var found = signed.getCertificates().getMatches((Selector<X509CertificateHolder>) signer.getSID());
        var holder = found.iterator().next();
        var verifier = new JcaSimpleSignerInfoVerifierBuilder().setProvider("BC").build(holder);
        if (!signer.verify(verifier)) {
            throw new Exception("the signature is wrong");
        }
        var attribute = signer.getSignedAttributes().get(PKCSObjectIdentifiers.id_aa_signingCertificateV2);
        var named = SigningCertificateV2.getInstance(attribute.getAttrValues().getObjectAt(0)).getCerts()[0];
        var digest = MessageDigest.getInstance("SHA-256").digest(holder.getEncoded());
        if (!MessageDigest.isEqual(named.getCertHash(), digest)) {
            throw new Exception("another certificate is named");
        }
        path(args[1], new JcaX509CertificateConverter().getCertificate(holder), signed);
        ((CMSProcessableByteArray) signed.getSignedContent()).write(System.out);
        System.out.flush();
    }

    private static void path(String root, X509Certificate signer, CMSSignedData signed) throws Exception {
        var target = new X509CertSelector();
        target.setCertificate(signer);
        X509Certificate anchor;
        try (var in = new FileInputStream(root)) {
            anchor = (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
        var parameters = new PKIXBuilderParameters(Set.of(new TrustAnchor(anchor, null)), target);
        parameters.setRevocationEnabled(false);
        parameters.addCertStore(new JcaCertStoreBuilder()
            .addCertificates(signed.getCertificates()).build());
        CertPathBuilder.getInstance("PKIX").build(parameters);
    }
}

import java.io.FileInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.Security;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * Signatures by BouncyCastle: a key in PKCS#8, its certificate and the root, all in DER, the content, and the kind of
 * the key. Writes `bouncy-ALGORITHM.p7m` (content inside, BER) and `bouncy-ALGORITHM.p7s` beside the content.
 */
class WriteSignatures {
    public static void main(String[] args) throws Exception {
        Security.addProvider(new BouncyCastleProvider());
        var key = KeyFactory.getInstance(args[4])
            .generatePrivate(new PKCS8EncodedKeySpec(Files.readAllBytes(Path.of(args[0]))));
        var certificate = certificate(args[1]);
        var content = Path.of(args[3]);
        var algorithms = args[4].equals("EC")
            ? List.of("SHA256withECDSA", "SHA512withECDSA")
            : List.of("SHA256withRSA", "SHA512withRSA", "SHA256withRSAandMGF1", "SHA384withRSAandMGF1");
        for (var algorithm : algorithms) {
            var digests = new JcaDigestCalculatorProviderBuilder().setProvider("BC").build();
            var signer = new JcaContentSignerBuilder(algorithm).setProvider("BC").build(key);
            var generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(new JcaSignerInfoGeneratorBuilder(digests).build(signer, certificate));
            generator.addCertificates(new JcaCertStore(List.of(certificate, certificate(args[2]))));
            for (var inside : List.of(true, false)) {
                var signed = generator.generate(new CMSProcessableByteArray(Files.readAllBytes(content)), inside);
                var name = "bouncy-" + algorithm + (inside ? ".p7m" : ".p7s");
                Files.write(content.resolveSibling(name), signed.getEncoded());
            }
        }
    }

    private static X509Certificate certificate(String file) throws Exception {
        try (var in = new FileInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }
}

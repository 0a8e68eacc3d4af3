import java.io.FileReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.Security;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.HexFormat;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.Attribute;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.jce.interfaces.ECPrivateKey;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.operator.InputDecryptorProvider;
import org.bouncycastle.pkcs.PKCS12PfxPdu;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagFactory;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.jcajce.JcePKCS12MacCalculatorBuilderProvider;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEInputDecryptorProviderBuilder;

/**
 * What BouncyCastle reads: a password, then jobs (`p12:FILE`, `npki:FOLDER`, `pkcs8:FILE`,
 * `certificates:FILE` in PEM, `certificate:FILE` in DER). Prints one line for each.
 */
class ReadFiles {
    private static final ASN1ObjectIdentifier RANDOM =
        new ASN1ObjectIdentifier("1.2.410.200004.10.1.1.3");

    private final StringBuilder line = new StringBuilder();
    private final char[] password;

    private ReadFiles(String password) {
        this.password = password.toCharArray();
    }

    public static void main(String[] args) {
        Security.addProvider(new BouncyCastleProvider());
        for (int i = 1; i < args.length; i++) {
            System.out.println(new ReadFiles(args[0]).read(args[i]));
        }
    }

    private String read(String job) {
        var colon = job.indexOf(':');
        var path = Path.of(job.substring(colon + 1));
        try {
            switch (job.substring(0, colon)) {
                case "p12" -> pkcs12(Files.readAllBytes(path));
                case "npki" -> {
                    var key = Files.readAllBytes(path.resolve("signPri.key"));
                    key(new PKCS8EncryptedPrivateKeyInfo(key).decryptPrivateKeyInfo(opener()));
                    certificate(new X509CertificateHolder(
                        Files.readAllBytes(path.resolve("signCert.der"))));
                }
                case "pkcs8" -> key(((PKCS8EncryptedPrivateKeyInfo) pem(path))
                    .decryptPrivateKeyInfo(opener()));
                case "certificates" -> certificate((X509CertificateHolder) pem(path));
                case "certificate" ->
                    certificate(new X509CertificateHolder(Files.readAllBytes(path)));
                default -> throw new IllegalArgumentException(job);
            }
            return line.toString();
        } catch (Exception e) {
            return "refused=" + e.toString().replace('\n', ' ');
        }
    }

    private static Object pem(Path path) throws Exception {
        try (var parser = new PEMParser(new FileReader(path.toFile()))) {
            return parser.readObject();
        }
    }

    private InputDecryptorProvider opener() {
        return new JcePKCSPBEInputDecryptorProviderBuilder().setProvider("BC").build(password);
    }

    private void pkcs12(byte[] file) throws Exception {
        var pfx = new PKCS12PfxPdu(file);
        var mac = new JcePKCS12MacCalculatorBuilderProvider().setProvider("BC");
        if (!pfx.isMacValid(mac, password)) {
            throw new SecurityException("the MAC is wrong");
        }
        var certified = false;
        for (var content : pfx.getContentInfos()) {
            var encrypted = content.getContentType().equals(PKCSObjectIdentifiers.encryptedData);
            var bags = encrypted
                ? new PKCS12SafeBagFactory(content, opener())
                : new PKCS12SafeBagFactory(content);
            for (PKCS12SafeBag bag : bags.getSafeBags()) {
                var value = bag.getBagValue();
                if (value instanceof PKCS8EncryptedPrivateKeyInfo key) {
                    key(key.decryptPrivateKeyInfo(opener()));
                } else if (value instanceof X509CertificateHolder holder && !certified) {
                    // The first is that of the key, the others are the chain.
                    certificate(holder);
                    certified = true;
                }
            }
        }
    }

    private void certificate(X509CertificateHolder certificate) throws Exception {
        print("certificate", certificate.getEncoded());
    }

    private void key(PrivateKeyInfo info) throws Exception {
        print("key", publicHalf(info));
        if (info.getAttributes() == null) {
            return;
        }
        for (var element : info.getAttributes()) {
            var attribute = Attribute.getInstance(element);
            if (attribute.getAttrType().equals(RANDOM)) {
                var random = ASN1BitString.getInstance(attribute.getAttrValues().getObjectAt(0));
                print("random", random.getOctets());
            }
        }
    }

    /** Of the private number, not what the file says about it. */
    private static byte[] publicHalf(PrivateKeyInfo info) throws Exception {
        var key = BouncyCastleProvider.getPrivateKey(info);
        if (key instanceof ECPrivateKey ec) {
            var point = ec.getParameters().getG().multiply(ec.getD()).normalize();
            return new SubjectPublicKeyInfo(info.getPrivateKeyAlgorithm(), point.getEncoded(false))
                .getEncoded();
        }
        var rsa = (RSAPrivateCrtKey) key;
        var numbers = new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent());
        return KeyFactory.getInstance("RSA", "BC").generatePublic(numbers).getEncoded();
    }

    private void print(String name, byte[] value) {
        line.append(name).append('=').append(HexFormat.of().formatHex(value)).append(' ');
    }
}

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.kisa.KISAObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.pkcs.PKCS12PfxPduBuilder;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfoBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCS12MacCalculatorBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEOutputEncryptorBuilder;

/**
 * What BouncyCastle writes: a password, the folder with the key (with R) and its certificate, the
 * folder for the files.
 */
class WriteFiles {
    private static char[] password;

    public static void main(String[] args) throws Exception {
        Security.addProvider(new BouncyCastleProvider());
        password = args[0].toCharArray();
        var from = Path.of(args[1]);
        var to = Path.of(args[2]);
        var key = PrivateKeyInfo.getInstance(Files.readAllBytes(from.resolve("key.der")));
        var certificate =
            new X509CertificateHolder(Files.readAllBytes(from.resolve("certificate.der")));

        var aes = NISTObjectIdentifiers.id_aes256_CBC;
        var tripleDes = PKCSObjectIdentifiers.pbeWithSHAAnd3_KeyTripleDES_CBC;
        Files.write(to.resolve("aes.p12"), pkcs12(key, certificate, aes));
        Files.write(to.resolve("3des.p12"), pkcs12(key, certificate, tripleDes));
        Files.write(to.resolve("aes.key"), encrypted(key, aes));
        Files.write(to.resolve("signPri.key"), encrypted(key, KISAObjectIdentifiers.id_seedCBC));
    }

    private static byte[] encrypted(PrivateKeyInfo key, ASN1ObjectIdentifier cipher)
        throws Exception {
        return new PKCS8EncryptedPrivateKeyInfoBuilder(key).build(sealer(cipher)).getEncoded();
    }

    private static byte[] pkcs12(
        PrivateKeyInfo key, X509CertificateHolder certificate, ASN1ObjectIdentifier cipher)
        throws Exception {
        var certificates = new PKCS12SafeBag[] {new PKCS12SafeBagBuilder(certificate).build()};
        return new PKCS12PfxPduBuilder()
            .addEncryptedData(sealer(cipher), certificates)
            .addData(new PKCS12SafeBagBuilder(key, sealer(cipher)).build())
            .build(new JcePKCS12MacCalculatorBuilder().setProvider("BC"), password)
            .getEncoded();
    }

    private static OutputEncryptor sealer(ASN1ObjectIdentifier cipher) throws Exception {
        return new JcePKCSPBEOutputEncryptorBuilder(cipher).setProvider("BC").build(password);
    }
}

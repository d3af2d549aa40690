package org.lineoff.execute;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Signs as-built records by Ed25519 (RFC 8032, of the JDK). The private key lies in the plant's
 * data folder, readable by its owner alone, and is made the first time; beside it the public key,
 * which is for everybody. A signature is over the canonical text of the record.
 */
public final class Signing {
    /** File of the private key in the data folder. */
    public static final String KEY = "as-built.key";

    /** File of the public key. */
    public static final String PUBLIC = "as-built.pub";

    private static final String ALGORITHM = "Ed25519";
    private static final String RECORD = "asBuilt";
    private static final String SIGNATURE = "signature";

    private final PrivateKey key;
    private final PublicKey known;

    private Signing(PrivateKey key, PublicKey known) {
        this.key = key;
        this.known = known;
    }

    /** The key of a data folder; it is made if there is none. */
    public static Signing in(Path folder) throws IOException {
        Path file = folder.resolve(KEY);
        if (!Files.exists(file)) {
            make(folder, file);
        }
        return new Signing(
                privateKey(Files.readString(file, StandardCharsets.US_ASCII)),
                publicKey(Files.readString(folder.resolve(PUBLIC), StandardCharsets.US_ASCII)));
    }

    private static void make(Path folder, Path file) throws IOException {
        PrivateFiles.folder(folder);
        try {
            KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            PrivateFiles.make(file);
            Files.writeString(
                    file,
                    pem("PRIVATE KEY", pair.getPrivate().getEncoded()),
                    StandardCharsets.US_ASCII,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.SYNC);
            Files.writeString(
                    folder.resolve(PUBLIC),
                    pem("PUBLIC KEY", pair.getPublic().getEncoded()),
                    StandardCharsets.US_ASCII);
        } catch (FileAlreadyExistsException _) {
            // Another process made it at the same time; both use that one.
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    /** The record with its signature, as maps that are written as JSON. */
    public Map<String, Object> signed(AsBuilt record) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(record.json().getBytes(StandardCharsets.UTF_8));
            Map<String, Object> with = new LinkedHashMap<>();
            with.put("algorithm", ALGORITHM);
            with.put("key", fingerprint());
            with.put("value", Base64.getEncoder().encodeToString(signature.sign()));
            Map<String, Object> whole = new LinkedHashMap<>();
            whole.put(RECORD, record.map());
            whole.put(SIGNATURE, with);
            return whole;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key of as-built records cannot sign", e);
        }
    }

    /** SHA-256 of the public key, by which people tell keys apart. */
    public String fingerprint() {
        return fingerprint(known);
    }

    private static String fingerprint(PublicKey key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** What became of a check. */
    public enum Verdict {
        GENUINE,
        /** Record or signature were changed. */
        CHANGED,
        /** It was signed with another key. */
        OTHER_KEY,
        /** It is no signed as-built record. */
        NOT_SIGNED
    }

    /**
     * Checks a signed record.
     *
     * @param signed what was read from its JSON: maps, lists, texts, numbers
     * @param publicPem the public key that it should be signed with
     */
    public static Verdict verify(@Nullable Object signed, String publicPem) {
        if (!(signed instanceof Map<?, ?> whole)
                || !(whole.get(RECORD) instanceof Map<?, ?> record)
                || !(whole.get(SIGNATURE) instanceof Map<?, ?> with)
                || !(with.get("value") instanceof String value)
                || whole.size() != 2) {
            return Verdict.NOT_SIGNED;
        }
        try {
            PublicKey key = publicKey(publicPem);
            if (!fingerprint(key).equals(with.get("key"))) {
                return Verdict.OTHER_KEY;
            }
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(CanonicalJson.text(record).getBytes(StandardCharsets.UTF_8));
            return signature.verify(Base64.getDecoder().decode(value))
                    ? Verdict.GENUINE
                    : Verdict.CHANGED;
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            return Verdict.CHANGED;
        }
    }

    private static String pem(String what, byte[] bytes) {
        return "-----BEGIN "
                + what
                + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes)
                + "\n-----END "
                + what
                + "-----\n";
    }

    private static byte[] bytes(String pem) {
        return Base64.getMimeDecoder()
                .decode(pem.replaceAll("-----(BEGIN|END) [A-Z ]+-----", "").strip());
    }

    private static PrivateKey privateKey(String pem) throws IOException {
        try {
            return KeyFactory.getInstance(ALGORITHM)
                    .generatePrivate(new PKCS8EncodedKeySpec(bytes(pem)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(KEY + " is no Ed25519 key", e);
        }
    }

    private static PublicKey publicKey(String pem) {
        try {
            return KeyFactory.getInstance(ALGORITHM)
                    .generatePublic(new X509EncodedKeySpec(bytes(pem)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a public key of Ed25519", e);
        }
    }
}

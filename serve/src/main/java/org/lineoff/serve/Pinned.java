package org.lineoff.serve;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts the very certificates of one keystore and no other: for a program on the server's own
 * machine, which reaches it by an address that its certificate need not name. Whoever holds the key
 * of such a certificate is the server; names and issuers are not looked at.
 */
final class Pinned extends X509ExtendedTrustManager {
    private final Set<Certificate> known;

    private Pinned(Set<Certificate> known) {
        this.known = known;
    }

    /** What a client needs that trusts the server with these keys. */
    static SSLContext context(Configuration.Tls tls) throws IOException {
        try {
            KeyStore keys =
                    KeyStore.getInstance(tls.keystore().toFile(), tls.password().toCharArray());
            Set<Certificate> known = new HashSet<>();
            for (String alias : Collections.list(keys.aliases())) {
                if (keys.isKeyEntry(alias)) {
                    known.add(keys.getCertificate(alias));
                }
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Pinned(known)}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException(tls + " cannot be read: " + e.getMessage(), e);
        }
    }

    private void check(X509Certificate[] chain) throws CertificateException {
        if (chain.length == 0 || !known.contains(chain[0])) {
            throw new CertificateException("This is not the certificate of the server beside us.");
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
            throws CertificateException {
        throw new CertificateException("Clients have no certificates here.");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
            throws CertificateException {
        checkClientTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
            throws CertificateException {
        checkClientTrusted(chain, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}

package org.lineoff.serve;

import java.net.URI;
import java.util.Map;
import org.lineoff.serve.access.Role;

/**
 * The sign-in of the enterprise (OpenID Connect).
 *
 * @param issuer as in its tokens; the rest is read from its {@code
 *     .well-known/openid-configuration}
 * @param secret of this client, empty for a public one
 * @param here address of this server as browsers see it
 * @param nameClaim claim with the person's name
 * @param rolesClaim claim with what the person is, one text or a list
 * @param roles role here by what the claim says
 */
public record Oidc(
        URI issuer,
        String client,
        String secret,
        URI here,
        String nameClaim,
        String rolesClaim,
        Map<String, Role> roles) {
    public Oidc {
        roles = Map.copyOf(roles);
    }

    /** Without the secret: what is printed must not tell it. */
    @Override
    public String toString() {
        return "Oidc[" + issuer + ", client " + client + "]";
    }
}

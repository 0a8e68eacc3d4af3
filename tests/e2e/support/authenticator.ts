// An authenticator for passkeys, as Chromium imitates one (DevTools protocol, domain WebAuthn).
import type { CDPSession, Page } from "@playwright/test";

interface Options {
  /** Whether it derives secrets (WebAuthn, extension `prf`). */
  prf?: boolean;
  /** Whether it recognises the person. */
  recognises?: boolean;
}

export class Authenticator {
  private constructor(
    readonly session: CDPSession,
    readonly id: string,
  ) {}

  /** Plugs one in, for this tab. */
  static async plugIn(page: Page, { prf = true, recognises = true }: Options = {}): Promise<Authenticator> {
    const session = await page.context().newCDPSession(page);
    await session.send("WebAuthn.enable");
    const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", {
      options: {
        protocol: "ctap2",
        ctap2Version: "ctap2_1",
        transport: "internal",
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: recognises,
        automaticPresenceSimulation: true,
        hasPrf: prf,
      },
    });
    return new Authenticator(session, authenticatorId);
  }

  async unplug(): Promise<void> {
    await this.session.send("WebAuthn.removeVirtualAuthenticator", { authenticatorId: this.id });
  }

  async passkeys(): Promise<number> {
    const { credentials } = await this.session.send("WebAuthn.getCredentials", { authenticatorId: this.id });
    return credentials.length;
  }

  /** As if the person had deleted them in the settings of the device. */
  async forget(): Promise<void> {
    await this.session.send("WebAuthn.clearCredentials", { authenticatorId: this.id });
  }
}

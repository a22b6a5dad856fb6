import type { OpenPlatform } from './open-platform';

export interface AccountDefaults {
  name: string;
  /** Granted by the user. */
  scopes: string[];
  /** Granted to the app by the platform. */
  capabilities: string[];
}

/**
 * An app, a user and a working grant between them, as a person would paste them. Options: `name`, `scopes`,
 * `capabilities` (lists that replace the usual ones), `redirectUri`, `clientKey` (of an app made before).
 */
export function createGrantedAccount(
  openPlatform: OpenPlatform,
  options: Record<string, unknown>,
  defaults: AccountDefaults,
): Record<string, string> {
  const redirectUri = textOption(options.redirectUri);
  const app =
    openPlatform.apps.get(textOption(options.clientKey) ?? '') ??
    openPlatform.addApp({
      capabilities: new Set(listOption(options.capabilities) ?? defaults.capabilities),
      redirectUris: redirectUri ? [redirectUri] : [],
    });
  const user = openPlatform.addUser(textOption(options.name) ?? defaults.name);
  const grant = openPlatform.grant(app.clientKey, user.openId, listOption(options.scopes) ?? defaults.scopes);
  return {
    clientKey: app.clientKey,
    clientSecret: app.clientSecret,
    openId: grant.openId,
    accessToken: grant.accessToken,
    accessTokenExpiresAt: new Date(grant.accessExpiresAt).toISOString(),
    refreshToken: grant.refreshToken,
    refreshTokenExpiresAt: new Date(grant.refreshExpiresAt).toISOString(),
  };
}

function textOption(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function listOption(value: unknown): string[] | undefined {
  return Array.isArray(value) ? value.map(String) : undefined;
}

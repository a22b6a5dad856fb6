import { randomBytes } from 'node:crypto';
import type { SandboxClock } from '../core/clock';
import { Refusal } from './answers';

const DAY = 86_400_000;
export const ACCESS_TOKEN_MS = 15 * DAY;
export const REFRESH_TOKEN_MS = 30 * DAY;
const MAX_RENEWALS = 5;
const CODE_MS = 10 * 60_000;
const CLIENT_TOKEN_MS = 7_200_000;
const CLIENT_TOKEN_OVERLAP_MS = 5 * 60_000;

export interface DeveloperApp {
  clientKey: string;
  clientSecret: string;
  /** Empty: any https or loopback address, for trying out. */
  redirectUris: string[];
  /** Scopes that the app was granted by the platform. */
  capabilities: Set<string>;
  isBanned: boolean;
}

export interface PlatformUser {
  openId: string;
  nickname: string;
  isBarredFromPosting: boolean;
}

export interface Grant {
  clientKey: string;
  openId: string;
  /** Scopes that the user granted. */
  scopes: Set<string>;
  accessToken: string;
  accessExpiresAt: number;
  refreshToken: string;
  refreshExpiresAt: number;
  renewals: number;
  /** When the user first granted anything to this app. */
  grantedAt: number;
}

interface AuthorizationCode {
  clientKey: string;
  openId: string;
  scopes: string[];
  expiresAt: number;
  isUsed: boolean;
}

/** Apps, users and grants of one open platform, in memory, by the sandbox's clock. */
export class OpenPlatform {
  readonly apps = new Map<string, DeveloperApp>();
  readonly users = new Map<string, PlatformUser>();
  private grants: Grant[] = [];
  private readonly codes = new Map<string, AuthorizationCode>();
  private readonly retiredTokens = new Set<string>();
  private clientTokens: { clientKey: string; token: string; expiresAt: number }[] = [];
  private clientTokenCalls: { clientKey: string; at: number }[] = [];

  constructor(private readonly clock: () => SandboxClock) {}

  addApp(app: Partial<DeveloperApp> & { capabilities: Set<string> }): DeveloperApp {
    const made: DeveloperApp = {
      clientKey: app.clientKey ?? `aw${hex(7)}`,
      clientSecret: app.clientSecret ?? hex(16),
      redirectUris: app.redirectUris ?? [],
      capabilities: app.capabilities,
      isBanned: false,
    };
    this.apps.set(made.clientKey, made);
    return made;
  }

  addUser(nickname: string): PlatformUser {
    const user = { openId: `_000${hex(14)}`, nickname, isBarredFromPosting: false };
    this.users.set(user.openId, user);
    return user;
  }

  /** A new grant replaces the user's earlier one for this app. */
  grant(clientKey: string, openId: string, scopes: string[]): Grant {
    const now = this.now();
    const [earlier] = this.revoke(openId, clientKey);
    const made: Grant = {
      clientKey,
      openId,
      scopes: new Set(scopes),
      accessToken: newToken('act'),
      accessExpiresAt: now + ACCESS_TOKEN_MS,
      refreshToken: newToken('rft'),
      refreshExpiresAt: now + REFRESH_TOKEN_MS,
      renewals: 0,
      grantedAt: earlier?.grantedAt ?? now,
    };
    this.grants.push(made);
    return made;
  }

  /** The user takes the grant back: its tokens die at once. Returns what was taken. */
  revoke(openId: string, clientKey?: string): Grant[] {
    const isMeant = (grant: Grant): boolean =>
      grant.openId === openId && (clientKey === undefined || grant.clientKey === clientKey);
    const taken = this.grants.filter(isMeant);
    this.grants = this.grants.filter((grant) => !isMeant(grant));
    return taken;
  }

  issueCode(clientKey: string, openId: string, scopes: string[]): string {
    const code = hex(16);
    this.codes.set(code, { clientKey, openId, scopes, expiresAt: this.now() + CODE_MS, isUsed: false });
    return code;
  }

  exchangeCode(fields: Record<string, string>): Grant {
    const app = this.appWithSecret(fields, ['code', 'grant_type']);
    if (fields.grant_type !== 'authorization_code') throw new Refusal(10002, '参数错误');
    const code = this.codes.get(fields.code ?? '');
    if (!code || code.isUsed || code.expiresAt <= this.now()) throw new Refusal(10007, '授权码过期');
    if (code.clientKey !== app.clientKey) throw new Refusal(10014, 'client_key 与获取 code 时不一致');
    code.isUsed = true;
    return this.grant(code.clientKey, code.openId, code.scopes);
  }

  /** Alive: the same token lives longer. Dead: a new one. The refresh token's own end stays where it is. */
  refresh(fields: Record<string, string>): Grant {
    requireFields(fields, ['client_key', 'grant_type', 'refresh_token']);
    if (fields.grant_type !== 'refresh_token') throw new Refusal(10002, '参数错误');
    const grant = this.grantByRefreshToken(fields);
    const now = this.now();
    if (grant.accessExpiresAt <= now) grant.accessToken = newToken('act');
    grant.accessExpiresAt = now + ACCESS_TOKEN_MS;
    return grant;
  }

  /** The old refresh token dies with the answer; five times in one grant. */
  renew(fields: Record<string, string>): Grant {
    requireFields(fields, ['client_key', 'refresh_token']);
    const grant = this.grantByRefreshToken(fields);
    if (!this.apps.get(grant.clientKey)?.capabilities.has('renew_refresh_token'))
      throw new Refusal(10004, '应用未获得该能力');
    if (grant.renewals >= MAX_RENEWALS) throw new Refusal(10020, '刷新次数已用完');
    grant.renewals += 1;
    grant.refreshToken = newToken('rft');
    grant.refreshExpiresAt = this.now() + REFRESH_TOKEN_MS;
    return grant;
  }

  clientToken(fields: Record<string, string>): { token: string; expiresInSeconds: number } {
    const app = this.appWithSecret(fields, ['grant_type']);
    if (fields.grant_type !== 'client_credential') throw new Refusal(10002, '参数错误');
    const now = this.now();
    this.clientTokenCalls = this.clientTokenCalls.filter((call) => call.at > now - CLIENT_TOKEN_OVERLAP_MS);
    const calls = this.clientTokenCalls.filter((call) => call.clientKey === app.clientKey);
    if (calls.length >= 500) throw new Refusal(10020, '调用过于频繁');
    this.clientTokenCalls.push({ clientKey: app.clientKey, at: now });
    // The newest before this one lives on for the overlap; anything older dies.
    const [newest] = this.clientTokens.filter((kept) => kept.clientKey === app.clientKey);
    const others = this.clientTokens.filter((kept) => kept.clientKey !== app.clientKey);
    if (newest) newest.expiresAt = Math.min(newest.expiresAt, now + CLIENT_TOKEN_OVERLAP_MS);
    const made = { clientKey: app.clientKey, token: newToken('clt'), expiresAt: now + CLIENT_TOKEN_MS };
    this.clientTokens = [made, ...(newest ? [newest] : []), ...others];
    return { token: made.token, expiresInSeconds: CLIENT_TOKEN_MS / 1_000 };
  }

  isClientToken(token: string): boolean {
    return this.appByClientToken(token) !== undefined;
  }

  /** The app whose own token this is, while it lives. */
  appByClientToken(token: string): DeveloperApp | undefined {
    const kept = this.clientTokens.find((each) => each.token === token && each.expiresAt > this.now());
    return kept && this.apps.get(kept.clientKey);
  }

  grantByAccessToken(token: string): { grant: Grant; isExpired: boolean } | undefined {
    const grant = this.grants.find((candidate) => candidate.accessToken === token);
    if (!grant || this.retiredTokens.has(token)) return undefined;
    return { grant, isExpired: grant.accessExpiresAt <= this.now() };
  }

  /** The platform stops honouring the access token before its time; a refresh gives a really new one. */
  spoilAccessToken(openId: string): void {
    for (const grant of this.grants.filter((candidate) => candidate.openId === openId)) {
      this.retiredTokens.add(grant.accessToken);
      grant.accessExpiresAt = 0;
    }
  }

  reset(): void {
    this.apps.clear();
    this.users.clear();
    this.grants = [];
    this.codes.clear();
    this.retiredTokens.clear();
    this.clientTokens = [];
    this.clientTokenCalls = [];
  }

  private grantByRefreshToken(fields: Record<string, string>): Grant {
    if (!this.apps.has(fields.client_key ?? '')) throw new Refusal(10003, 'client_key 错误');
    const grant = this.grants.find((candidate) => candidate.refreshToken === fields.refresh_token);
    if (!grant || grant.clientKey !== fields.client_key || grant.refreshExpiresAt <= this.now())
      throw new Refusal(10010, 'refresh_token 过期');
    return grant;
  }

  private appWithSecret(fields: Record<string, string>, further: string[]): DeveloperApp {
    requireFields(fields, ['client_key', 'client_secret', ...further]);
    const app = this.apps.get(fields.client_key ?? '');
    if (!app) throw new Refusal(10003, 'client_key 错误');
    if (app.clientSecret !== fields.client_secret)
      throw new Refusal(10013, 'client_key 或 client_secret 错误');
    return app;
  }

  private now(): number {
    return this.clock().now().getTime();
  }
}

function requireFields(fields: Record<string, string>, names: string[]): void {
  const missing = names.find((name) => !fields[name]);
  if (missing) throw new Refusal(10005, `缺少参数 ${missing}`);
}

function newToken(kind: 'act' | 'rft' | 'clt'): string {
  return `${kind}.sandbox.${hex(20)}`;
}

export function hex(bytes: number): string {
  return randomBytes(bytes).toString('hex');
}

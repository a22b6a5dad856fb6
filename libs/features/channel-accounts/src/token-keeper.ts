import { Inject, Injectable } from '@nestjs/common';
import { CHANNEL_BASE_URLS, CHANNEL_HTTP, ChannelFailure, ChannelRegistry } from '@haojiao/channel-kit';
import type { ChannelAccess, ChannelHttp, TokenGrant, TokenSource } from '@haojiao/channel-kit';
import type { EntityManager } from 'typeorm';
import { fingerprint } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { KeyRing } from '@haojiao/infrastructure/security';

type BaseUrls = Record<string, Record<string, string>>;

/** A grant and the credentials it was got by: new credentials must not go on with the old ones' grant. */
interface KeptGrant extends TokenGrant {
  credentialsHash: string;
}

/** Access tokens, fetched once for all processes: one row, one lock, encrypted at rest. */
@Injectable()
export class TokenKeeper {
  /** Under way in this process, by account and refused token: those who wait share it and hold no connection. */
  private readonly underWay = new Map<string, Promise<string>>();

  constructor(
    private readonly database: Database,
    private readonly keys: KeyRing,
    private readonly registry: ChannelRegistry,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CHANNEL_HTTP) private readonly http: ChannelHttp,
    @Inject(CHANNEL_BASE_URLS) private readonly baseUrls: BaseUrls,
  ) {}

  /** Runs a call with a good token; a refused token is renewed once and the call repeated once. */
  async withToken<T>(account: ChannelAccess, call: (accessToken: string) => Promise<T>): Promise<T> {
    const token = await this.current(account);
    try {
      return await call(token);
    } catch (error) {
      if (!(error instanceof ChannelFailure) || !error.tokenRejected) throw error;
      return call(await this.renew(account, token));
    }
  }

  async current(account: ChannelAccess): Promise<string> {
    const kept = await this.load(account, this.database.manager);
    if (kept && this.isFresh(kept, this.sourceOf(account))) return kept.accessToken;
    return this.obtainOnce(account, null);
  }

  /** A token other than the refused one; if another process renewed meanwhile, its token. */
  async renew(account: ChannelAccess, refusedToken: string): Promise<string> {
    return this.obtainOnce(account, refusedToken);
  }

  /** What is kept of the grant, without its tokens. */
  async facts(account: ChannelAccess): Promise<Omit<TokenGrant, 'accessToken' | 'refreshToken'> | null> {
    const kept = await this.load(account, this.database.manager);
    if (!kept) return null;
    const { accessToken: _access, refreshToken: _refresh, ...facts } = kept;
    return facts;
  }

  /** With new credentials the old grant must not be used again; in the transaction that keeps them. */
  async forget(channelAccountId: string, manager: EntityManager): Promise<void> {
    await manager.query('DELETE FROM channel_tokens WHERE channel_account_id = $1', [channelAccountId]);
  }

  /** Until when the kept grant can be refreshed; undefined where there is none, or where it is never refreshed. */
  async grantEnd(account: ChannelAccess): Promise<Date | undefined> {
    return (await this.load(account, this.database.manager))?.refreshTokenExpiresAt;
  }

  /** Whether the end of the account's grant will be moved without a person. */
  async renewsItself(account: ChannelAccess): Promise<boolean> {
    const source = this.registry.get(account.platform).tokens;
    if (!source?.renewsItself) return false;
    return source.renewsItself(account, await this.load(account, this.database.manager));
  }

  /** A renewed refresh token moves the day on which a person has to come. */
  private async keepGrantEnd(manager: EntityManager, id: string, grant: TokenGrant): Promise<void> {
    if (!grant.refreshTokenExpiresAt) return;
    await manager.query(
      `UPDATE channel_accounts SET grant_expires_at = $2, version = version + 1
       WHERE id = $1 AND grant_expires_at IS DISTINCT FROM $2`,
      [id, grant.refreshTokenExpiresAt],
    );
  }

  private obtainOnce(account: ChannelAccess, refusedToken: string | null): Promise<string> {
    const key = JSON.stringify([account.id, hashOf(account), refusedToken]);
    let work = this.underWay.get(key);
    if (!work) {
      work = this.obtain(account, refusedToken).finally(() => this.underWay.delete(key));
      this.underWay.set(key, work);
    }
    return work;
  }

  private async obtain(account: ChannelAccess, refusedToken: string | null): Promise<string> {
    const source = this.sourceOf(account);
    return this.database.transaction(async (manager) => {
      await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('channel-token:' || $1, 0))`, [
        account.id,
      ]);
      // On this connection: one more could be what all those who wait for the lock are holding.
      const kept = await this.load(account, manager);
      const wasRenewed = kept && kept.accessToken !== refusedToken && this.isFresh(kept, source);
      if (wasRenewed) return kept.accessToken;
      const grant = await source.obtain({
        account,
        previous: kept,
        refused: refusedToken !== null,
        now: this.clock.now(),
        http: this.http,
        baseUrls: this.baseUrls[account.platform] ?? {},
      });
      await manager.query(
        `INSERT INTO channel_tokens (channel_account_id, sealed_grant, access_token_expires_at, updated_at)
         VALUES ($1, $2, $3, $4)
         ON CONFLICT (channel_account_id) DO UPDATE SET sealed_grant = excluded.sealed_grant,
           access_token_expires_at = excluded.access_token_expires_at, updated_at = excluded.updated_at`,
        [account.id, this.seal(account, grant), grant.accessTokenExpiresAt, this.clock.now()],
      );
      await this.keepGrantEnd(manager, account.id, grant);
      return grant.accessToken;
    });
  }

  /** Null also when the kept grant was got by other credentials than these. */
  private async load(account: ChannelAccess, manager: EntityManager): Promise<TokenGrant | null> {
    const [row] = await this.database.query<{ sealed_grant: string }>(
      'SELECT sealed_grant FROM channel_tokens WHERE channel_account_id = $1',
      [account.id],
      manager,
    );
    if (!row) return null;
    const { credentialsHash, ...grant } = this.unseal(account.id, row.sealed_grant);
    return credentialsHash === hashOf(account) ? grant : null;
  }

  private isFresh(grant: TokenGrant, source: TokenSource): boolean {
    return grant.accessTokenExpiresAt.getTime() - this.clock.now().getTime() > source.renewBeforeMs;
  }

  private sourceOf(account: ChannelAccess): TokenSource {
    const source = this.registry.get(account.platform).tokens;
    if (!source) throw new Error(`${account.platform} uses no tokens`);
    return source;
  }

  private seal(account: ChannelAccess, grant: TokenGrant): string {
    const kept: KeptGrant = { ...grant, credentialsHash: hashOf(account) };
    return this.keys.encrypt(JSON.stringify(kept), contextOf(account.id));
  }

  private unseal(channelAccountId: string, sealed: string): KeptGrant {
    const grant = JSON.parse(this.keys.decrypt(sealed, contextOf(channelAccountId))) as KeptGrant;
    return {
      ...grant,
      accessTokenExpiresAt: new Date(grant.accessTokenExpiresAt),
      refreshTokenExpiresAt: grant.refreshTokenExpiresAt && new Date(grant.refreshTokenExpiresAt),
    };
  }
}

function contextOf(channelAccountId: string): string {
  return `channel-token:${channelAccountId}`;
}

function hashOf(account: ChannelAccess): string {
  return fingerprint(account.credentials);
}

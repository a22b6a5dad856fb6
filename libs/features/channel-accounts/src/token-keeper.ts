import { Inject, Injectable } from '@nestjs/common';
import { CHANNEL_BASE_URLS, CHANNEL_HTTP, ChannelFailure, ChannelRegistry } from '@haojiao/channel-kit';
import type { ChannelAccess, ChannelHttp, TokenGrant, TokenSource } from '@haojiao/channel-kit';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { KeyRing } from '@haojiao/infrastructure/security';

type BaseUrls = Record<string, Record<string, string>>;

/** Access tokens, fetched once for all processes: one row, one lock, encrypted at rest. */
@Injectable()
export class TokenKeeper {
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
    const kept = await this.load(account.id);
    if (kept && this.isFresh(kept, this.sourceOf(account))) return kept.accessToken;
    return this.obtain(account, null);
  }

  /** A token other than the refused one; if another process renewed meanwhile, its token. */
  async renew(account: ChannelAccess, refusedToken: string): Promise<string> {
    return this.obtain(account, refusedToken);
  }

  /** After new credentials: the old grant must not be used again. */
  async forget(channelAccountId: string): Promise<void> {
    await this.database.query('DELETE FROM channel_tokens WHERE channel_account_id = $1', [channelAccountId]);
  }

  private async obtain(account: ChannelAccess, refusedToken: string | null): Promise<string> {
    const source = this.sourceOf(account);
    return this.database.transaction(async (manager) => {
      await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('channel-token:' || $1, 0))`, [
        account.id,
      ]);
      const kept = await this.load(account.id);
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
        [account.id, this.seal(account.id, grant), grant.accessTokenExpiresAt, this.clock.now()],
      );
      return grant.accessToken;
    });
  }

  private async load(channelAccountId: string): Promise<TokenGrant | null> {
    const [row] = await this.database.query<{ sealed_grant: string }>(
      'SELECT sealed_grant FROM channel_tokens WHERE channel_account_id = $1',
      [channelAccountId],
    );
    return row ? this.unseal(channelAccountId, row.sealed_grant) : null;
  }

  private isFresh(grant: TokenGrant, source: TokenSource): boolean {
    return grant.accessTokenExpiresAt.getTime() - this.clock.now().getTime() > source.renewBeforeMs;
  }

  private sourceOf(account: ChannelAccess): TokenSource {
    const source = this.registry.get(account.platform).tokens;
    if (!source) throw new Error(`${account.platform} uses no tokens`);
    return source;
  }

  private seal(channelAccountId: string, grant: TokenGrant): string {
    return this.keys.encrypt(JSON.stringify(grant), `channel-token:${channelAccountId}`);
  }

  private unseal(channelAccountId: string, sealed: string): TokenGrant {
    const grant = JSON.parse(this.keys.decrypt(sealed, `channel-token:${channelAccountId}`)) as TokenGrant;
    return {
      ...grant,
      accessTokenExpiresAt: new Date(grant.accessTokenExpiresAt),
      refreshTokenExpiresAt: grant.refreshTokenExpiresAt && new Date(grant.refreshTokenExpiresAt),
    };
  }
}

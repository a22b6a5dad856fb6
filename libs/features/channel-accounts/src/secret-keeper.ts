import { Inject, Injectable } from '@nestjs/common';
import type { AppSecret, AppSecretRequest } from '@haojiao/channel-kit';
import type { EntityManager } from 'typeorm';
import { fingerprint } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { KeyRing } from '@haojiao/infrastructure/security';

/**
 * Tokens and tickets of a platform's app, got once for all processes and accounts: platforms let only the newest live,
 * so whoever fetches one for itself kills another's. One row, one lock, encrypted at rest.
 */
@Injectable()
export class SecretKeeper {
  /** Under way in this process: those who wait share it and hold no connection. */
  private readonly underWay = new Map<string, Promise<AppSecret>>();

  constructor(
    private readonly database: Database,
    private readonly keys: KeyRing,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async get(platform: string, request: AppSecretRequest): Promise<AppSecret> {
    const scope = fingerprint([request.app, request.name]);
    const kept = await this.load(platform, scope, this.database.manager);
    if (kept && this.serves(kept, request)) return kept;
    const key = JSON.stringify([platform, scope, request.refused ?? null]);
    let work = this.underWay.get(key);
    if (!work) {
      work = this.obtain(platform, scope, request).finally(() => this.underWay.delete(key));
      this.underWay.set(key, work);
    }
    return work;
  }

  private obtain(platform: string, scope: string, request: AppSecretRequest): Promise<AppSecret> {
    return this.database.transaction(async (manager) => {
      await manager.query(
        `SELECT pg_advisory_xact_lock(hashtextextended('channel-secret:' || $1 || $2, 0))`,
        [platform, scope],
      );
      const kept = await this.load(platform, scope, manager);
      if (kept && this.serves(kept, request)) return kept;
      const secret = await request.obtain();
      await manager.query(
        `INSERT INTO channel_secrets (platform, scope, sealed_value, expires_at, updated_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (platform, scope) DO UPDATE SET sealed_value = excluded.sealed_value,
           expires_at = excluded.expires_at, updated_at = excluded.updated_at`,
        [
          platform,
          scope,
          this.keys.encrypt(secret.value, contextOf(platform, scope)),
          secret.expiresAt,
          this.clock.now(),
        ],
      );
      return secret;
    });
  }

  private serves(kept: AppSecret, request: AppSecretRequest): boolean {
    const leftMs = kept.expiresAt.getTime() - this.clock.now().getTime();
    return leftMs > request.renewBeforeMs && kept.value !== request.refused;
  }

  private async load(platform: string, scope: string, manager: EntityManager): Promise<AppSecret | null> {
    const [row] = await this.database.query<{ sealed_value: string; expires_at: Date }>(
      'SELECT sealed_value, expires_at FROM channel_secrets WHERE platform = $1 AND scope = $2',
      [platform, scope],
      manager,
    );
    if (!row) return null;
    return {
      value: this.keys.decrypt(row.sealed_value, contextOf(platform, scope)),
      expiresAt: new Date(row.expires_at),
    };
  }
}

function contextOf(platform: string, scope: string): string {
  return `channel-secret:${platform}:${scope}`;
}

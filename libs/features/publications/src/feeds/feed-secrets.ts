import {
  createHash,
  createPrivateKey,
  generateKeyPairSync,
  randomBytes,
  sign,
  timingSafeEqual,
} from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { ChannelRegistry } from '@haojiao/channel-kit';
import type { ChannelFeed } from '@haojiao/channel-kit';
import { notFound, ruleBroken } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Settings } from '@haojiao/infrastructure/config';
import { Database } from '@haojiao/infrastructure/database';
import { KeyRing } from '@haojiao/infrastructure/security';
import { AuditService } from '@haojiao/features/audit';
import { ChannelAccountsService } from '@haojiao/features/channel-accounts';
import type { ChannelAccountEntity } from '@haojiao/features/channel-accounts';
import type { Actor } from '@haojiao/features/organizations';
import { FeedSecretEntity } from './persistence/feed-secret.entity';

export interface IssuedFeed {
  /** Each with the secret in it; shown this once. */
  urls: string[];
  publicKey: string;
  issuedAt: Date;
}

const TOKEN_BYTES = 24;

/** The secret addresses of feeds. Only a hash is kept: who loses the address makes a new one, and the old one dies. */
@Injectable()
export class FeedSecrets {
  constructor(
    private readonly database: Database,
    private readonly accounts: ChannelAccountsService,
    private readonly registry: ChannelRegistry,
    private readonly keys: KeyRing,
    private readonly audit: AuditService,
    private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws AppError `channel_has_no_feed` */
  async issue(actor: Actor, channelAccountId: string): Promise<IssuedFeed> {
    return this.database.transaction(async (manager) => {
      const account = await this.accounts.load(channelAccountId, manager, true);
      await this.accounts.requireOn(actor, 'channel_account.manage', account, manager);
      const feed = this.feedOf(account);
      const kept = await manager.findOneBy(FeedSecretEntity, { channelAccountId });
      const token = randomBytes(TOKEN_BYTES).toString('base64url');
      const secret = {
        channelAccountId,
        tokenHash: hashOf(token),
        issuedAt: this.clock.now(),
        issuedBy: actor.userId,
        ...(kept ? { sealedKey: kept.sealedKey, publicKey: kept.publicKey } : this.newKey(channelAccountId)),
      };
      await manager.save(FeedSecretEntity, secret);
      await this.trace(manager, actor, account, 'feed_token.issued');
      const base = `${this.settings.publicUrl}/feeds/${account.platform}/${token}`;
      return {
        urls: feed.names.map((name) => `${base}${name}`),
        publicKey: secret.publicKey,
        issuedAt: secret.issuedAt,
      };
    });
  }

  async revoke(actor: Actor, channelAccountId: string): Promise<void> {
    await this.database.transaction(async (manager) => {
      const account = await this.accounts.load(channelAccountId, manager, true);
      await this.accounts.requireOn(actor, 'channel_account.manage', account, manager);
      this.feedOf(account);
      await manager.update(FeedSecretEntity, { channelAccountId }, { tokenHash: null });
      await this.trace(manager, actor, account, 'feed_token.revoked');
    });
  }

  /**
   * The account of a secret; null for one that is wrong or revoked. Found by the hash of what was sent, so the time of
   * an answer tells nothing about any secret.
   */
  async open(platform: string, token: string): Promise<ChannelAccountEntity | null> {
    const hash = hashOf(token);
    const secret = await this.database.manager.findOneBy(FeedSecretEntity, { tokenHash: hash });
    if (!secret?.tokenHash || !timingSafeEqual(Buffer.from(secret.tokenHash), Buffer.from(hash))) return null;
    const account = await this.accounts.load(secret.channelAccountId);
    return account.platform === platform && account.state !== 'disabled' ? account : null;
  }

  /** Signs with the account's own key (Ed25519, detached, base64). */
  async signerOf(channelAccountId: string): Promise<(bytes: Buffer) => string> {
    const secret = await this.database.manager.findOneByOrFail(FeedSecretEntity, { channelAccountId });
    const key = createPrivateKey(this.keys.decrypt(secret.sealedKey, contextOf(channelAccountId)));
    return (bytes) => sign(null, bytes, key).toString('base64');
  }

  private newKey(channelAccountId: string): { sealedKey: string; publicKey: string } {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519', {
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    });
    return { sealedKey: this.keys.encrypt(privateKey, contextOf(channelAccountId)), publicKey };
  }

  private feedOf(account: ChannelAccountEntity): ChannelFeed {
    const { feed } = this.registry.get(account.platform);
    if (feed) return feed;
    throw ruleBroken(
      'channel_has_no_feed',
      '这个平台不通过同步源获取内容。',
      'This platform does not pull from a feed.',
    );
  }

  private async trace(
    manager: Parameters<AuditService['record']>[0],
    actor: Actor,
    account: ChannelAccountEntity,
    action: string,
  ): Promise<void> {
    await this.audit.record(manager, {
      actor: actor.audit,
      organizationId: account.organizationId,
      action,
      objectType: 'channel_account',
      objectId: account.id,
    });
  }
}

export function feedNotFound() {
  return notFound(
    'feed',
    '没有这个同步源，或地址已作废。',
    'There is no such feed, or its address was revoked.',
  );
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function contextOf(channelAccountId: string): string {
  return `feed-key:${channelAccountId}`;
}

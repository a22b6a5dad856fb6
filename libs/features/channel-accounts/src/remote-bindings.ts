import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ruleBroken } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import type { ChannelAccountEntity } from './persistence/channel-account.entity';

/** One account of a platform is connected once: two channel accounts that post to it would post twice. */
@Injectable()
export class RemoteBindings {
  constructor(private readonly database: Database) {}

  /**
   * Holds the remote account to the end of the transaction. Accounts that are switched off don't count, and are asked
   * about again when they are switched on. @throws AppError `channel_account_connected_elsewhere`
   */
  async refuseDouble(
    manager: EntityManager,
    account: Pick<ChannelAccountEntity, 'id' | 'platform'>,
    remoteAccountId: string | null,
  ): Promise<void> {
    if (!remoteAccountId) return;
    await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [
      `channel-remote:${account.platform}:${remoteAccountId}`,
    ]);
    const others = await this.database.query(
      `SELECT 1 FROM channel_accounts
       WHERE platform = $1 AND remote_account_id = $2 AND id <> $3 AND state <> 'disabled' LIMIT 1`,
      [account.platform, remoteAccountId, account.id],
      manager,
    );
    if (others.length === 0) return;
    throw ruleBroken(
      'channel_account_connected_elsewhere',
      '这个平台账号已在另一个渠道账号上连接，重复连接会造成重复发布。请使用原来的渠道账号，或先停用它。',
      'This account of the platform is connected at another channel account and would be posted to twice. Use that one, or switch it off first.',
    );
  }
}

import { Inject, Injectable, OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DAY_MS } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { ChannelAccountsService } from '@haojiao/features/channel-accounts';

const note = {
  zh: '账号已重新授权，自动继续发布。',
  en: 'The account was authorised again; it goes on by itself.',
};

/** A renewed grant mends what failed for want of it, without a click for each post. */
@Injectable()
export class Requeue implements OnModuleInit {
  constructor(
    private readonly accounts: ChannelAccountsService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.accounts.onAuthorized((channelAccountId, manager) => this.requeue(channelAccountId, manager));
  }

  /**
   * One statement: of each item the newest that failed in the last day, unless another was planned since; and at once
   * what only waits for the grant to ask its question. The sweep finds them all.
   */
  private async requeue(channelAccountId: string, manager: EntityManager): Promise<void> {
    const now = this.clock.now();
    await manager.query(
      `UPDATE publications p SET
         state = CASE WHEN p.state = 'failed' THEN 'queued' ELSE p.state END,
         attempts = CASE WHEN p.state = 'failed' THEN 0 ELSE p.attempts END,
         withdraw_reason = CASE WHEN p.state = 'failed' THEN NULL ELSE p.withdraw_reason END,
         next_run_at = $2, enqueued_at = NULL, failure = NULL, note = $3,
         version = p.version + 1, updated_at = now()
       WHERE p.channel_account_id = $1 AND p.failure->>'class' = 'credentials' AND (
         p.state IN ('queued', 'publishing', 'awaiting_platform', 'withdrawing')
         OR p.state = 'failed'
           AND EXISTS (SELECT 1 FROM publication_attempts a
                       WHERE a.publication_id = p.id AND a.fence = p.fence AND a.ended_at > $4)
           AND NOT EXISTS (SELECT 1 FROM publications o
                           WHERE o.content_id = p.content_id AND o.channel_account_id = p.channel_account_id
                             AND (o.id > p.id OR o.id <> p.id AND o.state NOT IN ('failed', 'cancelled', 'withdrawn'))))`,
      [channelAccountId, now, JSON.stringify(note), new Date(now.getTime() - DAY_MS)],
    );
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { ChannelRegistry } from '@haojiao/channel-kit';
import type { CallbackRequest, CallbackResult } from '@haojiao/channel-kit';
import { notFound } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { ChannelAccountsService } from '@haojiao/features/channel-accounts';
import { Outcomes } from './ledger/outcomes';
import { keepFailure } from './ledger/keep-failure';
import { ChannelFailure } from '@haojiao/channel-kit';
import { PublicationEntity } from './persistence/publication.entity';
import { PublicationWaker } from './jobs/publication-waker';

/**
 * What platforms tell us by themselves. A callback is checked by its adapter, kept once, and answered before the
 * work begins: it only brings the next question forward or settles what waits for it.
 */
@Injectable()
export class ReceiveCallbacks {
  constructor(
    private readonly database: Database,
    private readonly accounts: ChannelAccountsService,
    private readonly registry: ChannelRegistry,
    private readonly outcomes: Outcomes,
    private readonly waker: PublicationWaker,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async receive(
    platform: string,
    channelAccountId: string,
    request: CallbackRequest,
  ): Promise<CallbackResult> {
    const account = await this.accounts.load(channelAccountId);
    const adapter = this.registry.find(platform);
    if (account.platform !== platform || !adapter?.receiveCallback) {
      throw notFound('callback', '没有这个回调地址。', 'There is no such callback address.');
    }
    const result = adapter.receiveCallback(request, this.accounts.access(account), this.clock.now());
    for (const event of result.events) await this.apply(channelAccountId, event);
    return result;
  }

  private async apply(channelAccountId: string, event: CallbackResult['events'][number]): Promise<void> {
    await this.database.transaction(async (manager) => {
      const isFirst = await this.database.query(
        `INSERT INTO channel_callback_deliveries (channel_account_id, event_key) VALUES ($1, $2)
         ON CONFLICT DO NOTHING RETURNING event_key`,
        [channelAccountId, event.key],
        manager,
      );
      if (isFirst.length === 0) return;
      const publication = await manager
        .createQueryBuilder(PublicationEntity, 'p')
        .setLock('pessimistic_write')
        .where('p.channelAccountId = :channelAccountId AND p.pendingReference = :reference', {
          channelAccountId,
          reference: event.reference,
        })
        .getOne();
      // An event may overtake the worker that waits for its reference: polling finds it then.
      if (!publication || publication.state !== 'awaiting_platform') return;
      if (publication.leaseUntil && publication.leaseUntil > this.clock.now()) return;
      await this.settle(manager, publication, event.answer);
      await this.waker.wakeAfterCommit(manager, [publication]);
    });
  }

  private async settle(
    manager: Database['manager'],
    publication: PublicationEntity,
    answer: CallbackResult['events'][number]['answer'],
  ): Promise<void> {
    const now = this.clock.now();
    switch (answer.kind) {
      case 'published':
        return this.outcomes.published(manager, publication, answer.remote);
      case 'cannot_tell': {
        const failure = keepFailure(
          new ChannelFailure({ failureClass: 'unknown', code: 'outcome_unknown', advice: answer.reason }),
        );
        return this.outcomes.needsAttention(manager, publication, failure);
      }
      default:
        // It tells that something changed; the platform itself is asked what.
        return this.outcomes.move(manager, publication, publication.state, { nextRunAt: now });
    }
  }
}

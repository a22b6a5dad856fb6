import { Inject, Injectable, Logger } from '@nestjs/common';
import { ChannelFailure, ChannelRegistry } from '@haojiao/channel-kit';
import type { CallbackRequest, CallbackResult, ChannelAdapter } from '@haojiao/channel-kit';
import { notFound } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database, brokenConstraint } from '@haojiao/infrastructure/database';
import { ChannelAccountEntity, ChannelAccountsService } from '@haojiao/features/channel-accounts';
import { ContentsService } from '@haojiao/features/contents';
import { PublicationWaker } from './jobs/publication-waker';
import { keepFailure } from './ledger/keep-failure';
import { outcomeUnknown } from './ledger/failures';
import { Outcomes } from './ledger/outcomes';
import { closeSteps } from './ledger/step-ledger';
import { lockPublication } from './persistence/lock-publication';
import { PublicationEntity } from './persistence/publication.entity';

/**
 * What platforms tell us by themselves. A callback is checked by its adapter, kept once, and answered before the
 * work begins: it only brings the next question forward or settles what waits for it.
 */
@Injectable()
export class ReceiveCallbacks {
  private readonly logger = new Logger('callbacks');

  constructor(
    private readonly database: Database,
    private readonly accounts: ChannelAccountsService,
    private readonly registry: ChannelRegistry,
    private readonly contents: ContentsService,
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
    const result = await this.read(adapter, account, request);
    const remoteAccountId = result.aboutRemoteAccount;
    if (remoteAccountId === undefined) return result;
    // Plan: index `channel_accounts_remote_account`.
    const others = await this.database.manager.findBy(ChannelAccountEntity, { platform, remoteAccountId });
    for (const other of others.filter(({ id }) => id !== account.id)) {
      await this.read(adapter, other, request);
    }
    return result;
  }

  /** Each account believes only what is signed with its own app's secret. */
  private async read(
    adapter: ChannelAdapter,
    account: ChannelAccountEntity,
    request: CallbackRequest,
  ): Promise<CallbackResult> {
    const result = adapter.receiveCallback!(request, this.accounts.access(account), this.clock.now());
    for (const event of result.events) await this.apply(account.id, event);
    if (result.accountChange) await this.learn(account.id, result.accountChange);
    return result;
  }

  /** Once: the same news told again must not undo what a person has authorised since. */
  private async learn(
    channelAccountId: string,
    { key, needsAuthorization, reason }: NonNullable<CallbackResult['accountChange']>,
  ): Promise<void> {
    const failure = new ChannelFailure({
      failureClass: 'credentials',
      code: 'grant_withdrawn',
      advice: reason,
      accountChange: { needsAuthorization },
    });
    const heard = await this.database.query(
      'SELECT 1 FROM channel_callback_deliveries WHERE channel_account_id = $1 AND event_key = $2',
      [channelAccountId, key],
    );
    if (heard.length > 0) return;
    // In this order, and in no transaction around both: learning locks the account's row, which the key refers to.
    await this.accounts.learn(channelAccountId, failure);
    await this.isFirst(this.database.manager, channelAccountId, key);
  }

  private async apply(channelAccountId: string, event: CallbackResult['events'][number]): Promise<void> {
    try {
      await this.database.transaction((manager) => this.applyOnce(manager, channelAccountId, event));
    } catch (error) {
      if (brokenConstraint(error) !== 'publications_one_remote_post') throw error;
      // Nothing was kept. The worker asks by itself and puts the question to a person; told again, it would not change.
      this.logger.warn(
        { channelAccountId, reference: event.reference },
        'callback.post_of_other_publication',
      );
    }
  }

  private async applyOnce(
    manager: Database['manager'],
    channelAccountId: string,
    event: CallbackResult['events'][number],
  ): Promise<void> {
    if (!(await this.isFirst(manager, channelAccountId, event.key))) return;
    const known = await manager.findOneBy(PublicationEntity, {
      channelAccountId,
      pendingReference: event.reference,
    });
    // An event may overtake the worker that waits for its reference: polling finds it then.
    if (!known) return;
    const publication = await lockPublication(manager, this.contents, known.id);
    const isWaiting =
      publication?.state === 'awaiting_platform' || publication?.state === 'awaiting_hand_off';
    if (!isWaiting || publication.pendingReference !== event.reference) return;
    if (publication.leaseUntil && publication.leaseUntil > this.clock.now()) return;
    await this.settle(manager, publication, event.answer);
    await this.waker.wakeAfterCommit(manager, [publication]);
  }

  private async isFirst(
    manager: Database['manager'],
    channelAccountId: string,
    key: string,
  ): Promise<boolean> {
    const kept = await this.database.query(
      `INSERT INTO channel_callback_deliveries (channel_account_id, event_key) VALUES ($1, $2)
       ON CONFLICT DO NOTHING RETURNING event_key`,
      [channelAccountId, key],
      manager,
    );
    return kept.length > 0;
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
      case 'failed':
        if (publication.state === 'awaiting_hand_off') return;
        // What was prepared is used up: another try begins anew.
        await closeSteps(manager, publication.id, 'superseded', now, null);
        return this.outcomes.move(manager, publication, 'failed', {
          failure: keepFailure(answer.failure),
          note: null,
        });
      case 'cannot_tell':
        return this.outcomes.needsAttention(manager, publication, outcomeUnknown(answer.reason));
      default:
        // What a person is to post is not asked about: only the post itself ends it.
        if (publication.state === 'awaiting_hand_off') return;
        // It tells that something changed; the platform itself is asked what.
        return this.outcomes.move(manager, publication, publication.state, { nextRunAt: now });
    }
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { ChannelFailure } from '@haojiao/channel-kit';
import type { ChannelFeed, PublicationDraft, PublishOutcome } from '@haojiao/channel-kit';
import type { Clock, Message } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { keepFailure } from '../ledger/keep-failure';
import { Outcomes } from '../ledger/outcomes';
import type { Settle, Turn } from '../ledger/turn';
import type { KeptFailure, PublicationEntity } from '../persistence/publication.entity';
import {
  neverFetched,
  retractionAwaitsFetch,
  retractionListed,
  unconfirmed,
  withdrawalUnconfirmed,
  withdrawnBeforeFetch,
} from './domain/feed-notes';
import { FETCH_EXPECTED_MS, LOOK_MS, judgeSilence } from './domain/feed-timing';
import { FeedEntries } from './feed-entries';
import { FeedNotices } from './feed-notices';
import { isFetched } from './persistence/feed-entry.entity';
import type { FeedEntryEntity } from './persistence/feed-entry.entity';

type Listed = Extract<PublishOutcome, { kind: 'listed' }>;

/** What the ledger does where a platform pulls: lists, waits, takes back. Nothing is asked over the network. */
@Injectable()
export class FeedLedger {
  constructor(
    private readonly entries: FeedEntries,
    private readonly outcomes: Outcomes,
    private readonly notices: FeedNotices,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The entry stands in the feed exactly when the publication says so. @throws Error when the adapter has no feed */
  async listed({ adapter, context }: Turn, draft: PublicationDraft, outcome: Listed): Promise<Settle> {
    if (!adapter.feed) throw new Error(`The platform ${adapter.platform} has no feed`);
    const entry = await adapter.feed.entry(draft, context.account);
    return async (manager, current) => {
      const now = this.clock.now();
      await this.entries.list(manager, current, entry, now);
      await this.outcomes.settle(manager, current, outcome, now);
    };
  }

  /** What waits for its receipt: told to the people when it stays away too long. */
  look({ publishedWhen }: ChannelFeed): Settle {
    return async (manager, current) => {
      const now = this.clock.now();
      const entry = await this.entries.of(current.id, manager);
      if (!entry) return this.ask(manager, current, 'feed_entry_missing', unconfirmed);
      if (current.withdrawReason !== null) return this.stop(manager, current, entry, now);
      if (publishedWhen === 'fetched' && isFetched(entry)) {
        return this.outcomes.published(manager, current, remoteOf(entry));
      }
      const fetchedAt = isFetched(entry) ? entry.fetchedAt : null;
      const silence = judgeSilence({ listedAt: entry.updatedAt, fetchedAt }, now);
      switch (silence.kind) {
        case 'wait':
          return this.outcomes.move(manager, current, current.state, { nextRunAt: silence.until });
        case 'never_fetched':
          await this.notices.tell(
            manager,
            current,
            'publication.feed_not_fetched',
            entry.version,
            neverFetched,
          );
          return this.outcomes.move(manager, current, current.state, {
            nextRunAt: new Date(now.getTime() + LOOK_MS),
            note: neverFetched,
          });
        case 'unconfirmed':
          await this.notices.tell(
            manager,
            current,
            'publication.feed_unconfirmed',
            entry.version,
            unconfirmed,
          );
          return this.ask(manager, current, 'feed_unconfirmed', unconfirmed);
      }
    };
  }

  /** A tombstone at once, and the task for people with it: no platform promises to obey a tombstone. */
  withdraw({ publishedWhen }: ChannelFeed): Settle {
    return async (manager, current) => {
      const now = this.clock.now();
      await this.entries.withdraw(manager, current.id, now);
      const entry = await this.entries.of(current.id, manager);
      if (!entry) return this.withdrawn(manager, current, now);
      if (publishedWhen === 'fetched' && isFetched(entry)) return this.withdrawn(manager, current, now);
      const askAt = new Date(entry.updatedAt.getTime() + FETCH_EXPECTED_MS);
      if (now >= askAt) {
        return this.ask(manager, current, 'feed_withdrawal_unconfirmed', withdrawalUnconfirmed);
      }
      const note = publishedWhen === 'fetched' ? retractionAwaitsFetch : retractionListed;
      if (publishedWhen === 'confirmed') {
        await this.notices.tell(manager, current, 'publication.feed_withdrawal', entry.version, note);
      }
      await this.outcomes.move(manager, current, 'withdrawing', { nextRunAt: askAt, note });
    };
  }

  private async withdrawn(
    manager: Parameters<Settle>[0],
    current: PublicationEntity,
    withdrawnAt: Date,
  ): Promise<void> {
    await this.outcomes.move(manager, current, 'withdrawn', { withdrawnAt, failure: null, note: null });
  }

  /** It was withdrawn before anybody knew whether it went out. */
  private async stop(
    manager: Parameters<Settle>[0],
    current: PublicationEntity,
    entry: FeedEntryEntity,
    now: Date,
  ): Promise<void> {
    await this.entries.withdraw(manager, current.id, now);
    if (entry.fetchedAt) return this.ask(manager, current, 'feed_unconfirmed', retractionListed);
    const failure = failureOf('withdrawn_before_fetch', withdrawnBeforeFetch, 'permanent');
    await this.outcomes.move(manager, current, 'failed', { failure, note: null, pendingReference: null });
  }

  private ask(
    manager: Parameters<Settle>[0],
    current: PublicationEntity,
    code: string,
    advice: Message,
  ): Promise<void> {
    return this.outcomes.needsAttention(manager, current, failureOf(code, advice, 'unknown'), advice);
  }
}

function failureOf(code: string, advice: Message, failureClass: ChannelFailure['failureClass']): KeptFailure {
  return keepFailure(new ChannelFailure({ failureClass, code, advice }));
}

/** What is out there where fetching is publishing: the entry itself. */
export function remoteOf(entry: FeedEntryEntity) {
  return { id: entry.guid, url: null, publishedAt: entry.fetchedAt ?? entry.updatedAt };
}

import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ChannelFeed } from '@haojiao/channel-kit';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { ContentsService } from '@haojiao/features/contents';
import { Outcomes } from '../ledger/outcomes';
import { lockPublication } from '../persistence/lock-publication';
import { fetchedAwaitingWord, retractionFetched } from './domain/feed-notes';
import { WORD_EXPECTED_MS } from './domain/feed-timing';
import { FeedEntries } from './feed-entries';
import { remoteOf } from './feed-ledger';
import { FeedNotices } from './feed-notices';
import { isFetched } from './persistence/feed-entry.entity';
import type { FeedEntryEntity } from './persistence/feed-entry.entity';

export interface Fetch {
  at: Date;
  address: string;
  /** As it names itself. */
  client: string;
}

/** What a whole fetch (200, to the last byte) proves about the entries that it carried. */
@Injectable()
export class FeedReceipts {
  constructor(
    private readonly database: Database,
    private readonly contents: ContentsService,
    private readonly entries: FeedEntries,
    private readonly outcomes: Outcomes,
    private readonly notices: FeedNotices,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async take(entries: FeedEntryEntity[], fetch: Fetch, feed: ChannelFeed): Promise<void> {
    const fresh = entries.filter((entry) => !isFetched(entry));
    const ids = await this.database.transaction((manager) => this.entries.receive(manager, fresh, fetch));
    for (const id of ids) {
      await this.database.transaction((manager) => this.settle(manager, id, fetch, feed));
    }
  }

  /** A publication in a worker's hands is left to it: the ledger reads the receipt when it looks. */
  private async settle(
    manager: EntityManager,
    id: string,
    fetch: Fetch,
    { publishedWhen }: ChannelFeed,
  ): Promise<void> {
    const publication = await lockPublication(manager, this.contents, id);
    const entry = await this.entries.of(id, manager);
    if (!publication || !entry || !isFetched(entry)) return;
    if (publication.leaseUntil && publication.leaseUntil > this.clock.now()) return;
    await this.notices.settled(manager, publication, ['publication.feed_not_fetched']);
    const { state } = publication;
    const isOut = publishedWhen === 'fetched';
    if (entry.status === 'withdraw') {
      if (state !== 'withdrawing') return;
      return isOut
        ? this.outcomes.move(manager, publication, 'withdrawn', { withdrawnAt: fetch.at, note: null })
        : this.outcomes.move(manager, publication, state, { note: retractionFetched });
    }
    const isWaiting = state === 'awaiting_platform' || isOverdue(publication.failure?.code, state);
    if (!isWaiting) return;
    if (isOut) return this.outcomes.published(manager, publication, remoteOf(entry));
    await this.outcomes.move(manager, publication, state, {
      note: fetchedAwaitingWord,
      nextRunAt: new Date(fetch.at.getTime() + WORD_EXPECTED_MS),
    });
  }
}

/** Somebody was asked because nothing had come; now it has. */
function isOverdue(code: string | undefined, state: string): boolean {
  return state === 'needs_attention' && code === 'feed_unconfirmed';
}

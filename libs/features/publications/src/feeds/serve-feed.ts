import { Inject, Injectable, Logger } from '@nestjs/common';
import { ChannelRegistry } from '@haojiao/channel-kit';
import type { ChannelFeed, FeedDocument, FeedRequest, FeedState, ListedEntry } from '@haojiao/channel-kit';
import { DAY_MS } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Settings } from '@haojiao/infrastructure/config';
import { ChannelAccountsService } from '@haojiao/features/channel-accounts';
import type { ChannelAccountEntity } from '@haojiao/features/channel-accounts';
import { Blackouts } from '../blackouts/blackouts';
import { mayFetch } from './domain/feed-clients';
import { readFeedQuestion } from './domain/read-feed-query';
import { FeedEntries } from './feed-entries';
import { FeedFiles } from './feed-files';
import { FeedSecrets } from './feed-secrets';
import type { FeedEntryEntity } from './persistence/feed-entry.entity';

export interface ServedFeed {
  document: FeedDocument;
  feed: ChannelFeed;
  /** Those that the document tells of. */
  entries: FeedEntryEntity[];
  /** Of the newest change; null while there was none. */
  modifiedAt: Date | null;
}

/** How far ahead feeds are told of times in which nothing may be shown. */
const BLACKOUTS_AHEAD_MS = 14 * DAY_MS;

/** Answers those who pull. */
@Injectable()
export class ServeFeed {
  private readonly logger = new Logger('feeds');

  constructor(
    private readonly secrets: FeedSecrets,
    private readonly entries: FeedEntries,
    private readonly files: FeedFiles,
    private readonly blackouts: Blackouts,
    private readonly registry: ChannelRegistry,
    private readonly accounts: ChannelAccountsService,
    private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Null for whatever shall look as if it were not there: a wrong secret, a foreign address, an unknown name. */
  async find(
    platform: string,
    token: string,
    request: FeedRequest,
    address: string,
  ): Promise<ServedFeed | null> {
    const feed = this.registry.find(platform)?.feed;
    const account = feed ? await this.secrets.open(platform, token) : null;
    if (!feed || !account) return null;
    if (!mayFetch(address, account.settings.feedAllowedAddresses)) {
      this.logger.warn({ channelAccountId: account.id, address }, 'feed.address_refused');
      return null;
    }
    const now = this.clock.now();
    await this.entries.retractStopped(account.id, now);
    const question = readFeedQuestion(request.query);
    const rows = await this.entries.select({ channelAccountId: account.id, ...question }, feed, now);
    const document = await this.render(feed, request, await this.stateOf(account, rows, now));
    if (!document) return null;
    const carried = document.carries ? new Set(document.carries) : null;
    return {
      document,
      feed,
      entries: carried ? rows.filter((row) => carried.has(row.publicationId)) : rows,
      modifiedAt: rows[0]?.updatedAt ?? null,
    };
  }

  private async stateOf(
    account: ChannelAccountEntity,
    rows: FeedEntryEntity[],
    now: Date,
  ): Promise<FeedState> {
    return {
      account: this.accounts.access(account),
      now,
      entries: rows.map(listedEntry),
      blackouts: await this.blackouts.within(account, now, new Date(now.getTime() + BLACKOUTS_AHEAD_MS)),
      publicUrl: this.settings.publicUrl,
      sign: await this.secrets.signerOf(account.id),
      readFile: (entry, name) => this.files.read(entry, name),
    };
  }

  /** One item that can't be rendered is left out and reported; all others are told. */
  private async render(
    feed: ChannelFeed,
    request: FeedRequest,
    state: FeedState,
  ): Promise<FeedDocument | null> {
    try {
      return await feed.render(request, state);
    } catch (error) {
      const sound: ListedEntry[] = [];
      for (const entry of state.entries) {
        try {
          await feed.render(request, { ...state, entries: [entry] });
          sound.push(entry);
        } catch (cause) {
          const { publicationId, guid } = entry;
          this.logger.error({ err: cause, publicationId, guid }, 'feed.entry_left_out');
        }
      }
      if (sound.length === state.entries.length) throw error;
      return feed.render(request, { ...state, entries: sound });
    }
  }
}

function listedEntry(row: FeedEntryEntity): ListedEntry {
  return {
    publicationId: row.publicationId,
    guid: row.guid,
    version: row.version,
    status: row.status,
    document: row.document,
    digest: row.digest,
    files: row.files,
    validFrom: row.validFrom ?? undefined,
    validUntil: row.validUntil ?? undefined,
    listedAt: row.listedAt,
    updatedAt: row.updatedAt,
  };
}

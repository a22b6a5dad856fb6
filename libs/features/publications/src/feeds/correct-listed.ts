import { Inject, Injectable } from '@nestjs/common';
import { ChannelRegistry } from '@haojiao/channel-kit';
import { ruleBroken } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { ChannelAccountsService } from '@haojiao/features/channel-accounts';
import { ContentsService } from '@haojiao/features/contents';
import type { Actor } from '@haojiao/features/organizations';
import { ApprovedDrafts } from '../drafts/approved-drafts';
import { checkFailure } from '../ledger/check-failure';
import { Outcomes } from '../ledger/outcomes';
import { lockPublication } from '../persistence/lock-publication';
import { PublicationEntity } from '../persistence/publication.entity';
import { ReadPublications } from '../read-publications';
import { PublicationChanges } from '../steer/publication-changes';
import { correctionListed } from './domain/feed-notes';
import { FeedEntries } from './feed-entries';
import { isFetched } from './persistence/feed-entry.entity';
import type { FeedEntryEntity } from './persistence/feed-entry.entity';

/** 更正: what stands in a feed is replaced by the newly approved revision, as the next version of the same entry. */
@Injectable()
export class CorrectListed {
  constructor(
    private readonly database: Database,
    private readonly read: ReadPublications,
    private readonly changes: PublicationChanges,
    private readonly accounts: ChannelAccountsService,
    private readonly contents: ContentsService,
    private readonly registry: ChannelRegistry,
    private readonly drafts: ApprovedDrafts,
    private readonly entries: FeedEntries,
    private readonly outcomes: Outcomes,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws AppError `publication_not_in_feed`, `content_not_approved`, `platform_check_failed` */
  async correct(actor: Actor, id: string): Promise<FeedEntryEntity> {
    const publication = await this.read.get(actor, id);
    await this.changes.requireOn(actor, 'publication.manage', publication);
    const adapter = this.registry.get(publication.platform);
    const { feed } = adapter;
    if (!feed || !isCorrectable(publication)) throw notInFeed();
    const account = this.accounts.access(await this.accounts.load(publication.channelAccountId));
    const draft = await this.drafts.forSending(publication);
    const faults = adapter.check(draft, account).filter((finding) => finding.severity === 'error');
    if (faults.length > 0) {
      const { advice } = checkFailure(publication.platform, faults);
      throw ruleBroken('platform_check_failed', advice.zh, advice.en);
    }
    const entry = await feed.entry(draft, account);
    return this.database.transaction(async (manager) => {
      const current = await lockPublication(manager, this.contents, id);
      if (!current || !isCorrectable(current) || !(await this.entries.of(id, manager))) throw notInFeed();
      if (current.leaseUntil && current.leaseUntil > this.clock.now()) throw inProgress();
      const listed = await this.entries.list(manager, current, entry, this.clock.now());
      await this.outcomes.move(manager, current, current.state, {
        revisionId: draft.revisionId,
        note: isFetched(listed) ? current.note : correctionListed,
        ...(current.state === 'awaiting_platform' && { nextRunAt: this.clock.now() }),
      });
      await this.audit.record(manager, {
        actor: actor.audit,
        organizationId: current.organizationId,
        action: 'publication.corrected',
        objectType: 'publication',
        objectId: id,
        details: { revisionId: draft.revisionId, version: listed.version },
      });
      return listed;
    });
  }
}

function isCorrectable({ mode, state, withdrawReason }: PublicationEntity): boolean {
  const stands = state === 'awaiting_platform' || state === 'published' || state === 'needs_attention';
  return mode === 'feed' && stands && withdrawReason === null;
}

function notInFeed() {
  return ruleBroken(
    'publication_not_in_feed',
    '只有列在同步源里、且未撤稿的发布任务可以更正。',
    'Only a publication that stands in a feed and is not being withdrawn can be corrected.',
  );
}

function inProgress() {
  return ruleBroken(
    'publication_in_progress',
    '系统正在处理这个发布任务，请几秒后再试。',
    'It is being worked on right now; try again in a few seconds.',
  );
}

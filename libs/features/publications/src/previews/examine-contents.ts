import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ChannelRegistry, notConnected } from '@haojiao/channel-kit';
import type { ChannelAccess, ChannelAdapter, Finding, PublicationDraft } from '@haojiao/channel-kit';
import { notFound } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { ChannelAccountsService } from '@haojiao/features/channel-accounts';
import type { ChannelAccountEntity } from '@haojiao/features/channel-accounts';
import { ContentsService, DraftBuilder } from '@haojiao/features/contents';
import type { ContentEntity, ContentRevisionEntity } from '@haojiao/features/contents';
import { MediaChecks } from '@haojiao/features/media-checks';
import type { MediaFinding } from '@haojiao/features/media-checks';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { ReprintRules } from '@haojiao/features/reviews';
import { BudgetFindings } from './budget-findings';

export interface PlatformFinding extends Finding {
  platform: string;
  /** Null where it is so on several accounts alike, and where the unit has not connected the platform. */
  channelAccountId: string | null;
}

/** What is so of the item itself has no platform. */
export type ItemFinding = Omit<PlatformFinding, 'platform'> & { platform: string | null };

/** Told by features on the right: what is so of an item, whatever platform it is for. */
export type ItemCheck = (
  content: ContentEntity,
  revision: ContentRevisionEntity,
) => Promise<Omit<ItemFinding, 'platform' | 'channelAccountId'>[]>;

/** One item as one account would get it. */
export interface Examination {
  adapter: ChannelAdapter;
  draft: PublicationDraft;
  account: ChannelAccess;
  /** Null where the unit has not connected the platform: then the account is one without settings. */
  connected: ChannelAccountEntity | null;
  revision: ContentRevisionEntity;
}

/** Looks at what would be sent, before anything is. Reads the current revision, approved or not. */
@Injectable()
export class ExamineContents {
  private readonly itemChecks: ItemCheck[] = [];

  constructor(
    private readonly database: Database,
    private readonly contents: ContentsService,
    private readonly organizations: OrganizationsService,
    private readonly accounts: ChannelAccountsService,
    private readonly registry: ChannelRegistry,
    private readonly builder: DraftBuilder,
    private readonly budgets: BudgetFindings,
    private readonly reprints: ReprintRules,
    private readonly media: MediaChecks,
  ) {}

  /** Called once at start. */
  registerItemCheck(check: ItemCheck): void {
    this.itemChecks.push(check);
  }

  /**
   * The item on every account that the unit uses, or on those of one platform; a named platform that is not connected
   * is looked at all the same. @throws AppError `content_not_found`, `platform_not_found`
   */
  async examine(
    actor: Actor,
    contentId: string,
    platform?: string,
    options?: Record<string, unknown>,
  ): Promise<Examination[]> {
    if (platform && !this.registry.find(platform)) throw noSuchPlatform();
    const content = await this.readable(actor, contentId);
    const revision = await this.contents.revision(content.currentRevisionId);
    const examinations = await this.of(content, revision, platform && [platform]);
    if (!options) return examinations;
    return examinations.map((one) => ({ ...one, draft: { ...one.draft, options } }));
  }

  /**
   * Findings of every account that the unit uses, or of the named platforms; budgets of connected accounts too. Those
   * of the item itself come first.
   */
  async check(actor: Actor, contentId: string, platforms?: string[]): Promise<ItemFinding[]> {
    const content = await this.readable(actor, contentId);
    const revision = await this.contents.revision(content.currentRevisionId);
    const known = platforms?.filter((platform) => this.registry.find(platform));
    const examinations = await this.of(content, revision, known);
    const found: ItemFinding[] = joinAlike(examinations.flatMap((examination) => findingsOf(examination)));
    const ofItem: Awaited<ReturnType<ItemCheck>> = await this.reprints.findings(content, revision.document);
    ofItem.push(...(await this.media.findings(revision.document)).map(withoutConsequence));
    for (const check of this.itemChecks) ofItem.push(...(await check(content, revision)));
    found.unshift(...ofItem.map((finding) => ({ ...finding, platform: null, channelAccountId: null })));
    for (const { adapter, connected } of examinations) {
      if (!connected) continue;
      const budget = await this.budgets.of(connected, content.id);
      found.push(
        ...budget.map((finding) => ({
          ...finding,
          platform: adapter.platform,
          channelAccountId: connected.id,
        })),
      );
    }
    return found;
  }

  /** Without a permission question, for those who ask their own. `platforms` left out: all that are connected. */
  async of(
    content: ContentEntity,
    revision: ContentRevisionEntity,
    platforms?: string[] | '',
    approverAddress: string | null = null,
    manager?: EntityManager,
  ): Promise<Examination[]> {
    const { path } = await this.organizations.placeOf(content.organizationId, manager);
    const usable = await this.accounts.usableBy(path, manager);
    const planned = await this.plannedOptions(content.id, manager);
    const examinations: Examination[] = [];
    for (const adapter of this.registry.all()) {
      const { platform } = adapter;
      if (platforms && !platforms.includes(platform)) continue;
      const connected = usable.filter((account) => account.platform === platform);
      if (connected.length === 0 && !platforms) continue;
      const draft = await this.builder.build(
        {
          publicationId: content.id,
          content,
          revision,
          platform,
          options: {},
          approverAddress,
        },
        manager,
      );
      if (connected.length === 0) {
        const account = notConnected(adapter, content.organizationId);
        examinations.push({ adapter, draft, account, connected: null, revision });
      }
      for (const entity of connected) {
        const account = this.accounts.accessOffline(entity);
        // As it is planned there, if it is: what is shown is what will be sent.
        const options = planned.get(entity.id) ?? {};
        examinations.push({ adapter, draft: { ...draft, options }, account, connected: entity, revision });
      }
    }
    return examinations;
  }

  /** By account: with which options the item is planned, or went out, there. Plan: index `publications_one_live`. */
  private async plannedOptions(
    contentId: string,
    manager?: EntityManager,
  ): Promise<Map<string, Record<string, unknown>>> {
    const rows = await this.database.query<{ id: string; options: Record<string, unknown> }>(
      `SELECT channel_account_id AS id, options FROM publications
       WHERE content_id = $1 AND state NOT IN ('failed', 'cancelled', 'withdrawn')`,
      [contentId],
      manager,
    );
    return new Map(rows.map(({ id, options }) => [id, options]));
  }

  private async readable(actor: Actor, contentId: string): Promise<ContentEntity> {
    const content = await this.contents.load(contentId);
    await this.contents.requireOn(actor, 'content.read', content);
    return content;
  }
}

export function findingsOf({ adapter, draft, account, connected }: Examination): PlatformFinding[] {
  return adapter.check(draft, account).map((finding) => ({
    ...finding,
    platform: adapter.platform,
    channelAccountId: connected?.id ?? null,
  }));
}

/** What is the same on several accounts of a platform is told once. */
export function joinAlike(findings: PlatformFinding[]): PlatformFinding[] {
  const joined = new Map<string, PlatformFinding>();
  for (const finding of findings) {
    const { platform, severity, code, path, message } = finding;
    const key = JSON.stringify([platform, severity, code, path, message.zh]);
    const known = joined.get(key);
    const isElsewhere = known && known.channelAccountId !== finding.channelAccountId;
    joined.set(key, isElsewhere ? { ...known, channelAccountId: null } : (known ?? finding));
  }
  return [...joined.values()];
}

function withoutConsequence({ severity, code, path, message }: MediaFinding) {
  return { severity, code, path, message };
}

function noSuchPlatform() {
  return notFound('platform', '没有这个平台。', 'There is no such platform.');
}

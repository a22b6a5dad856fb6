import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ChannelRegistry } from '@haojiao/channel-kit';
import { fault, invalidInput, newId, ruleBroken } from '@haojiao/kernel';
import type { Clock, Fault } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database, brokenConstraint } from '@haojiao/infrastructure/database';
import { ChannelAccountsService } from '@haojiao/features/channel-accounts';
import type { ChannelAccountEntity } from '@haojiao/features/channel-accounts';
import { ContentsService } from '@haojiao/features/contents';
import type { ContentEntity } from '@haojiao/features/contents';
import { AuditService } from '@haojiao/features/audit';
import type { Actor } from '@haojiao/features/organizations';
import { ReviewsService } from '@haojiao/features/reviews';
import type { SignOff } from '@haojiao/features/reviews';
import { blackoutNote } from './blackouts/blackout-note';
import { Blackouts } from './blackouts/blackouts';
import { PlanCompanions } from './companions/plan-companions';
import { Confirmations } from './confirmations';
import type { LatenessRule } from './domain/lateness';
import { BEYOND_ORDER, beyondOrderWords, reaches } from './domain/sign-off-limits';
import { PublicationEntity } from './persistence/publication.entity';
import { PublicationWaker } from './jobs/publication-waker';

export interface PlanInput {
  channelAccountIds: string[];
  scheduledAt?: Date;
  latenessRule?: LatenessRule;
  options?: Record<string, unknown>;
}

/** Plans an approved item for one or more channel accounts: one publication each, all or none. */
@Injectable()
export class PlanPublications {
  constructor(
    private readonly database: Database,
    private readonly contents: ContentsService,
    private readonly reviews: ReviewsService,
    private readonly accounts: ChannelAccountsService,
    private readonly registry: ChannelRegistry,
    private readonly audit: AuditService,
    private readonly blackouts: Blackouts,
    private readonly confirmations: Confirmations,
    private readonly companions: PlanCompanions,
    private readonly waker: PublicationWaker,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws AppError `content_not_approved`, `publication_exists`, `invalid_input` naming each account that can't be used */
  async plan(actor: Actor, contentId: string, input: PlanInput): Promise<PublicationEntity[]> {
    return this.database.transaction((manager) => this.planIn(manager, actor, contentId, input));
  }

  /** The same in the caller's transaction, for what is planned together with other items. */
  async planIn(
    manager: EntityManager,
    actor: Actor,
    contentId: string,
    input: PlanInput,
  ): Promise<PublicationEntity[]> {
    const companionIds = this.companions.idsOf(contentId, input.options);
    // In one order with everybody who needs several items at once.
    for (const id of [contentId, ...companionIds].sort()) {
      await this.contents.loadForUpdate(id, manager).catch(() => null);
    }
    const content = await this.contents.load(contentId, manager);
    await this.contents.requireOn(actor, 'publication.manage', content, manager);
    if (content.state === 'archived') {
      throw ruleBroken(
        'content_archived',
        '稿件已归档，不能发布。',
        'The item is archived and is not published any more.',
      );
    }
    const signOff = await this.signOffOf(content, manager);
    if (!signOff) {
      throw ruleBroken(
        'content_not_approved',
        '内容尚未审定（或审定后有改动），请先送审并通过全部审核环节。',
        'The content is not approved, or was changed after approval; submit it and have every stage approve it.',
      );
    }
    const accounts = await this.usableAccounts(actor, content, signOff, input, manager);
    const companions = await this.companions.load(actor, companionIds, accounts, manager);
    const publications: PublicationEntity[] = [];
    for (const account of accounts) {
      const lead = await this.insert(manager, actor, content, account, input);
      publications.push(lead);
      for (const [index, companion] of companions.entries()) {
        const place = { leadId: lead.id, slot: index + 2 };
        publications.push(await this.insert(manager, actor, companion, account, input, place));
      }
    }
    await this.audit.record(manager, {
      actor: actor.audit,
      organizationId: content.organizationId,
      action: 'publication.planned',
      objectType: 'content',
      objectId: contentId,
      details: {
        publicationIds: publications.map((publication) => publication.id),
        platforms: publications.map((publication) => publication.platform),
        scheduledAt: publications[0]?.scheduledAt.toISOString() ?? null,
      },
    });
    await this.waker.wakeAfterCommit(manager, publications);
    return publications;
  }

  /** Of what was last saved: by its review, or by an emergency order while that runs. */
  private signOffOf(content: ContentEntity, manager: EntityManager): Promise<SignOff | null> {
    const { approvedRevisionId: revisionId } = content;
    if (!revisionId || revisionId !== content.currentRevisionId) return Promise.resolve(null);
    return this.reviews.signOffOf(content.id, revisionId, manager);
  }

  private async usableAccounts(
    actor: Actor,
    content: ContentEntity,
    signOff: SignOff,
    input: PlanInput,
    manager: EntityManager,
  ): Promise<ChannelAccountEntity[]> {
    const accounts: ChannelAccountEntity[] = [];
    const faults: Fault[] = [];
    const at = input.scheduledAt ?? this.clock.now();
    for (const [index, id] of input.channelAccountIds.entries()) {
      const account = await this.accounts.load(id, manager).catch(() => null);
      const problem = await this.problemOf(actor, content, signOff, account, at, manager);
      if (problem) faults.push(fault(`channelAccountIds.${index}`, problem.code, problem.zh, problem.en));
      else if (account) accounts.push(account);
    }
    faults.push(...this.confirmations.missing(accounts, input.options));
    if (faults.length > 0) throw invalidInput(faults);
    return accounts;
  }

  private async problemOf(
    actor: Actor,
    content: ContentEntity,
    signOff: SignOff,
    account: ChannelAccountEntity | null,
    at: Date,
    manager: EntityManager,
  ): Promise<{ code: string; zh: string; en: string } | null> {
    const isVisible =
      account !== null &&
      (await this.accounts.requireOn(actor, 'publication.manage', account, manager).then(
        () => true,
        () => false,
      ));
    if (!isVisible) {
      return {
        code: 'channel_account_not_found',
        zh: '没有这个渠道账号。',
        en: 'There is no such channel account.',
      };
    }
    if (account.state === 'disabled') {
      return {
        code: 'channel_account_disabled',
        zh: '渠道账号已停用。',
        en: 'The channel account is disabled.',
      };
    }
    if (!reaches(signOff, account.platform)) return { code: BEYOND_ORDER, ...beyondOrderWords(signOff) };
    const grantProblem = this.accounts.grantProblem(account, at);
    if (grantProblem) return { code: grantProblem.code, ...grantProblem.message };
    const adapter = this.registry.get(account.platform);
    if (adapter.capabilities.builtIn && account.organizationId !== content.organizationId) {
      return {
        code: 'channel_account_of_other_unit',
        zh: '内容只能发布到本单位自己的网站账号。',
        en: 'An item goes to the site account of its own unit.',
      };
    }
    const kinds = Object.values(adapter.capabilities.modes).flat();
    if (!(kinds as string[]).includes(content.type)) {
      return {
        code: 'content_kind_unsupported',
        zh: `${adapter.name.zh}不支持这种内容类型。`,
        en: `${adapter.name.en} does not take this kind of content.`,
      };
    }
    return null;
  }

  private async insert(
    manager: EntityManager,
    actor: Actor,
    content: ContentEntity,
    account: ChannelAccountEntity,
    input: PlanInput,
    place: Pick<PublicationEntity, 'leadId' | 'slot'> = { leadId: null, slot: 1 },
  ): Promise<PublicationEntity> {
    const now = this.clock.now();
    const scheduledAt = input.scheduledAt ?? now;
    const window = await this.blackouts.at(
      { organizationId: content.organizationId, platform: account.platform, contentId: content.id },
      scheduledAt,
      manager,
    );
    const publication = manager.create(PublicationEntity, {
      id: newId(),
      contentId: content.id,
      organizationId: content.organizationId,
      channelAccountId: account.id,
      ...place,
      platform: account.platform,
      mode: account.mode,
      state: scheduledAt > now ? 'scheduled' : 'queued',
      scheduledAt,
      latenessRule: input.latenessRule ?? 'send',
      options: input.options ?? {},
      nextRunAt: scheduledAt,
      createdBy: actor.userId,
      note: window && blackoutNote(window),
      confirmation: await this.confirmations.given(actor, content, account, input.options, now),
    });
    try {
      await manager.insert(PublicationEntity, publication as never);
    } catch (error) {
      if (brokenConstraint(error) === 'publications_one_live') {
        throw ruleBroken(
          'publication_exists',
          `${place.slot === 1 ? '该内容' : `第 ${place.slot} 条`}在账号“${account.name}”上已有发布计划或已发布，请先取消或撤稿。`,
          `${place.slot === 1 ? 'The item' : `Item ${place.slot}`} is already planned or published on "${account.name}"; cancel or withdraw that first.`,
        );
      }
      throw error;
    }
    return manager.findOneByOrFail(PublicationEntity, { id: publication.id });
  }
}

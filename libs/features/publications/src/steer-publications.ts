import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fault, invalidInput, notFound, ruleBroken } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database, brokenConstraint } from '@haojiao/infrastructure/database';
import { ContentsService } from '@haojiao/features/contents';
import type { Action, Actor } from '@haojiao/features/organizations';
import { OrganizationsService } from '@haojiao/features/organizations';
import { asksWhetherToSend } from './domain/choices';
import type { PublicationState } from './domain/publication-transitions';
import { Outcomes } from './ledger/outcomes';
import { PostedResults } from './hand-off/posted-results';
import { closeSteps } from './ledger/step-ledger';
import { PublicationWaker } from './jobs/publication-waker';
import { lockPublication } from './persistence/lock-publication';
import { PublicationEntity } from './persistence/publication.entity';
import type { KeptFailure } from './persistence/publication.entity';

export interface Resolution {
  outcome: 'published' | 'not_published';
  remoteUrl?: string;
  /** A screenshot of the post, in place of its address or beside it. */
  proofAssetId?: string;
  note?: string;
}

const see = {
  read: 'publication.read',
  noun: 'publication',
  zh: '没有这个发布任务。',
  en: 'There is no such publication.',
} as const;

/** What people do with a publication: reschedule, cancel, retry, withdraw, say what became of it. */
@Injectable()
export class SteerPublications {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly contents: ContentsService,
    private readonly outcomes: Outcomes,
    private readonly results: PostedResults,
    private readonly waker: PublicationWaker,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async reschedule(
    actor: Actor,
    id: string,
    scheduledAt: Date,
    checkVersion: (current: PublicationEntity) => void,
  ): Promise<PublicationEntity> {
    return this.change(actor, id, ['scheduled', 'queued'], async (manager, publication) => {
      checkVersion(publication);
      const isLater = scheduledAt > this.clock.now();
      await this.outcomes.move(
        manager,
        publication,
        isLater ? 'scheduled' : 'queued',
        // A person chose its new hour knowing what it waited for.
        { scheduledAt, nextRunAt: scheduledAt, heldBy: null, note: null },
        actor.audit,
      );
    });
  }

  async cancel(actor: Actor, id: string): Promise<PublicationEntity> {
    return this.change(
      actor,
      id,
      ['scheduled', 'queued', 'awaiting_hand_off', 'failed', 'needs_attention'],
      async (manager, publication) => {
        const isAsked = asksWhetherToSend.has(publication.failure?.code ?? '');
        if (publication.state === 'needs_attention' && !isAsked) {
          throw stateForbids(publication, ['scheduled', 'queued', 'awaiting_hand_off', 'failed']);
        }
        await this.outcomes.move(manager, publication, 'cancelled', {}, actor.audit);
      },
      'cancel',
    );
  }

  /**
   * Tries again what failed, and sends what is late all the same. Steps that have a result are not repeated, unless
   * the item was changed since: what was prepared from an earlier revision is never sent as the new one.
   */
  async retry(actor: Actor, id: string): Promise<PublicationEntity> {
    return this.change(actor, id, ['failed', 'needs_attention'], async (manager, publication) => {
      const isAsked = asksWhetherToSend.has(publication.failure?.code ?? '');
      if (publication.state === 'needs_attention' && !isAsked) throw stateForbids(publication, ['failed']);
      await this.requireNoOther(manager, publication);
      const content = await this.contents.load(publication.contentId, manager);
      const isChanged = content.currentRevisionId !== publication.revisionId;
      if (isChanged) await closeSteps(manager, id, 'superseded', this.clock.now(), null);
      await this.outcomes.move(
        manager,
        publication,
        'queued',
        {
          latenessRule: 'send',
          heldBy: null,
          revisionId: isChanged ? null : publication.revisionId,
          attempts: 0,
          timesAsked: 0,
          pendingReference: null,
          pendingSince: null,
          withdrawReason: null,
          nextRunAt: this.clock.now(),
          failure: null,
          note: null,
        },
        actor.audit,
      );
    });
  }

  async withdraw(actor: Actor, id: string, reason: string): Promise<PublicationEntity> {
    return this.change(actor, id, ['published'], (manager, publication) =>
      this.outcomes.beginWithdrawal(manager, publication, reason, actor.audit),
    );
  }

  /**
   * Every publication of an item in one action: what is out is taken down, what is only planned is cancelled, and what
   * is on its way is marked, so that it is stopped where that can be, else taken down as soon as it is out.
   */
  async withdrawContent(actor: Actor, contentId: string, reason: string): Promise<PublicationEntity[]> {
    return this.database.transaction(async (manager) => {
      const content = await this.contents.loadForUpdate(contentId, manager);
      await this.contents.requireOn(actor, 'publication.manage', content, manager);
      const publications = await manager
        .createQueryBuilder(PublicationEntity, 'p')
        .setLock('pessimistic_write')
        .where('p.contentId = :contentId', { contentId })
        .orderBy('p.id')
        .getMany();
      const touched: PublicationEntity[] = [];
      for (const publication of publications) {
        const isTouched = await this.withdrawOne(manager, publication, reason, actor);
        if (isTouched) touched.push(publication);
      }
      if (touched.every((publication) => publication.state === 'cancelled')) {
        throw ruleBroken(
          'nothing_to_withdraw',
          '该内容没有已发布的渠道。',
          'Nothing of this item is published.',
        );
      }
      await this.waker.wakeAfterCommit(manager, touched);
      return touched;
    });
  }

  /** A person says what became of it: after a hand-off, or where the system could not find out. */
  async resolve(actor: Actor, id: string, resolution: Resolution): Promise<PublicationEntity> {
    const note = resolution.note ? { zh: resolution.note, en: resolution.note } : null;
    return this.change(actor, id, resolvable, async (manager, publication) => {
      requireWordFrom(publication, resolution);
      if (isWithdrawal(publication)) return this.resolveWithdrawal(manager, publication, resolution, actor);
      const isHandOff = publication.state === 'awaiting_hand_off';
      if (isHandOff && resolution.outcome === 'not_published') {
        return this.outcomes.move(manager, publication, 'cancelled', { note }, actor.audit);
      }
      const isOut = resolution.outcome === 'published';
      const remote = isOut ? await this.results.read(manager, actor, publication, resolution) : null;
      if (isOut) publication.proofAssetId = resolution.proofAssetId ?? null;
      // The person looked. What was begun is settled; the ledger may begin it again when asked to retry.
      const settledAs = isOut ? 'superseded' : 'voided';
      await closeSteps(manager, id, settledAs, this.clock.now(), await this.openSteps(manager, id));
      if (remote) return this.outcomes.published(manager, publication, remote, actor.audit, note);
      await this.outcomes.move(
        manager,
        publication,
        'failed',
        {
          lostStep: null,
          lostIntentAt: null,
          pendingReference: null,
          pendingSince: null,
          note,
          failure: publication.failure ?? notPublished,
        },
        actor.audit,
      );
    }).catch((error: unknown) => {
      throw brokenConstraint(error) === 'publications_one_remote_post' ? postIsTaken() : error;
    });
  }

  async requireOn(
    actor: Actor,
    action: Action,
    publication: PublicationEntity,
    manager?: EntityManager,
  ): Promise<void> {
    actor.require(action, await this.organizations.placeOf(publication.organizationId, manager), see);
  }

  private async change(
    actor: Actor,
    id: string,
    from: PublicationState[],
    work: (manager: EntityManager, publication: PublicationEntity) => Promise<void>,
    action?: 'cancel',
  ): Promise<PublicationEntity> {
    return this.database.transaction(async (manager) => {
      const publication = await lockPublication(manager, this.contents, id);
      if (!publication) throw notFound(see.noun, see.zh, see.en);
      await this.requireOn(actor, 'publication.manage', publication, manager);
      if (this.isInHand(publication)) throw inProgress();
      if (!from.includes(publication.state)) throw stateForbids(publication, from);
      const mayActAlone = action === 'cancel' && !(await this.leadIsOnItsWay(manager, publication));
      if (isCarried(publication) && !mayActAlone) throw goesWithLead(publication);
      await work(manager, publication);
      await this.waker.wakeAfterCommit(manager, [publication]);
      return manager.findOneByOrFail(PublicationEntity, { id });
    });
  }

  /** Whether anything was to be done about it. */
  private async withdrawOne(
    manager: EntityManager,
    publication: PublicationEntity,
    reason: string,
    actor: Actor,
  ): Promise<boolean> {
    switch (publication.state) {
      case 'published':
        await this.outcomes.beginWithdrawal(manager, publication, reason, actor.audit);
        return true;
      case 'scheduled':
      case 'queued':
        if (isCarried(publication) && (await this.leadIsOnItsWay(manager, publication))) {
          return this.wishWithdrawn(manager, publication, reason);
        }
        await this.outcomes.move(manager, publication, 'cancelled', { withdrawReason: reason }, actor.audit);
        return true;
      case 'awaiting_hand_off':
      case 'failed':
        await this.outcomes.move(manager, publication, 'cancelled', { withdrawReason: reason }, actor.audit);
        return true;
      case 'publishing':
      case 'awaiting_platform':
      case 'needs_attention':
        // Perhaps in a worker's hands, whose lease goes on: only the wish is written.
        return this.wishWithdrawn(manager, publication, reason);
      default:
        return false;
    }
  }

  /** While it waits, one of its companions simply drops out; the row is held so that it does not start meanwhile. */
  private async leadIsOnItsWay(manager: EntityManager, { leadId }: PublicationEntity): Promise<boolean> {
    if (leadId === null) return false;
    const lead = await manager
      .createQueryBuilder(PublicationEntity, 'p')
      .setLock('pessimistic_write')
      .where('p.id = :leadId', { leadId })
      .getOneOrFail();
    return this.isInHand(lead) || (lead.state !== 'scheduled' && lead.state !== 'queued');
  }

  private async wishWithdrawn(
    manager: EntityManager,
    publication: PublicationEntity,
    reason: string,
  ): Promise<true> {
    publication.withdrawReason ??= reason;
    await manager.query('UPDATE publications SET withdraw_reason = $2 WHERE id = $1', [
      publication.id,
      publication.withdrawReason,
    ]);
    return true;
  }

  /** Names of the `once` steps of publishing whose outcome nobody knew. */
  private async openSteps(manager: EntityManager, id: string): Promise<string[]> {
    const rows = await this.database.query<{ name: string }>(
      `SELECT name FROM publication_steps WHERE publication_id = $1 AND state = 'intent' AND effect = 'once'`,
      [id],
      manager,
    );
    return rows.map((row) => row.name);
  }

  private async resolveWithdrawal(
    manager: EntityManager,
    publication: PublicationEntity,
    resolution: Resolution,
    actor: Actor,
  ): Promise<void> {
    const isGone = resolution.outcome === 'not_published';
    await manager.query(
      `UPDATE publication_steps SET state = 'superseded'
       WHERE publication_id = $1 AND name LIKE 'withdraw:%' AND state IN ('intent', 'done')`,
      [publication.id],
    );
    await this.outcomes.move(
      manager,
      publication,
      isGone ? 'withdrawn' : 'published',
      {
        failure: null,
        note: null,
        lostStep: null,
        lostIntentAt: null,
        withdrawReason: isGone ? publication.withdrawReason : null,
        withdrawnAt: isGone ? this.clock.now() : null,
      },
      actor.audit,
    );
  }

  /** While a failed one is tried again, another may have been planned for the same account. */
  private async requireNoOther(manager: EntityManager, publication: PublicationEntity): Promise<void> {
    const others = await this.database.query(
      `SELECT 1 FROM publications WHERE content_id = $1 AND channel_account_id = $2 AND id <> $3
         AND state NOT IN ('failed', 'cancelled', 'withdrawn')`,
      [publication.contentId, publication.channelAccountId, publication.id],
      manager,
    );
    if (others.length === 0) return;
    throw ruleBroken(
      'publication_exists',
      '该内容在此账号上已有另一个发布任务。',
      'There is another publication of this item on this account.',
    );
  }

  private isInHand(publication: PublicationEntity): boolean {
    return publication.leaseUntil !== null && publication.leaseUntil > this.clock.now();
  }
}

const resolvable: PublicationState[] = [
  'needs_attention',
  'awaiting_hand_off',
  'awaiting_platform',
  'withdrawing',
];

/** While a platform works or a withdrawal runs, a person's word is heard only where nobody but people can know: in a feed. */
function requireWordFrom({ state, mode }: PublicationEntity, { outcome, remoteUrl }: Resolution): void {
  if (state === 'needs_attention' || state === 'awaiting_hand_off') return;
  if (mode !== 'feed') throw stateForbids({ state }, ['needs_attention', 'awaiting_hand_off']);
  if (state === 'awaiting_platform' && outcome === 'published' && !remoteUrl) {
    throw invalidInput([
      fault('remoteUrl', 'not_empty', '请填写发布后的链接。', 'Give the address of the post.'),
    ]);
  }
}

/** It follows its lead until it is out. */
function isCarried(publication: PublicationEntity): boolean {
  return publication.leadId !== null && publication.publishedAt === null;
}

function goesWithLead({ leadId }: PublicationEntity) {
  return ruleBroken(
    'publication_goes_with_lead',
    '这一条随头条一起发布，请对头条进行操作。',
    'This item goes out with its lead; act on that publication.',
    { extra: { leadId } },
  );
}

function isWithdrawal(publication: PublicationEntity): boolean {
  return publication.withdrawReason !== null && publication.publishedAt !== null;
}

function inProgress() {
  return ruleBroken(
    'publication_in_progress',
    '系统正在处理这个发布任务，请几秒后再试。',
    'It is being worked on right now; try again in a few seconds.',
  );
}

function stateForbids(publication: Pick<PublicationEntity, 'state'>, from: PublicationState[]) {
  return ruleBroken(
    'publication_state_forbids',
    `当前状态“${publication.state}”不能执行此操作，只有以下状态可以：${from.join('、')}。`,
    `Not possible in the state "${publication.state}"; only in: ${from.join(', ')}.`,
    { extra: { state: publication.state } },
  );
}

function postIsTaken() {
  return invalidInput([
    fault(
      'remoteUrl',
      'post_of_other_publication',
      '这个链接已登记在本账号的另一个发布任务上，请核对后粘贴这一篇的链接。',
      'This address is recorded with another publication of the account; paste that of this post.',
    ),
  ]);
}

const notPublished: KeptFailure = {
  code: 'not_published',
  class: 'permanent',
  platformCode: null,
  message: null,
  advice: {
    zh: '经人工核实未发布，可点“重试”。',
    en: 'Checked by a person: not published; retry if wanted.',
  },
};

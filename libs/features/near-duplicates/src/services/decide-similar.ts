import { Inject, Injectable, OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { notFound, ruleBroken } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import type { Actor } from '@haojiao/features/organizations';
import { DeskNews, HeldReports, LinkReports, SubmissionsService } from '@haojiao/features/submissions';
import type { SentSubmission } from '@haojiao/features/submissions';
import { NearDuplicatePairEntity } from '../persistence/near-duplicate-pair.entity';
import type { SimilarOutcome } from '../persistence/near-duplicate-pair.entity';
import { JointGroups } from './joint-groups';

export interface SimilarDecision {
  outcome: SimilarOutcome;
  /** For duplicates the sender of the later one reads it. */
  reason: string | null;
}

/** What an editor makes of two reports that tell the same. */
@Injectable()
export class DecideSimilar implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly submissions: SubmissionsService,
    private readonly held: HeldReports,
    private readonly links: LinkReports,
    private readonly groups: JointGroups,
    private readonly news: DeskNews,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.news.onUndoing((submission, manager) => this.forgetDuplicate(submission, manager));
  }

  /**
   * The same decision twice changes nothing; another one needs the first to be undone.
   * @throws AppError `submission_not_found`, `not_allowed`, `similar_not_found`, `similar_already_decided`, and as
   * `LinkReports`
   */
  async decide(actor: Actor, id: string, otherId: string, decision: SimilarDecision): Promise<void> {
    await this.database.transaction(async (manager) => {
      const { pair, reports } = await this.hold(manager, actor, id, otherId);
      if (pair.outcome === decision.outcome) return;
      if (pair.outcome !== null) throw alreadyDecided();
      if (decision.outcome === 'duplicate')
        await this.markDuplicate(manager, actor, reports, decision.reason);
      await this.keep(manager, pair, { ...decision, decidedBy: actor.userId, decidedAt: this.clock.now() });
      if (decision.outcome === 'joint') await this.groups.renew(manager, actor.audit, reports);
      await this.record(manager, actor, reports, `similar_${decision.outcome}`, decision.reason);
    });
  }

  /**
   * Asks again. A duplicate is reopened instead, because its report moves.
   * @throws AppError as `decide`, `similar_not_decided`, `duplicate_to_be_reopened`
   */
  async undo(actor: Actor, id: string, otherId: string): Promise<void> {
    await this.database.transaction(async (manager) => {
      const { pair, reports } = await this.hold(manager, actor, id, otherId);
      if (pair.outcome === null) throw notDecided();
      if (pair.outcome === 'duplicate') throw toBeReopened();
      const wasJoint = pair.outcome === 'joint';
      if (wasJoint) for (const report of reports) await this.news.tellUndoing(report, manager);
      await this.keep(manager, pair, { outcome: null, reason: null, decidedBy: null, decidedAt: null });
      if (wasJoint) await this.groups.renew(manager, actor.audit, reports);
      await this.record(manager, actor, reports, 'similar_undone', null);
    });
  }

  /** Both reports and the pair, held in an order that nobody else reverses. */
  private async hold(
    manager: EntityManager,
    actor: Actor,
    id: string,
    otherId: string,
  ): Promise<{ pair: NearDuplicatePairEntity; reports: SentSubmission[] }> {
    await this.groups.waitForTurn(manager);
    const ids = await this.groups.membersWith(manager, [id, otherId]);
    const all = await this.held.hold(ids, manager);
    const reports = [id, otherId].map((asked) => all.find((report) => report.id === asked.toLowerCase()));
    for (const report of reports) {
      if (!report) throw notFound('submission', '没有这篇来稿。', 'There is no such report.');
      await this.submissions.requireOn(actor, 'submission.decide', report, manager);
    }
    const [firstId, secondId] = [id.toLowerCase(), otherId.toLowerCase()].sort() as [string, string];
    const pair = await manager
      .createQueryBuilder(NearDuplicatePairEntity, 'p')
      .setLock('pessimistic_write')
      .where('p.firstId = :firstId AND p.secondId = :secondId', { firstId, secondId })
      .getOne();
    if (!pair)
      throw notFound('similar', '这两篇来稿没有被列为相似。', 'These two reports are not listed as alike.');
    return { pair, reports: reports as SentSubmission[] };
  }

  private async markDuplicate(
    manager: EntityManager,
    actor: Actor,
    reports: SentSubmission[],
    reason: string | null,
  ): Promise<void> {
    const [earlier, later] = [...reports].sort(
      (one, other) => one.sentAt.getTime() - other.sentAt.getTime() || (one.id < other.id ? -1 : 1),
    ) as [SentSubmission, SentSubmission];
    await this.links.markDuplicate(manager, actor.audit, { earlier, later, reason });
  }

  private async keep(
    manager: EntityManager,
    { firstId, secondId }: NearDuplicatePairEntity,
    decision: Pick<NearDuplicatePairEntity, 'outcome' | 'reason' | 'decidedBy' | 'decidedAt'>,
  ): Promise<void> {
    await manager.update(NearDuplicatePairEntity, { firstId, secondId }, decision);
  }

  /** A duplicate that comes back is asked about again. Plan: the key and `near_duplicate_pairs_second`. */
  private async forgetDuplicate({ id, state }: SentSubmission, manager: EntityManager): Promise<void> {
    if (state !== 'duplicate') return;
    await manager.query(
      `UPDATE near_duplicate_pairs p SET outcome = NULL, reason = NULL, decided_by = NULL, decided_at = NULL
       FROM submissions mine, submissions other
       WHERE mine.id = $1 AND p.outcome = 'duplicate'
         AND (p.first_id = $1 AND other.id = p.second_id OR p.second_id = $1 AND other.id = p.first_id)
         AND (other.sent_at, other.id) < (mine.sent_at, mine.id)`,
      [id],
    );
  }

  private async record(
    manager: EntityManager,
    actor: Actor,
    reports: SentSubmission[],
    act: string,
    reason: string | null,
  ): Promise<void> {
    const [one, other] = reports as [SentSubmission, SentSubmission];
    await this.audit.record(manager, {
      actor: actor.audit,
      organizationId: one.organizationId,
      action: `submission.${act}`,
      objectType: 'submission',
      objectId: one.id,
      details: { number: one.number, otherId: other.id, otherNumber: other.number, reason },
    });
  }
}

function alreadyDecided() {
  return ruleBroken(
    'similar_already_decided',
    '这两篇来稿已有处理结论；要改，请先撤销。请刷新查看。',
    'Somebody has decided about these two; undo that first. Read them again.',
  );
}

function notDecided() {
  return ruleBroken(
    'similar_not_decided',
    '这两篇来稿还没有处理结论。',
    'Nobody has decided about these two yet.',
  );
}

function toBeReopened() {
  return ruleBroken(
    'duplicate_to_be_reopened',
    '请重新打开被标为重复的来稿，结论会一并撤销。',
    'Reopen the report that was marked as a duplicate; that undoes the decision.',
  );
}

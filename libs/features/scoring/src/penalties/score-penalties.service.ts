import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fault, invalidInput, newId, notFound, ruleBroken } from '@haojiao/kernel';
import type { Clock, Fault } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { cleanText } from '@haojiao/features/contents';
import { OrganizationsService, scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import type { Day } from '../domain';
import { ScoringAccess } from '../scoring-access';
import { dayIn } from '../today';
import { PenaltyCodes } from './penalty-codes';
import { ScorePenaltyEntity } from './score-penalty.entity';

export interface PenaltyInput {
  /** The unit that it costs. */
  organizationId: string;
  /** The unit that scores; default the one above. */
  issuerId?: string;
  submissionId?: string | null;
  code: string;
  occurredOn: Day;
  reason: string;
  proof?: string | null;
}

const noSuchPenalty = {
  noun: 'score_penalty',
  zh: '没有这条扣分记录。',
  en: 'There is no such penalty.',
} as const;

/**
 * What costs points, written down by people of the unit that scores: nobody of the unit that it costs. Its readers see
 * it, so do those who sent or wrote the report.
 */
@Injectable()
export class ScorePenaltiesService {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly access: ScoringAccess,
    private readonly codes: PenaltyCodes,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws AppError `organization_not_found`, `not_allowed`, `invalid_input` with every fault */
  async record(actor: Actor, input: PenaltyInput): Promise<ScorePenaltyEntity> {
    const unit = await this.organizations.load(input.organizationId);
    actor.require('organization.read', unit, noSuchUnit);
    const issuerId = input.issuerId ?? unit.parentId ?? unit.id;
    const issuer = await this.access.requireIn(actor, 'bulletin.manage', issuerId);
    return this.database.transaction(async (manager) => {
      const now = this.clock.now();
      const reason = cleanText(input.reason).trim();
      const faults = await this.faultsOf(manager, { ...input, reason, issuerId }, dayIn(unit.timeZone, now));
      if (!unit.path.includes(issuer.id)) {
        faults.push(
          fault(
            'issuerId',
            'not_above',
            '计分单位应是该单位的上级。',
            'It must be above the unit that it costs.',
          ),
        );
      }
      if (faults.length > 0) throw invalidInput(faults);
      const penalty = manager.create(ScorePenaltyEntity, {
        id: newId(),
        issuerId,
        organizationId: unit.id,
        submissionId: input.submissionId ?? null,
        code: input.code,
        occurredOn: input.occurredOn,
        reason,
        proof: input.proof ? cleanText(input.proof).trim() || null : null,
        recordedBy: actor.userId,
        recordedAt: now,
        revokedBy: null,
        revokedAt: null,
        revokeReason: null,
      });
      await manager.insert(ScorePenaltyEntity, penalty);
      await this.trace(manager, actor, penalty, 'recorded', reason);
      return penalty;
    });
  }

  /** It stays readable. @throws AppError `score_penalty_not_found`, `not_allowed`, `score_penalty_revoked` */
  async revoke(actor: Actor, id: string, given: string): Promise<ScorePenaltyEntity> {
    return this.database.transaction(async (manager) => {
      const penalty = await this.load(id, manager, true);
      await this.requireVisible(actor, penalty, manager);
      await this.access.require(actor, 'bulletin.manage', penalty.issuerId, noSuchPenalty, manager);
      if (penalty.revokedAt) {
        throw ruleBroken('score_penalty_revoked', '这条扣分已撤销。', 'It was revoked already.');
      }
      const reason = cleanText(given).trim();
      if (reason === '') throw invalidInput([blank('reason')]);
      const revoked = { revokedBy: actor.userId, revokedAt: this.clock.now(), revokeReason: reason };
      const saved = await manager.save(Object.assign(penalty, revoked));
      await this.trace(manager, actor, saved, 'revoked', reason);
      return saved;
    });
  }

  /** @throws AppError `score_penalty_not_found` */
  async get(actor: Actor, id: string): Promise<ScorePenaltyEntity> {
    const penalty = await this.load(id, this.database.manager);
    await this.requireVisible(actor, penalty);
    return penalty;
  }

  /**
   * Newest first, of units whose reports the caller reads. Plan: backward scan of the primary key, joined to
   * `organizations` by its key; penalties are few.
   */
  async list(
    actor: Actor,
    { organizationId, from, to }: { organizationId?: string; from?: Day; to?: Day },
    limit: number,
    after: string | null,
  ): Promise<ScorePenaltyEntity[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT p.id FROM score_penalties p JOIN organizations o ON o.id = p.organization_id
       WHERE ${scopeSql('o', 1)} AND ($3::uuid IS NULL OR o.path @> ARRAY[$3::uuid])
         AND ($4::date IS NULL OR p.occurred_on >= $4) AND ($5::date IS NULL OR p.occurred_on <= $5)
         AND ($6::uuid IS NULL OR p.id < $6)
       ORDER BY p.id DESC LIMIT $7`,
      [
        ...scopeParameters(actor.scope('submission.read')),
        organizationId ?? null,
        from ?? null,
        to ?? null,
        after,
        limit + 1,
      ],
    );
    if (rows.length === 0) return [];
    return this.database.manager
      .createQueryBuilder(ScorePenaltyEntity, 'p')
      .where('p.id IN (:...ids)', { ids: rows.map((row) => row.id) })
      .orderBy('p.id', 'DESC')
      .getMany();
  }

  private async faultsOf(
    manager: EntityManager,
    { organizationId, issuerId, submissionId, code, occurredOn, reason }: PenaltyInput & { issuerId: string },
    today: Day,
  ): Promise<Fault[]> {
    const faults: Fault[] = [];
    if (reason === '') faults.push(blank('reason'));
    if (occurredOn > today) {
      faults.push(fault('occurredOn', 'date_in_future', '日期不能晚于今天。', 'This day has not come yet.'));
    }
    const known = await this.codes.of(issuerId, manager);
    if (!known.includes(code)) {
      faults.push(
        fault(
          'code',
          'penalty_code_unknown',
          `计分方案中没有这个扣分代码，可选：${known.join('、')}。`,
          `No scheme has this code; there are ${known.join(', ')}.`,
        ),
      );
    }
    if (submissionId) {
      const [report] = await this.database.query<{ id: string }>(
        `SELECT id FROM submissions WHERE id = $1 AND organization_id = $2 AND state <> 'draft'`,
        [submissionId, organizationId],
        manager,
      );
      if (!report) {
        faults.push(
          fault(
            'submissionId',
            'submission_not_found',
            '该单位没有这篇来稿。',
            'The unit sent no such report.',
          ),
        );
      }
    }
    return faults;
  }

  private async requireVisible(
    actor: Actor,
    penalty: ScorePenaltyEntity,
    manager: EntityManager = this.database.manager,
  ): Promise<void> {
    const place = await this.organizations.placeOf(penalty.organizationId, manager);
    if (actor.can('submission.read', place)) return;
    const [own] = await this.database.query(
      `SELECT 1 FROM submissions WHERE id = $1 AND (sent_by = $2
         OR contributors @> jsonb_build_array(jsonb_build_object('userId', $2::text)))`,
      [penalty.submissionId, actor.userId],
      manager,
    );
    if (!own) throw notFound(noSuchPenalty.noun, noSuchPenalty.zh, noSuchPenalty.en);
  }

  private async load(id: string, manager: EntityManager, forUpdate = false): Promise<ScorePenaltyEntity> {
    const query = manager.createQueryBuilder(ScorePenaltyEntity, 'p').where('p.id = :id', { id });
    const penalty = await (forUpdate ? query.setLock('pessimistic_write') : query).getOne();
    if (!penalty) throw notFound(noSuchPenalty.noun, noSuchPenalty.zh, noSuchPenalty.en);
    return penalty;
  }

  private trace(
    manager: EntityManager,
    actor: Actor,
    { id, issuerId, organizationId, submissionId, code, occurredOn }: ScorePenaltyEntity,
    what: 'recorded' | 'revoked',
    reason: string,
  ): Promise<void> {
    return this.audit.record(manager, {
      actor: actor.audit,
      organizationId,
      action: `score_penalty.${what}`,
      objectType: 'score_penalty',
      objectId: id,
      details: { issuerId, submissionId, code, occurredOn, reason },
    });
  }
}

const noSuchUnit = {
  read: 'organization.read',
  noun: 'organization',
  zh: '没有这个单位。',
  en: 'There is no such unit.',
} as const;

function blank(path: string): Fault {
  return fault(path, 'not_empty', '原因不能为空白。', 'The reason must not be blank.');
}

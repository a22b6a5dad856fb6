import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { beijingDate, fault, invalidInput, newId, notAllowed, notFound, ruleBroken } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database, entityFromRow } from '@haojiao/infrastructure/database';
import { AssetsService } from '@haojiao/features/assets';
import { AuditService } from '@haojiao/features/audit';
import { cleanText } from '@haojiao/features/contents';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { BulletinAccess, unitsOf } from '../bulletin-access';
import { noAppealsOpen, seeUnit, translated } from '../bulletin-faults';
import { BulletinNotices } from '../bulletin-notices';
import { BulletinAppealEntity } from '../persistence/bulletin-appeal.entity';
import type { BulletinEntity } from '../persistence/bulletin.entity';

export interface AppealInput {
  organizationId: string;
  submissionId?: string | null;
  text: string;
  proofAssetId?: string | null;
}

export interface AppealView {
  appeal: BulletinAppealEntity;
  organizationName: string;
  submissionNumber: string | null;
}

/** 异议: what units say against a bulletin while it is shown to them, and what the issuer answers. */
@Injectable()
export class BulletinAppeals {
  constructor(
    private readonly database: Database,
    private readonly access: BulletinAccess,
    private readonly organizations: OrganizationsService,
    private readonly assets: AssetsService,
    private readonly notices: BulletinNotices,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * By correspondents and editors of a unit that it is about.
   * @throws AppError `bulletin_not_found`, `organization_not_found`, `not_allowed`, `appeals_not_open`, `invalid_input`
   */
  async file(actor: Actor, bulletinId: string, input: AppealInput): Promise<AppealView> {
    const seen = await this.access.requireReading(actor, bulletinId);
    await this.requireSpeaker(actor, input.organizationId);
    return this.database.transaction(async (manager) => {
      const bulletin = await this.access.load(seen.id, manager, true);
      const now = this.clock.now();
      if (bulletin.state !== 'appeals' || beijingDate(now) > bulletin.appealsUntil!) throw noAppealsOpen();
      const appeal = manager.create(BulletinAppealEntity, {
        id: newId(),
        bulletinId,
        organizationId: input.organizationId,
        submissionId: input.submissionId ?? null,
        text: cleanText(input.text),
        proofAssetId: input.proofAssetId ?? null,
        state: 'open',
        filedBy: actor.userId,
        filedAt: now,
      });
      await this.requireSound(actor, appeal, bulletin, manager);
      await this.write(() => manager.insert(BulletinAppealEntity, appeal));
      await this.notices.appealFiled(manager, bulletin, appeal);
      await this.record(manager, actor, bulletin, appeal, 'bulletin.appeal_filed');
      return this.view(appeal.id, manager);
    });
  }

  /**
   * Who upholds an appeal corrects the fact where it is kept; the bulletin shows it at the next look.
   * @throws AppError `appeal_not_found`, `not_allowed`, `own_appeal`, `appeal_already_answered`, `appeals_not_open`
   */
  async answer(
    actor: Actor,
    bulletinId: string,
    appealId: string,
    { outcome, reason }: { outcome: 'upheld' | 'rejected'; reason: string },
  ): Promise<AppealView> {
    return this.database.transaction(async (manager) => {
      const bulletin = await this.access.load(bulletinId, manager, true);
      await this.access.requireOn(actor, 'bulletin.manage', bulletin, manager);
      const appeal = await manager.findOne(BulletinAppealEntity, {
        where: { id: appealId, bulletinId },
        lock: { mode: 'pessimistic_write' },
      });
      if (!appeal) throw appealMissing();
      if (appeal.state !== 'open') {
        throw ruleBroken('appeal_already_answered', '这条异议已经答复。', 'This appeal was answered.');
      }
      if (appeal.filedBy === actor.userId) throw ownAppeal();
      const cleaned = cleanText(reason);
      if (cleaned === '') throw invalidInput([fault('reason', 'not_empty', '请写明原因。', 'Say why.')]);
      Object.assign(appeal, {
        state: outcome,
        reason: cleaned,
        answeredBy: actor.userId,
        answeredAt: this.clock.now(),
      });
      await this.write(() => manager.save(appeal));
      await this.notices.appealAnswered(manager, bulletin, appeal);
      await this.record(manager, actor, bulletin, appeal, `bulletin.appeal_${outcome}`);
      return this.view(appeal.id, manager);
    });
  }

  /**
   * In the order in which they came: all of them for the issuer, for others those of their own units and the units
   * below. Plan: index `bulletin_appeals_bulletin_id`.
   * @throws AppError `bulletin_not_found`
   */
  async list(actor: Actor, bulletinId: string, limit: number, after: string | null): Promise<AppealView[]> {
    const bulletin = await this.access.requireReading(actor, bulletinId);
    const isIssuers = await this.access.isIssuers(actor, bulletin);
    return this.views(
      `a.bulletin_id = $1 AND ($2 OR o.path && $3::uuid[]) AND ($4::uuid IS NULL OR a.id > $4)
       ORDER BY a.id LIMIT $5`,
      [bulletinId, isIssuers, unitsOf(actor), after, limit + 1],
    );
  }

  private async requireSpeaker(actor: Actor, organizationId: string): Promise<void> {
    const place = await this.organizations.placeOf(organizationId);
    if (actor.can('bulletin.manage', place)) return;
    actor.require('submission.write', place, seeUnit);
  }

  private async requireSound(
    actor: Actor,
    appeal: BulletinAppealEntity,
    bulletin: BulletinEntity,
    manager: EntityManager,
  ): Promise<void> {
    const { organizationId, submissionId, proofAssetId, text } = appeal;
    const faults = [];
    if (text === '') faults.push(fault('text', 'not_empty', '不能为空白。', 'It must not be blank.'));
    if (!bulletin.shownTo!.includes(organizationId)) {
      faults.push(
        fault(
          'organizationId',
          'unit_not_concerned',
          '这份通报不涉及这个单位。',
          'The bulletin is not about this unit.',
        ),
      );
    }
    if (submissionId) {
      const [found] = await this.database.query(
        `SELECT FROM submissions WHERE id = $1 AND organization_id = $2 AND state <> 'draft'`,
        [submissionId, organizationId],
        manager,
      );
      if (!found) {
        faults.push(
          fault(
            'submissionId',
            'submission_not_found',
            '本单位没有这篇来稿。',
            'The unit sent no such report.',
          ),
        );
      }
    }
    if (faults.length > 0) throw invalidInput(faults);
    if (proofAssetId) {
      await this.assets.requireReadable(actor, [proofAssetId], { manager, pathOf: () => 'proofAssetId' });
    }
  }

  private async view(id: string, manager: EntityManager): Promise<AppealView> {
    const [view] = await this.views('a.id = $1', [id], manager);
    return view!;
  }

  private async views(
    condition: string,
    parameters: unknown[],
    manager: EntityManager = this.database.manager,
  ): Promise<AppealView[]> {
    const rows = await this.database.query<Record<string, unknown> & Omit<AppealView, 'appeal'>>(
      `SELECT a.*, o.name AS "organizationName", s.number AS "submissionNumber"
       FROM bulletin_appeals a JOIN organizations o ON o.id = a.organization_id
       LEFT JOIN submissions s ON s.id = a.submission_id WHERE ${condition}`,
      parameters,
      manager,
    );
    return rows.map(({ organizationName, submissionNumber, ...row }) => ({
      appeal: entityFromRow(manager, BulletinAppealEntity, row),
      organizationName,
      submissionNumber,
    }));
  }

  private async write(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      throw translated(error);
    }
  }

  private record(
    manager: EntityManager,
    actor: Actor,
    bulletin: BulletinEntity,
    appeal: BulletinAppealEntity,
    action: string,
  ): Promise<void> {
    return this.audit.record(manager, {
      actor: actor.audit,
      organizationId: bulletin.organizationId,
      action,
      objectType: 'bulletin',
      objectId: bulletin.id,
      details: {
        appealId: appeal.id,
        unit: appeal.organizationId,
        submissionId: appeal.submissionId,
        reason: appeal.reason,
      },
    });
  }
}

function appealMissing() {
  return notFound('appeal', '没有这条异议。', 'There is no such appeal.');
}

function ownAppeal() {
  return notAllowed('own_appeal', '不能答复自己提出的异议。', 'Nobody answers an appeal of their own.');
}

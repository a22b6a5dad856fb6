import { Inject, Injectable } from '@nestjs/common';
import { fault, invalidInput, newId, notAllowed, ruleBroken } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { cleanText } from '@haojiao/features/contents';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import type { SeparationMode } from '../domain/separation';
import { ReviewSeparationChangeEntity } from './review-separation-change.entity';

export interface SeparationChangeView {
  mode: SeparationMode;
  reason: string;
  decidedBy: string;
  decidedByName: string;
  decidedAt: Date;
}

export interface SeparationView {
  organizationId: string;
  mode: SeparationMode;
  /** Newest first. */
  history: SeparationChangeView[];
}

/** A unit's history is a handful of decisions; older ones than these are in the audit trail. */
const SHOWN_CHANGES = 100;

const see = {
  read: 'organization.read',
  noun: 'organization',
  zh: '没有这个单位。',
  en: 'There is no such unit.',
} as const;

/** Strict separation of duties is the default; whether a unit relaxes it is for the unit above to decide. */
@Injectable()
export class ReviewSeparationService {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Plan: index `review_separation_changes_organization_id`, backwards. @throws AppError `organization_not_found` */
  async get(actor: Actor, organizationId: string): Promise<SeparationView> {
    actor.require('organization.read', await this.organizations.placeOf(organizationId), see);
    const history = await this.database.query<SeparationChangeView>(
      `SELECT c.mode, c.reason, c.decided_by AS "decidedBy", u.display_name AS "decidedByName",
              c.created_at AS "decidedAt"
       FROM review_separation_changes c JOIN users u ON u.id = c.decided_by
       WHERE c.organization_id = $1 ORDER BY c.id DESC LIMIT $2`,
      [organizationId, SHOWN_CHANGES],
    );
    return { organizationId, mode: history[0]?.mode ?? 'strict', history };
  }

  /**
   * Holds for reviews that are opened from now on; a running one keeps what held when it was opened.
   * @throws AppError `organization_not_found`, `not_allowed` to whoever may not manage flows in the unit above,
   * `separation_of_root`, `invalid_input`
   */
  async decide(
    actor: Actor,
    organizationId: string,
    mode: SeparationMode,
    reason: string,
  ): Promise<SeparationView> {
    const why = cleanText(reason);
    const organization = await this.organizations.load(organizationId);
    actor.require('organization.read', organization, see);
    if (organization.parentId === null) throw rootIsStrict();
    const parent = await this.organizations.placeOf(organization.parentId);
    if (!actor.can('review_flow.manage', parent)) throw notForTheUnitItself();
    if (why === '') {
      throw invalidInput([fault('reason', 'not_empty', '请写明原因。', 'The decision needs its reason.')]);
    }
    await this.database.transaction(async (manager) => {
      await manager.insert(ReviewSeparationChangeEntity, {
        id: newId(),
        organizationId,
        mode,
        reason: why,
        decidedBy: actor.userId,
        createdAt: this.clock.now(),
      });
      await this.audit.record(manager, {
        actor: actor.audit,
        organizationId,
        action: 'review_separation.decided',
        objectType: 'organization',
        objectId: organizationId,
        details: { mode, reason: why, decidedFor: organization.parentId },
      });
    });
    return this.get(actor, organizationId);
  }
}

function rootIsStrict() {
  return ruleBroken(
    'separation_of_root',
    '最上级单位没有上级，审核分离不能放宽；请由其他人审核。',
    'Above the root there is nobody who could relax its separation of duties; it stays strict.',
  );
}

function notForTheUnitItself() {
  return notAllowed(
    'not_allowed',
    '是否放宽审核分离由上级单位决定：需要在上级单位有“review_flow.manage”权限。',
    'The unit above decides this: it takes the right "review_flow.manage" in the parent unit.',
  );
}

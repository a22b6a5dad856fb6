import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { notAllowed } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import type { ContentEntity } from '@haojiao/features/contents';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Actor, Role } from '@haojiao/features/organizations';
import type { Reviewer } from './domain/review-transitions';
import type { ReviewEntity } from './persistence/review.entity';

/** By what somebody decides the current stage of a review. */
export interface Authority extends Reviewer {
  /** Null where the role is their own. */
  delegationId: string | null;
  onBehalfOf: string | null;
}

interface Delegated {
  delegationId: string;
  delegatorId: string;
  roles: Role[];
}

/** Finds out by which roles somebody decides: their own, or by delegation those that another holds. */
@Injectable()
export class ReviewAuthority {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * The caller's own roles where one of them is accepted; else those of somebody who delegated to them, one who may
   * take part before one who may not.
   * @param onBehalfOf in whose place the caller wants to decide
   * @throws AppError `delegation_missing` where that person has not delegated to the caller
   */
  async of(
    actor: Actor,
    review: ReviewEntity,
    content: ContentEntity,
    onBehalfOf: string | null,
    manager: EntityManager,
  ): Promise<Authority> {
    const roles = await this.ownRoles(actor, review, content, manager);
    const own = { userId: actor.userId, roles, delegationId: null, onBehalfOf: null };
    if (onBehalfOf === null && roles.some((role) => (review.currentRoles as string[]).includes(role)))
      return own;
    const delegated = await this.delegatedTo(actor.userId, review, content, onBehalfOf, manager);
    if (delegated) {
      const { delegationId, delegatorId } = delegated;
      return { userId: actor.userId, roles: delegated.roles, delegationId, onBehalfOf: delegatorId };
    }
    if (onBehalfOf === null) return own;
    throw notAllowed(
      'delegation_missing',
      '没有找到这个人对您在本单位、此时有效的审核委托。',
      'That person has not delegated reviews of this unit to you, or not for today.',
    );
  }

  /** Held in the unit that the flow names or above, and reaching the item. */
  private async ownRoles(
    actor: Actor,
    review: ReviewEntity,
    content: ContentEntity,
    manager: EntityManager,
  ): Promise<Role[]> {
    const { path } = await this.organizations.placeOf(review.namedOrganizationId, manager);
    return actor.grants
      .filter(({ organizationId }) => path.includes(organizationId))
      .filter(({ organizationId, inherit }) => inherit || organizationId === content.organizationId)
      .flatMap(({ roles }) => roles);
  }

  private async delegatedTo(
    userId: string,
    review: ReviewEntity,
    content: ContentEntity,
    delegatorId: string | null,
    manager: EntityManager,
  ): Promise<Delegated | null> {
    const [row] = await this.database.query<Delegated>(
      `SELECT d.id AS "delegationId", d.delegator_id AS "delegatorId", m.roles
       FROM review_delegations d
       JOIN users u ON u.id = d.delegator_id AND u.state = 'active'
       JOIN organizations named ON named.id = $2 AND d.organization_id = ANY (named.path)
       JOIN memberships m ON m.user_id = d.delegator_id AND m.organization_id = ANY (named.path)
         AND (m.inherit OR m.organization_id = $3) AND m.roles && $4::text[]
       WHERE d.delegate_id = $1 AND d.revoked_at IS NULL AND d.starts_at <= $5 AND d.ends_at > $5
         AND ($6::uuid IS NULL OR d.delegator_id = $6)
       ORDER BY d.delegator_id = ANY (review_barred_ids($7, $8) || review_bound_ids($7, $8)), d.id LIMIT 1`,
      [
        userId,
        review.namedOrganizationId,
        content.organizationId,
        review.currentRoles,
        this.clock.now(),
        delegatorId,
        review.id,
        review.currentStage,
      ],
      manager,
    );
    return row ?? null;
  }
}

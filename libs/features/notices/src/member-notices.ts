import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newId } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { actionsByRole } from '@haojiao/features/organizations';
import type { Action, Role } from '@haojiao/features/organizations';
import type { NewNotice } from './notices';

export type MemberNotice = Omit<NewNotice, 'organizationId' | 'userId' | 'action'>;

/**
 * Notices for the people who hold a role in the unit itself. What is handed to many units would otherwise be told to
 * everybody above them once for each unit, because roles reach downwards.
 */
@Injectable()
export class MemberNotices {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * One for each member of each unit who may do one of the actions there; the first of these is what the notice asks
   * for. In the caller's transaction, once per unit and person for a `dedupeKey`. How many were told.
   */
  async raise(
    manager: EntityManager,
    unitIds: string[],
    actions: Action[],
    notice: MemberNotice,
  ): Promise<number> {
    const members = await this.database.query<{ unitId: string; userId: string; roles: Role[] }>(
      `SELECT m.organization_id AS "unitId", m.user_id AS "userId", m.roles FROM memberships m
       JOIN users u ON u.id = m.user_id AND u.state = 'active'
       WHERE m.organization_id = ANY($1::uuid[]) ORDER BY 1, 2`,
      [unitIds],
      manager,
    );
    const told = members.flatMap(({ unitId, userId, roles }) => {
      const action = actions.find((wanted) => roles.some((role) => actionsByRole[role].has(wanted)));
      return action ? [{ id: newId(), unitId, userId, action }] : [];
    });
    const kept = await this.database.query(
      `INSERT INTO notices (id, organization_id, user_id, action, kind, severity, title, body, object_type, object_id,
                            dedupe_key, created_at)
       SELECT told.id, told.unit, told.person, told.action, $5, $6, $7, $8, $9, $10,
              $11 || ':' || told.unit || ':' || told.person, $12
       FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[]) AS told (id, unit, person, action)
       ON CONFLICT (dedupe_key) DO NOTHING RETURNING id`,
      [
        told.map(({ id }) => id),
        told.map(({ unitId }) => unitId),
        told.map(({ userId }) => userId),
        told.map(({ action }) => action),
        notice.kind,
        notice.severity,
        JSON.stringify(notice.title),
        JSON.stringify(notice.body),
        notice.objectType,
        notice.objectId,
        notice.dedupeKey,
        this.clock.now(),
      ],
      manager,
    );
    return kept.length;
  }

  /** What one unit was told of the thing is over. Plan: index `notices_object`. */
  async resolve(
    manager: EntityManager,
    unitId: string,
    object: { type: string; id: string },
    kinds: string[],
  ): Promise<void> {
    await manager.query(
      `UPDATE notices SET resolved_at = $5
       WHERE object_type = $1 AND object_id = $2 AND kind = ANY($3::text[]) AND organization_id = $4
         AND resolved_at IS NULL`,
      [object.type, object.id, kinds, unitId, this.clock.now()],
    );
  }
}

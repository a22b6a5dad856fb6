import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '@haojiao/infrastructure/database';
import type { Actor, PlaceInTree } from '@haojiao/features/organizations';
import type { SentSubmission } from '@haojiao/features/submissions';

/** Facts score for the unit that sent the report: units above it judge them, not its own people. */
@Injectable()
export class FromAbove {
  constructor(private readonly database: Database) {}

  /**
   * Whether the caller decides by a role held above the sending unit. Joint reports share their points: who decides in
   * the unit of one of them without being above it gains too. `place` is the sending unit.
   * Plan: `submissions_joint_group_id`, units by their key.
   */
  async judges(
    actor: Actor,
    place: PlaceInTree,
    { jointGroupId }: SentSubmission,
    manager: EntityManager,
  ): Promise<boolean> {
    if (!actor.canFromAbove('submission.decide', place)) return false;
    if (jointGroupId === null) return true;
    const units = await this.database.query<PlaceInTree>(
      `SELECT DISTINCT o.id, o.path FROM submissions s JOIN organizations o ON o.id = s.organization_id
       WHERE s.joint_group_id = $1`,
      [jointGroupId],
      manager,
    );
    return units.every(
      (unit) => !actor.can('submission.decide', unit) || actor.canFromAbove('submission.decide', unit),
    );
  }
}

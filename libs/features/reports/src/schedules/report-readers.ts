import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '@haojiao/infrastructure/database';
import { Actor, MembersService, actionsByRole } from '@haojiao/features/organizations';
import type { Action, PlaceInTree } from '@haojiao/features/organizations';

export interface Reader {
  actor: Actor;
  email: string | null;
  language: 'zh' | 'en';
}

interface PersonRow {
  displayName: string;
  email: string | null;
  organizationId: string;
  language: 'zh' | 'en' | null;
}

/** People with the rights that they have now, who are not asking themselves. */
@Injectable()
export class ReportReaders {
  constructor(
    private readonly database: Database,
    private readonly members: MembersService,
  ) {}

  /** Null: nobody who is active. */
  async find(userId: string, manager: EntityManager = this.database.manager): Promise<Reader | null> {
    const [person] = await this.database.query<PersonRow>(
      `SELECT u.display_name AS "displayName", u.email, u.organization_id AS "organizationId", p.language
       FROM users u LEFT JOIN notice_preferences p ON p.user_id = u.id WHERE u.id = $1 AND u.state = 'active'`,
      [userId],
      manager,
    );
    if (!person) return null;
    const grants = await this.members.grantsOf(userId, manager);
    const { displayName, organizationId, email, language } = person;
    const actor = new Actor(userId, displayName, organizationId, 'report-schedule', grants, null, null);
    return { actor, email, language: language ?? 'zh' };
  }
}

/** Whether somebody may know the figures of a unit and of everything below it, with submissions where they are in it. */
export function mayKnow(actor: Actor, place: PlaceInTree, hasSubmissions: boolean): boolean {
  const needed: Action[] = hasSubmissions ? ['analytics.read', 'submission.read'] : ['analytics.read'];
  return needed.every((action) =>
    actor.grants.some(
      ({ organizationId, inherit, roles }) =>
        inherit &&
        place.path.includes(organizationId) &&
        roles.some((role) => actionsByRole[role].has(action)),
    ),
  );
}

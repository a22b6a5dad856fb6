import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '@haojiao/infrastructure/database';
import type { AuditActor } from '@haojiao/features/audit';
import { HeldReports, LinkReports } from '@haojiao/features/submissions';
import type { SentSubmission } from '@haojiao/features/submissions';
import { groupsOf } from '../domain/joint-groups';

/** Who is joint with whom follows from the pairs that editors joined, and from nothing else. */
@Injectable()
export class JointGroups {
  constructor(
    private readonly database: Database,
    private readonly held: HeldReports,
    private readonly links: LinkReports,
  ) {}

  /** Decisions about pairs are made one after the other: groups grow together. */
  async waitForTurn(manager: EntityManager): Promise<void> {
    await manager.query(`SELECT pg_advisory_xact_lock(hashtext('decide-similar-reports'))`);
  }

  /** The reports, and all that are in a group with one of them. Plan: `submissions_joint_group_id`. */
  async membersWith(manager: EntityManager, ids: readonly string[]): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT id FROM submissions WHERE joint_group_id IN
         (SELECT joint_group_id FROM submissions WHERE id = ANY($1::uuid[]) AND joint_group_id IS NOT NULL)`,
      [ids],
      manager,
    );
    return [...new Set([...ids.map((id) => id.toLowerCase()), ...rows.map(({ id }) => id)])];
  }

  /** Puts each of them, and of the groups they were in, into the group that the pairs say. */
  async renew(manager: EntityManager, by: AuditActor, reports: readonly SentSubmission[]): Promise<void> {
    const ids = await this.membersWith(
      manager,
      reports.map(({ id }) => id),
    );
    const pairs = await this.database.query<{ firstId: string; secondId: string }>(
      `SELECT first_id AS "firstId", second_id AS "secondId" FROM near_duplicate_pairs
       WHERE outcome = 'joint' AND first_id = ANY($1::uuid[]) AND second_id = ANY($1::uuid[])`,
      [ids],
      manager,
    );
    const groups = groupsOf(ids, pairs);
    for (const report of await this.held.hold(ids, manager)) {
      await this.links.setJointGroup(manager, by, report, groups.get(report.id) ?? null);
    }
  }
}

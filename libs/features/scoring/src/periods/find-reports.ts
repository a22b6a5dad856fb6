import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { MINUTE_MS } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { AdoptionFacts } from '@haojiao/features/adoptions';
import type { Period } from '../domain';
import { endOfDay, startOfDay } from '../today';

/** Longer than a fact is on its way from its time to its commit. */
const LONGEST_WRITE_MS = 5 * MINUTE_MS;

export interface ReportSearch {
  organizationIds: string[];
  /** Days in which a report was sent, used or marked. */
  window: Period;
  timeZone: string;
  /** When the last bulletin of the series was closed: what changed since is looked at again, whatever its day. */
  since: Date | null;
}

/** Which reports can give or take something in a period. */
@Injectable()
export class FindReports {
  constructor(
    private readonly database: Database,
    private readonly adoptions: AdoptionFacts,
  ) {}

  /**
   * Plan: sent by `submissions_organization_sent_at`, changed by `submissions_organization_updated_at`, marked by
   * `submission_marks_marked_on` and `…_revoked_at`, used by `submission_adoptions_adopted_on` and
   * `submission_instructions_instructed_on`.
   */
  async ids(search: ReportSearch, manager: EntityManager = this.database.manager): Promise<string[]> {
    const { organizationIds, window, timeZone, since } = search;
    const found = await this.found(
      `SELECT id FROM submissions
       WHERE organization_id = ANY($1::uuid[]) AND sent_at >= $2 AND sent_at < $3
       UNION
       SELECT m.submission_id FROM submission_marks m JOIN submissions s ON s.id = m.submission_id
       WHERE s.organization_id = ANY($1::uuid[]) AND m.marked_on BETWEEN $4 AND $5
       UNION
       SELECT submission_id FROM submission_adoptions
       WHERE state = 'verified' AND organization_id = ANY($1::uuid[]) AND adopted_on BETWEEN $4 AND $5
       UNION
       SELECT submission_id FROM submission_instructions
       WHERE state = 'verified' AND organization_id = ANY($1::uuid[]) AND instructed_on BETWEEN $4 AND $5`,
      [
        organizationIds,
        startOfDay(timeZone, window.from),
        endOfDay(timeZone, window.to),
        window.from,
        window.to,
      ],
      manager,
    );
    const changed = since ? await this.changedSince(organizationIds, since, manager) : [];
    return changed.length === 0 ? found : [...new Set([...found, ...changed])];
  }

  /**
   * What was written just before the closing may have come to the database just after it: that is looked at again. Who
   * is looked at in vain gives nothing twice, as points that were issued are taken off.
   */
  private async changedSince(
    organizationIds: string[],
    closedAt: Date,
    manager: EntityManager,
  ): Promise<string[]> {
    const since = new Date(closedAt.getTime() - LONGEST_WRITE_MS);
    const found = await this.found(
      `SELECT id FROM submissions
       WHERE organization_id = ANY($1::uuid[]) AND updated_at >= $2 AND sent_at IS NOT NULL
       UNION
       SELECT m.submission_id FROM submission_marks m JOIN submissions s ON s.id = m.submission_id
       WHERE s.organization_id = ANY($1::uuid[]) AND m.revoked_at >= $2`,
      [organizationIds, since],
      manager,
    );
    const facts = await this.adoptions.reportsChanged({ organizationIds, since }, manager);
    return [...found, ...facts];
  }

  /** One value instead of thousands of rows: reading those one by one takes the client longer than the statement. */
  private async found(statement: string, parameters: unknown[], manager: EntityManager): Promise<string[]> {
    const [one] = await this.database.query<{ ids: string[] | null }>(
      `SELECT json_agg(id) AS ids FROM (${statement}) found`,
      parameters,
      manager,
    );
    return one?.ids ?? [];
  }
}

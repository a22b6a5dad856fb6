import { Inject, Injectable } from '@nestjs/common';
import { notFound } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { OrganizationsService, scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import type { SubmissionState } from '../domain/submission-transitions';

export interface StateCount {
  state: SubmissionState;
  count: number;
  urgent: number;
  late: number;
}

/** How much lies on the desk. */
@Injectable()
export class CountDesk {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * By state, in units that the caller reads. Plan: index-only over `submissions_organization_state`, units of the scope
   * by the GIN index over `path`.
   * @throws AppError `organization_not_found`
   */
  async of(actor: Actor, organizationId: string | null): Promise<{ at: Date; counts: StateCount[] }> {
    if (organizationId !== null) {
      const place = await this.organizations.placeOf(organizationId);
      if (!actor.can('submission.read', place)) {
        throw notFound('organization', '没有这个单位。', 'There is no such unit.');
      }
    }
    const counts = await this.database.query<StateCount>(
      `SELECT s.state, count(*)::int AS count, count(*) FILTER (WHERE s.urgency <> 'normal')::int AS urgent,
              count(s.late_days)::int AS late
       FROM organizations o JOIN submissions s ON s.organization_id = o.id
       WHERE ${scopeSql('o', 1)} AND ($3::uuid IS NULL OR o.path @> ARRAY[$3::uuid]) AND s.state <> 'draft'
       GROUP BY s.state ORDER BY s.state`,
      [...scopeParameters(actor.scope('submission.read')), organizationId],
    );
    return { at: this.clock.now(), counts };
  }
}

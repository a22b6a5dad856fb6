import { Inject, Injectable } from '@nestjs/common';
import { notFound } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import {
  OrganizationsService,
  actionsByRole,
  scopeParameters,
  scopeSql,
} from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { CommissionBoard } from './commission-board';
import type { BoardRow } from './commission-board';
import { commissionSee } from './commission-records';
import { CommissionVersions } from './commission-versions';
import type { CommissionState } from './domain/commission-state';
import type { CommissionVersionEntity } from './persistence/commission-version.entity';
import { CommissionEntity } from './persistence/commission.entity';

export interface CommissionFilter {
  /** Addressed to a unit in which the caller holds a role itself. */
  mine?: boolean;
  state?: CommissionState;
  /** Who asks. */
  organizationId?: string;
  /** Past its date, with a unit that still owes a report. */
  overdue?: boolean;
}

export interface CommissionView {
  commission: CommissionEntity;
  organizationName: string;
  /** Those that the caller may see, by name. */
  addressees: BoardRow[];
}

export interface CommissionDetails extends CommissionView {
  /** Whether the caller reads reports in the asking unit. */
  seesWhole: boolean;
  versions: CommissionVersionEntity[];
}

/**
 * Commissions as people see them: readers of the asking unit see the whole board, an addressed unit its own row, and
 * drafts are nobody's business outside the asking unit. `$1`–`$4` are the scopes. The addressees are asked for by a scalar
 * subquery: an `EXISTS` the planner would answer for all commissions at once, by reading every addressee.
 */
const visible = `(
  EXISTS (SELECT FROM organizations o WHERE o.id = k.organization_id AND ${scopeSql('o', 1)})
  OR k.issued_at IS NOT NULL AND (
    SELECT true FROM commission_addressees a JOIN organizations o ON o.id = a.organization_id
    WHERE a.commission_id = k.id AND (${scopeSql('o', 1)} OR ${scopeSql('o', 3)}) LIMIT 1))`;

@Injectable()
export class ReadCommissions {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly board: CommissionBoard,
    private readonly versions: CommissionVersions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws AppError `commission_not_found` */
  async get(actor: Actor, id: string): Promise<CommissionDetails> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT k.id FROM commissions k WHERE k.id = $5 AND ${visible}`,
      [...scopesOf(actor), id],
    );
    const [view] = await this.views(actor, rows);
    if (!view) throw notFound(commissionSee.noun, commissionSee.zh, commissionSee.en);
    const place = await this.organizations.placeOf(view.commission.organizationId);
    const seesWhole = actor.can('submission.read', place);
    return { ...view, seesWhole, versions: await this.versions.of(id) };
  }

  /**
   * Newest first. One statement whatever is asked for. Plan: the primary key backwards, per row the addressees by their
   * key, until a page is full; where overdue ones are asked for, the reports of a commission are counted once for all its
   * addressees, from `submissions_commission_id` alone.
   */
  async list(
    actor: Actor,
    filter: CommissionFilter,
    limit: number,
    beforeId: string | null,
  ): Promise<CommissionView[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT k.id FROM commissions k
       WHERE ${visible}
         AND ($5::uuid[] IS NULL OR EXISTS (SELECT FROM commission_addressees a
               WHERE a.commission_id = k.id AND a.organization_id = ANY($5::uuid[])))
         AND ($6::text IS NULL OR k.state = $6) AND ($7::uuid IS NULL OR k.organization_id = $7)
         AND ($8::timestamptz IS NULL OR k.state IN ('issued', 'closed') AND k.due_at < $8
              AND (SELECT true FROM commission_addressees a JOIN organizations o ON o.id = a.organization_id
                LEFT JOIN (SELECT s.organization_id, count(*) AS number FROM submissions s
                  WHERE s.commission_id = k.id AND s.state NOT IN ('draft', 'withdrawn', 'duplicate')
                  GROUP BY s.organization_id) sent ON sent.organization_id = a.organization_id
                WHERE a.commission_id = k.id AND a.excused_at IS NULL AND (${scopeSql('o', 1)} OR ${scopeSql('o', 3)})
                  AND ($5::uuid[] IS NULL OR a.organization_id = ANY($5::uuid[]))
                  AND coalesce(sent.number, 0) < k.minimum LIMIT 1))
         AND ($9::uuid IS NULL OR k.id < $9)
       ORDER BY k.id DESC LIMIT $10`,
      [
        ...scopesOf(actor),
        filter.mine ? ownUnits(actor) : null,
        filter.state ?? null,
        filter.organizationId ?? null,
        filter.overdue ? this.clock.now() : null,
        beforeId,
        limit + 1,
      ],
    );
    return this.views(actor, rows);
  }

  private async views(actor: Actor, rows: { id: string }[]): Promise<CommissionView[]> {
    if (rows.length === 0) return [];
    const ids = rows.map(({ id }) => id);
    const commissions = await this.database.manager
      .createQueryBuilder(CommissionEntity, 'k')
      .where('k.id IN (:...ids)', { ids })
      .orderBy('k.id', 'DESC')
      .getMany();
    const names = await this.database.query<{ id: string; name: string }>(
      'SELECT id, name FROM organizations WHERE id = ANY($1::uuid[])',
      [commissions.map(({ organizationId }) => organizationId)],
    );
    const rowsOf = await this.board.of(actor, commissions);
    return commissions.map((commission) => ({
      commission,
      organizationName: names.find(({ id }) => id === commission.organizationId)?.name ?? '',
      addressees: rowsOf.get(commission.id) ?? [],
    }));
  }
}

function scopesOf(actor: Actor): string[][] {
  return [
    ...scopeParameters(actor.scope('submission.read')),
    ...scopeParameters(actor.scope('submission.write')),
  ];
}

/** Units in which the caller reads or writes reports by a role that is held there. */
function ownUnits(actor: Actor): string[] {
  return actor.grants
    .filter(({ roles }) =>
      roles.some(
        (role) => actionsByRole[role].has('submission.write') || actionsByRole[role].has('submission.read'),
      ),
    )
    .map(({ organizationId }) => organizationId);
}

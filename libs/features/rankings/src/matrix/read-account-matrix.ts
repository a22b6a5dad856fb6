import { Inject, Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { ChannelRegistry } from '@haojiao/channel-kit';
import { fault, invalidInput } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { OrganizationsService, scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { builtInPlatforms } from '../rankings/ranked-accounts';
import type { AccountMatrix, FollowerFigure, MatrixAccount, MatrixRow } from './account-matrix';
import { fillMatrix } from './fill-matrix';

type AccountRow = Omit<MatrixAccount, 'followers'> & {
  [Member in keyof FollowerFigure]: FollowerFigure[Member] | null;
};

const see = {
  read: 'organization.read',
  noun: 'organization',
  zh: '没有这个单位。',
  en: 'There is no such unit.',
} as const;

/** 账号矩阵: every account of a unit and the units below it, nobody counted twice. */
@Injectable()
export class ReadAccountMatrix {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly registry: ChannelRegistry,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws AppError `organization_not_found`, `not_allowed`, `invalid_input` */
  async read(actor: Actor, organizationId: string, wishedAt: string | undefined): Promise<AccountMatrix> {
    const unit = await this.organizations.load(organizationId);
    actor.require('analytics.read', unit, see);
    const at = wishedAt === undefined ? this.clock.now() : momentOf(wishedAt, unit.timeZone);
    const units = await this.units(actor, unit.id);
    const accounts = await this.accounts(actor, unit.id, unit.path.length, at);
    const matrix = fillMatrix(units, accounts);
    return { organizationId: unit.id, organizationName: unit.name, at, ...matrix };
  }

  /** The unit first, then those right below it. Plan: GIN index over `path`. */
  private async units(
    actor: Actor,
    id: string,
  ): Promise<Pick<MatrixRow, 'organizationId' | 'name' | 'isSelf'>[]> {
    return this.database.query(
      `SELECT o.id AS "organizationId", o.name, o.id = $3 AS "isSelf" FROM organizations o
       WHERE ${scopeSql('o', 1)} AND (o.id = $3 OR o.parent_id = $3) ORDER BY o.id <> $3, o.name, o.id`,
      [...scopeParameters(actor.scope('analytics.read')), id],
    );
  }

  /**
   * Plan: units by the GIN index over `path`, accounts by `channel_accounts_organization_id`; for each of them one row of
   * `channel_account_retirements_account` and one of `figure_snapshots_account`.
   */
  private async accounts(actor: Actor, id: string, level: number, at: Date): Promise<MatrixAccount[]> {
    const rows = await this.database.query<AccountRow>(
      `SELECT a.id, a.name, a.platform, o.id AS "organizationId", o.name AS "organizationName",
              coalesce(o.path[$4::int + 1], o.id) AS "rowId",
              coalesce(a.platform || ':' || a.remote_account_id, a.id::text) AS identity,
              coalesce(r.is_retired, false) AS "isRetired",
              f.value::float8 AS value, f.words, f.precision, f.taken_at AS "takenAt", f.definition_id AS "definitionId"
       FROM channel_accounts a JOIN organizations o ON o.id = a.organization_id
       LEFT JOIN LATERAL (
         SELECT is_retired FROM channel_account_retirements r
         WHERE r.channel_account_id = a.id AND r.since <= $5 ORDER BY r.since DESC LIMIT 1) r ON true
       LEFT JOIN LATERAL (
         SELECT s.* FROM figure_snapshots s
         WHERE s.channel_account_id = a.id AND s.publication_id IS NULL AND s.metric = 'followers' AND s.taken_at <= $5
           AND NOT EXISTS (SELECT FROM figure_snapshots c WHERE c.corrects_id = s.id)
         ORDER BY s.taken_at DESC LIMIT 1) f ON true
       WHERE ${scopeSql('o', 1)} AND o.path @> ARRAY[$3::uuid] AND a.created_at <= $5 AND a.platform <> ALL($6::text[])
       ORDER BY a.platform, a.id DESC`,
      [...scopeParameters(actor.scope('analytics.read')), id, level, at, builtInPlatforms(this.registry)],
    );
    return rows.map(({ value, words, precision, takenAt, definitionId, ...account }) => ({
      ...account,
      followers:
        value === null
          ? null
          : {
              ...{ value, words: words!, precision: precision! },
              ...{ takenAt: takenAt!, definitionId: definitionId! },
            },
    }));
  }
}

/** A day of the unit means its end. @throws AppError `invalid_input` */
function momentOf(text: string, zone: string): Date {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const isTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/.test(text);
  const moment = DateTime.fromISO(text, { zone });
  if ((isDay || isTime) && moment.isValid) return (isDay ? moment.endOf('day') : moment).toJSDate();
  throw invalidInput([
    fault(
      'at',
      'rfc3339_or_day',
      '应为日期（如 2026-11-21）或带时区的时间（如 2026-11-21T09:00:00+08:00）。',
      'Must be a day, e.g. 2026-11-21, or a time with offset, e.g. 2026-11-21T09:00:00+08:00.',
    ),
  ]);
}

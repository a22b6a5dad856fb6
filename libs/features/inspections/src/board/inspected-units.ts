import { Injectable } from '@nestjs/common';
import { ChannelRegistry } from '@haojiao/channel-kit';
import { Database } from '@haojiao/infrastructure/database';
import { scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Scope } from '@haojiao/features/organizations';
import { builtInPlatforms } from '@haojiao/features/rankings';
import type { InspectedColumnKind, InspectionLimits } from '../domain/inspection-limits';
import type { SubjectKind } from './findings';

/** Units with everything below one of them, as far as somebody may see. */
export interface InspectedBranch {
  organizationId: string;
  scope: Scope;
}

export interface UnitRow extends InspectionLimits {
  id: string;
  name: string;
  timeZone: string;
  beganAt: Date;
  lastUpdateAt: Date | null;
  hasIcpNumber: boolean;
  hasPsbNumber: boolean;
  isWaived: boolean;
}

export interface AccountRow {
  id: string;
  name: string;
  platform: string;
  organizationId: string;
  beganAt: Date;
  lastUpdateAt: Date | null;
}

export interface ColumnRow {
  id: string;
  parentId: string | null;
  name: string;
  organizationId: string;
  beganAt: Date;
  lastUpdateAt: Date | null;
  kind: InspectedColumnKind;
  staleAfterDays: number | null;
  warnAfterDays: number | null;
}

export interface SubjectKey {
  kind: SubjectKind;
  subjectId: string;
}

export interface TypedUpdate extends SubjectKey {
  occurredAt: Date;
}

export interface ExemptionRow extends SubjectKey {
  id: string;
  reason: string;
  until: string;
  grantedAt: Date;
}

export interface LinkRow {
  organizationId: string;
  broken: number;
}

const within = `${scopeSql('o', 1)} AND o.path @> ARRAY[$3::uuid]`;
const subjectSql = `CASE WHEN channel_account_id IS NOT NULL THEN 'account' WHEN column_id IS NOT NULL THEN 'column'
  ELSE 'site' END AS kind, coalesce(channel_account_id, column_id, t.organization_id) AS "subjectId"`;

/** What is on record of the units of a branch; asks nobody for permission. Units by the GIN index over `path`. */
@Injectable()
export class InspectedUnits {
  constructor(
    private readonly database: Database,
    private readonly registry: ChannelRegistry,
  ) {}

  /**
   * With the last item that went out on their sites. A filing number of a unit above counts, as it is printed below.
   * Plan: for each unit the first row of `publications_last_of_account`, and its way up by primary keys.
   */
  units(branch: InspectedBranch): Promise<UnitRow[]> {
    return this.database.query<UnitRow>(
      `SELECT o.id, o.name, o.time_zone AS "timeZone", o.stale_after_days AS "staleAfterDays",
              o.warn_after_days AS "warnAfterDays", o.created_at AS "beganAt", last.published_at AS "lastUpdateAt",
              coalesce(way.icp, false) AS "hasIcpNumber", coalesce(way.psb, false) AS "hasPsbNumber",
              coalesce(way.waived, false) AS "isWaived"
       FROM organizations o
       LEFT JOIN channel_accounts site ON site.organization_id = o.id AND site.platform = ANY($4::text[])
       LEFT JOIN LATERAL (
         SELECT p.published_at FROM publications p
         WHERE p.channel_account_id = site.id AND p.published_at IS NOT NULL AND p.state <> 'withdrawn'
         ORDER BY p.published_at DESC LIMIT 1) last ON true
       LEFT JOIN LATERAL (
         SELECT bool_or(coalesce(u.icp_number, s.settings ->> 'icpNumber') <> '') AS icp,
                bool_or(coalesce(u.psb_number, s.settings ->> 'psbNumber') <> '') AS psb,
                bool_or(s.launch_waiver IS NOT NULL) AS waived
         FROM organizations u LEFT JOIN site_settings s ON s.organization_id = u.id WHERE u.id = ANY(o.path)) way ON true
       WHERE ${within} ORDER BY o.id`,
      [...parametersOf(branch), builtInPlatforms(this.registry)],
    );
  }

  /** Those in use. Plan: `channel_accounts_organization_id`, for each the first row of `publications_last_of_account`. */
  accounts(branch: InspectedBranch): Promise<AccountRow[]> {
    return this.database.query<AccountRow>(
      `SELECT a.id, a.name, a.platform, a.organization_id AS "organizationId", a.created_at AS "beganAt",
              last.published_at AS "lastUpdateAt"
       FROM channel_accounts a JOIN organizations o ON o.id = a.organization_id
       LEFT JOIN LATERAL (
         SELECT p.published_at FROM publications p
         WHERE p.channel_account_id = a.id AND p.published_at IS NOT NULL
         ORDER BY p.published_at DESC LIMIT 1) last ON true
       WHERE ${within} AND a.state <> 'disabled' AND a.platform <> ALL($4::text[]) ORDER BY a.id`,
      [...parametersOf(branch), builtInPlatforms(this.registry)],
    );
  }

  /** Plan: `columns_code`, for each the first row of `delivery_documents_column_id`, which holds what is live. */
  columns(branch: InspectedBranch): Promise<ColumnRow[]> {
    return this.database.query<ColumnRow>(
      `SELECT col.id, col.parent_id AS "parentId", col.name, col.organization_id AS "organizationId",
              col.created_at AS "beganAt", last.published_at AS "lastUpdateAt", coalesce(r.kind, 'news') AS kind,
              r.stale_after_days AS "staleAfterDays", r.warn_after_days AS "warnAfterDays"
       FROM columns col JOIN organizations o ON o.id = col.organization_id
       LEFT JOIN column_inspection_rules r ON r.column_id = col.id
       LEFT JOIN LATERAL (
         SELECT d.published_at FROM delivery_documents d WHERE d.column_id = col.id AND d.state = 'live'
         ORDER BY d.published_at DESC LIMIT 1) last ON true
       WHERE ${within} ORDER BY col.id`,
      parametersOf(branch),
    );
  }

  /** The last update of each subject that somebody told. Plan: `inspection_updates_organization_id`. */
  typedUpdates(branch: InspectedBranch): Promise<TypedUpdate[]> {
    return this.database.query<TypedUpdate>(
      `SELECT ${subjectSql}, max(t.occurred_at) AS "occurredAt"
       FROM inspection_updates t JOIN organizations o ON o.id = t.organization_id
       WHERE ${within} AND t.revoked_at IS NULL GROUP BY 1, 2`,
      parametersOf(branch),
    );
  }

  /** In force by the calendar of their units. Plan: `inspection_exemptions_organization_id`. */
  exemptions(branch: InspectedBranch, now: Date): Promise<ExemptionRow[]> {
    return this.database.query<ExemptionRow>(
      `SELECT ${subjectSql}, t.id, t.reason, t.until_day::text AS until, t.granted_at AS "grantedAt"
       FROM inspection_exemptions t JOIN organizations o ON o.id = t.organization_id
       WHERE ${within} AND t.ended_at IS NULL AND t.until_day >= ($4::timestamptz AT TIME ZONE o.time_zone)::date
       ORDER BY t.id`,
      [...parametersOf(branch), now],
    );
  }

  /** Live pages without a time of their own: taken over from an old site that told none. Plan: `legacy_import_rows_content_id`. */
  pagesWithoutTime(branch: InspectedBranch): Promise<{ organizationId: string; pages: number }[]> {
    return this.database.query(
      `SELECT d.organization_id AS "organizationId", count(*)::int AS pages
       FROM legacy_import_rows r JOIN delivery_documents d ON d.content_id = r.content_id
       JOIN organizations o ON o.id = d.organization_id
       WHERE ${within} AND r.published_at IS NULL AND d.state = 'live' GROUP BY 1`,
      parametersOf(branch),
    );
  }

  /** Links of live pages by the last look at each. Plan: `link_checks_content_id` through all items that were looked at,
   * then documents by their key. */
  links(branch: InspectedBranch): Promise<LinkRow[]> {
    return this.database.query<LinkRow>(
      `SELECT d.organization_id AS "organizationId",
              sum((SELECT count(*) FROM jsonb_array_elements(k.links) link
                   WHERE link -> 'outcome' ->> 'verdict' IN ('broken', 'soft')))::int AS broken
       FROM (SELECT DISTINCT ON (content_id, revision_id) id FROM link_checks
             WHERE state = 'done' ORDER BY content_id, revision_id, id DESC) newest
       JOIN link_checks k ON k.id = newest.id
       JOIN delivery_documents d ON d.content_id = k.content_id AND d.revision_id = k.revision_id AND d.state = 'live'
       JOIN organizations o ON o.id = d.organization_id
       WHERE ${within} GROUP BY 1`,
      parametersOf(branch),
    );
  }
}

function parametersOf({ organizationId, scope }: InspectedBranch): unknown[] {
  return [...scopeParameters(scope), organizationId];
}

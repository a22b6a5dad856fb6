import { Injectable } from '@nestjs/common';
import { ChannelRegistry } from '@haojiao/channel-kit';
import { Database } from '@haojiao/infrastructure/database';
import { insideParameters, insideSql } from './ranked-units';
import type { RankingQuestion } from './ranking';

/** One account of a platform. Connected anew after it was retired, it has several rows with us and is still one. */
export interface RankedAccount {
  id: string;
  name: string;
  platform: string;
  organizationId: string;
  organizationName: string;
  isRetired: boolean;
  /** Every row of it that the caller may see. */
  ids: string[];
}

type AccountRow = Omit<RankedAccount, 'ids'> & { identity: string };

/** The accounts of a ranking, retired ones too: their figures stay. */
@Injectable()
export class RankedAccounts {
  constructor(
    private readonly database: Database,
    private readonly registry: ChannelRegistry,
  ) {}

  /** Without the units' own sites. Plan: units by the GIN index over `path`, accounts by `channel_accounts_organization_id`. */
  async of(question: RankingQuestion): Promise<RankedAccount[]> {
    const rows = await this.database.query<AccountRow>(
      `SELECT a.id, a.name, a.platform, o.id AS "organizationId", o.name AS "organizationName",
              a.state = 'disabled' AS "isRetired",
              coalesce(a.platform || ':' || a.remote_account_id, a.id::text) AS identity
       FROM channel_accounts a JOIN organizations o ON o.id = a.organization_id
       WHERE ${insideSql} AND ($4::text IS NULL OR a.platform = $4) AND a.platform <> ALL($5::text[])
       ORDER BY a.state = 'disabled', a.id DESC`,
      [
        ...insideParameters(question, 'analytics.read'),
        question.wish.platform ?? null,
        builtInPlatforms(this.registry),
      ],
    );
    const accounts = new Map<string, RankedAccount>();
    for (const { identity, ...row } of rows) {
      const known = accounts.get(identity);
      if (known) known.ids.push(row.id);
      else accounts.set(identity, { ...row, ids: [row.id] });
    }
    return [...accounts.values()];
  }
}

/** The unit's own site is counted by ourselves and no account of a platform. */
export function builtInPlatforms(registry: ChannelRegistry): string[] {
  return registry
    .all()
    .filter(({ capabilities }) => capabilities.builtIn)
    .map(({ platform }) => platform);
}

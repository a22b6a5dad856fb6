import { Injectable } from '@nestjs/common';
import type { Message } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import type { Action } from '@haojiao/features/organizations';
import { RankedUnits, insideParameters, insideSql, rowSql } from './ranked-units';
import { noFormula } from './ranking';
import type { Measured, RankingMeasure, RankingQuestion } from './ranking';

export type CountedMeasure = 'items_published' | 'reports_sent' | 'reports_adopted';

interface Count {
  unit: RankingMeasure['unit'];
  definitionId: string;
  words: Message;
  /** Who sees these figures. */
  action: Action;
  /** What is counted, each once. */
  key: string;
  /** Rows of the units `o`; `$4` and `$5` are the period, half-open. */
  from: string;
}

const counts: Record<CountedMeasure, Count> = {
  items_published: {
    unit: 'items',
    definitionId: 'items_published.v1',
    action: 'analytics.read',
    words: {
      zh: '期内首次发布的内容条数；发布到多个账号的同一内容只计一次，之后撤稿的仍计入。',
      en: 'Items that first went out in the period; one on several accounts counts once, and goes on counting when it is withdrawn.',
    },
    key: 'c.id',
    from: `contents c JOIN organizations o ON o.id = c.organization_id
           WHERE c.published_at >= $4 AND c.published_at < $5`,
  },
  reports_sent: {
    unit: 'reports',
    definitionId: 'reports_sent.v1',
    action: 'submission.read',
    words: {
      zh: '期内报送的信息条数，不含草稿、撤回和被认定为重复的。',
      en: 'Reports sent in the period, without drafts, withdrawn ones and duplicates.',
    },
    key: 's.id',
    from: `submissions s JOIN organizations o ON o.id = s.organization_id
           WHERE s.sent_at >= $4 AND s.sent_at < $5 AND s.state NOT IN ('draft', 'withdrawn', 'duplicate')`,
  },
  reports_adopted: {
    unit: 'reports',
    definitionId: 'reports_adopted.v1',
    action: 'submission.read',
    words: {
      zh: '期内首次被采用且已核实的信息条数；同一信息被多处采用只计一次。',
      en: 'Reports whose first verified use is of the period; one that was used in several places counts once.',
    },
    key: 's.id',
    from: `submission_adoptions a JOIN submissions s ON s.id = a.submission_id
           JOIN organizations o ON o.id = a.organization_id
           WHERE a.state = 'verified' AND a.stage = 'adopted'
             AND a.adopted_on >= ($4::timestamptz AT TIME ZONE 'Asia/Shanghai')::date
             AND a.adopted_on < ($5::timestamptz AT TIME ZONE 'Asia/Shanghai')::date
             AND s.state NOT IN ('draft', 'withdrawn', 'duplicate')
             AND NOT EXISTS (SELECT FROM submission_adoptions e WHERE e.submission_id = a.submission_id
               AND e.state = 'verified' AND e.stage = 'adopted' AND e.adopted_on < a.adopted_on)`,
  },
};

/** What units did, counted by us: nothing done is a figure too, and is zero. */
@Injectable()
export class UnitCounts {
  constructor(
    private readonly database: Database,
    private readonly units: RankedUnits,
  ) {}

  /**
   * Plan: units of the branch by the GIN index over `path`; items by `contents_published`, reports by
   * those of the unit, uses by `submission_adoptions_adopted_on`.
   */
  async of(question: RankingQuestion, name: CountedMeasure): Promise<Measured> {
    const { unit, definitionId, words, action, key, from } = counts[name];
    const unitRows = await this.units.of(question, action);
    const { period } = question;
    const found = await this.database.query<{ id: string; value: number }>(
      `SELECT ${rowSql(unitRows, 6)} AS id, count(DISTINCT ${key})::int AS value FROM ${from} AND ${insideSql} GROUP BY 1`,
      [...insideParameters(question, action), period.from, period.to, unitRows.level],
    );
    const byUnit = new Map(found.map((row) => [row.id, row.value]));
    return {
      measure: { name, unit, words, definitionId, ...noFormula },
      rows: unitRows.units.map(({ id, name: unitName }) => ({
        id,
        name: unitName,
        value: byUnit.get(id) ?? 0,
      })),
      unranked: [],
    };
  }
}

import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '@haojiao/infrastructure/database';
import { levelNames, outletOf, versionOn } from '@haojiao/features/scoring';
import type { AdoptionFact, SchemeVersion, ScoreLine, ScoredItem } from '@haojiao/features/scoring';
import type { UseTally } from '../domain/bulletin-content';

export interface UnitTally {
  uses: UseTally[];
  instructions: number;
}

type UseFact = Pick<AdoptionFact, 'id' | 'outlet' | 'outletCode' | 'level' | 'kind' | 'extent'>;

interface Change {
  organizationId: string;
  code: 'use' | 'instruction';
  line: ScoreLine;
  /** 1: it came to be counted; -1: it no longer is. */
  count: 1 | -1;
}

/**
 * What came to be counted in a period, and what no longer is: the facts behind a report's points now, less those behind
 * its points in the last issue that had it, and less those of days before the series began.
 */
@Injectable()
export class TallyUses {
  constructor(private readonly database: Database) {}

  /** `before`: lines of earlier issues by the items' keys. `seriesStart`: first day of the first of them. */
  async of(
    items: readonly ScoredItem[],
    before: ReadonlyMap<string, ScoreLine[]>,
    { seriesStart, versions }: { seriesStart: string; versions: readonly SchemeVersion[] },
    manager: EntityManager,
  ): Promise<Map<string, UnitTally>> {
    const changes = eachOnce(
      items
        .filter(({ kind }) => kind === 'report')
        .flatMap((item) => changesOf(item, before.get(item.key) ?? [], seriesStart)),
    );
    const scored = new Map(items.flatMap(({ uses }) => uses.map(({ fact }) => [fact.id, fact] as const)));
    const wanted = changes.flatMap(({ code, line }) => (code === 'use' ? (line.factId ?? []) : []));
    const facts = await this.adoptions(
      wanted.filter((id) => !scored.has(id)),
      manager,
    );
    for (const [id, fact] of scored) if (fact.stage === 'adopted') facts.set(id, fact);
    const tallies = new Map<string, UnitTally>();
    for (const { organizationId, code, line, count } of changes) {
      const tally = tallies.get(organizationId) ?? { uses: [], instructions: 0 };
      tallies.set(organizationId, tally);
      if (code === 'instruction') tally.instructions += count;
      const fact = code === 'use' && facts.get(line.factId!);
      if (fact) tally.uses.push(tallyOf(fact, line, versions, count));
    }
    return tallies;
  }

  /** Of those that scoring did not read: what was proven late, or is no fact any more. Plan: the primary key. */
  private async adoptions(ids: readonly string[], manager: EntityManager): Promise<Map<string, UseFact>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.query<UseFact>(
      `SELECT id, outlet, outlet_code AS "outletCode", level, kind, extent FROM submission_adoptions
       WHERE id = ANY($1::uuid[]) AND stage = 'adopted'`,
      [ids],
      manager,
    );
    return new Map(rows.map((row) => [row.id, row]));
  }
}

function changesOf(item: ScoredItem, before: readonly ScoreLine[], seriesStart: string): Change[] {
  const { organizationId } = item;
  const counted = item.lines.filter(isFact);
  const earlier = [...before.filter(isFact), ...counted.filter(({ on }) => on !== null && on < seriesStart)];
  const known = new Set(earlier.map(({ factId }) => factId));
  const now = new Set(counted.map(({ factId }) => factId));
  const change = (line: ScoreLine, count: 1 | -1): Change => ({
    organizationId,
    code: line.why.code as Change['code'],
    line,
    count,
  });
  return [
    ...counted.filter(({ factId }) => !known.has(factId)).map((line) => change(line, 1)),
    ...earlier.filter(({ factId }) => !now.has(factId)).map((line) => change(line, -1)),
  ];
}

/** Two reports of one unit that are joint share their facts. */
function eachOnce(changes: readonly Change[]): Change[] {
  const seen = new Map(
    changes.map((change) => [`${change.organizationId} ${change.line.factId} ${change.count}`, change]),
  );
  return [...seen.values()];
}

function isFact({ why: { code }, factId }: ScoreLine): boolean {
  return (code === 'use' || code === 'instruction') && factId !== null;
}

function tallyOf(
  fact: UseFact,
  { on }: ScoreLine,
  versions: readonly SchemeVersion[],
  count: 1 | -1,
): UseTally {
  const version = on === null ? null : versionOn(versions, on);
  const outlet = (version && outletOf(fact, version.document)?.name) ?? plainName(fact.outlet);
  return { outlet, level: levelNames[fact.level][0], kind: fact.kind, extent: fact.extent, count };
}

/** An outlet that the scheme does not know is one column, however people write its name: 《江城日报》 is 江城日报. */
function plainName(outlet: string): string {
  return outlet.normalize('NFKC').replace(/[《》〈〉\s]/g, '') || outlet;
}

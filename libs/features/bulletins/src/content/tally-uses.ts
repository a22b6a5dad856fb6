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

type UseFact = Pick<AdoptionFact, 'id' | 'outlet' | 'outletCode' | 'level' | 'kind' | 'extent' | 'stage'>;

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
    const changes = new Map<string, Change>();
    const scored = new Map<string, AdoptionFact>();
    for (const item of items) {
      if (item.kind !== 'report') continue;
      collectChanges(item, before.get(item.key) ?? [], seriesStart, changes);
      for (const { fact } of item.uses) scored.set(fact.id, fact);
    }
    const unread: string[] = [];
    for (const { code, line } of changes.values()) {
      if (code === 'use' && !scored.has(line.factId!)) unread.push(line.factId!);
    }
    const others = await this.adoptions(unread, manager);
    const tallies = new Map<string, UnitTally>();
    for (const { organizationId, code, line, count } of changes.values()) {
      let tally = tallies.get(organizationId);
      if (!tally) tallies.set(organizationId, (tally = { uses: [], instructions: 0 }));
      if (code === 'instruction') tally.instructions += count;
      const fact = code === 'use' && (scored.get(line.factId!) ?? others.get(line.factId!));
      if (fact && fact.stage === 'adopted') tally.uses.push(tallyOf(fact, line, versions, count));
    }
    return tallies;
  }

  /** Of those that scoring did not read: what was proven late, or is no fact any more. Plan: the primary key. */
  private async adoptions(ids: readonly string[], manager: EntityManager): Promise<Map<string, UseFact>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.query<UseFact>(
      `SELECT id, outlet, outlet_code AS "outletCode", level, kind, extent, stage FROM submission_adoptions
       WHERE id = ANY($1::uuid[])`,
      [ids],
      manager,
    );
    return new Map(rows.map((row) => [row.id, row]));
  }
}

/** By unit, fact and direction: two reports of one unit that are joint share their facts. */
function collectChanges(
  { organizationId, lines }: ScoredItem,
  before: readonly ScoreLine[],
  seriesStart: string,
  changes: Map<string, Change>,
): void {
  const note = (line: ScoreLine, count: 1 | -1) =>
    changes.set(`${organizationId} ${line.factId} ${count}`, {
      organizationId,
      code: line.why.code as Change['code'],
      line,
      count,
    });
  const isBefore = (line: ScoreLine) => line.on !== null && line.on < seriesStart;
  const has = (some: readonly ScoreLine[], { factId }: ScoreLine) =>
    some.some((line) => isFact(line) && line.factId === factId);
  for (const line of lines) {
    if (!isFact(line)) continue;
    const wasKnown =
      has(before, line) || lines.some((one) => isFact(one) && isBefore(one) && one.factId === line.factId);
    if (!wasKnown) note(line, 1);
  }
  for (const line of before) if (isFact(line) && !has(lines, line)) note(line, -1);
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

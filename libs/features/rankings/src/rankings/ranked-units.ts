import { Injectable } from '@nestjs/common';
import { fault, invalidInput } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Action } from '@haojiao/features/organizations';
import type { RankingQuestion } from './ranking';

export interface RankedUnit {
  id: string;
  name: string;
}

/** Units that are put in order, and which of them a unit's figures belong to. */
export interface UnitRows {
  units: RankedUnit[];
  /** Level of the rows in the tree, from 1; null: every unit is a row of its own. */
  level: number | null;
  includesDescendants: boolean;
}

/** Within `organizationId` and the caller's scope; `o` names `organizations`, three parameters from `$1` on. */
export const insideSql = `($1::uuid IS NULL OR o.path @> ARRAY[$1::uuid]) AND ${scopeSql('o', 2)}`;

export function insideParameters({ place, actor }: RankingQuestion, action: Action): unknown[] {
  return [place?.id ?? null, ...scopeParameters(actor.scope(action))];
}

/** The units of a ranking. */
@Injectable()
export class RankedUnits {
  constructor(private readonly database: Database) {}

  /**
   * Those that the caller may see, also those without a figure. Plan: GIN index over `path`.
   * @throws AppError `invalid_input`: units within units would be counted twice
   */
  async of(question: RankingQuestion, action: Action): Promise<UnitRows> {
    const { wish, place } = question;
    const level = levelOf(question);
    const units = await this.database.query<RankedUnit>(
      `SELECT o.id, o.name FROM organizations o
       WHERE ${insideSql} AND ($4::int IS NULL OR cardinality(o.path) = $4) ORDER BY o.id`,
      [...insideParameters(question, action), level],
    );
    return {
      units,
      level,
      includesDescendants: place !== null && (wish.includeDescendants ?? level !== null),
    };
  }
}

function levelOf({ wish, place }: RankingQuestion): number | null {
  if (wish.depth !== undefined && place) return place.path.length + wish.depth;
  if (wish.depth === undefined && !wish.includeDescendants) return null;
  throw invalidInput([
    wish.depth === undefined
      ? fault(
          'depth',
          'depth_needed',
          '包含下级单位时请用 depth 指明层级（如 depth=1），否则下级会被重复计算。',
          'With units below included, name one level, e.g. depth=1: else they would be counted twice.',
        )
      : fault(
          'organizationId',
          'unit_needed',
          '使用 depth 时请写明单位 organizationId。',
          'With depth, name the unit that it is counted from (organizationId).',
        ),
  ]);
}

/** The row that a unit `o` belongs to; null where it belongs to none. `$n` holds the level. */
export function rowSql({ level, includesDescendants }: UnitRows, parameter: number): string {
  if (level === null) return `CASE WHEN $${parameter}::int IS NULL THEN o.id END`;
  const own = `CASE WHEN cardinality(o.path) = $${parameter}::int THEN o.id END`;
  return includesDescendants ? `o.path[$${parameter}::int]` : own;
}

import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '@haojiao/infrastructure/database';
import type { AssessmentYearEntity } from '@haojiao/features/scoring';
import { rankCandidates } from '../domain/honour-roll';
import type { HonourRollEntity } from '../persistence/honour-roll.entity';
import type { HonourRollContent, HonourRow, HonourTable } from './honour-roll-content';
import { ReadLostHonours } from './lost-honours';
import { YearFigures } from './year-figures';
import type { YearRow } from './year-figures';

interface Table {
  unitClass: string | null;
  name: string;
  places: number;
}

/** The roll as the closed bulletins of the year make it today. */
@Injectable()
export class ComputeHonourRoll {
  constructor(
    private readonly database: Database,
    private readonly figures: YearFigures,
    private readonly lost: ReadLostHonours,
  ) {}

  async of(
    roll: HonourRollEntity,
    year: AssessmentYearEntity,
    manager: EntityManager = this.database.manager,
  ): Promise<HonourRollContent> {
    const bulletins = await this.figures.bulletins(year, manager);
    const ids = bulletins.map(({ id }) => id);
    const lost = await this.lost.of(year, manager);
    const minimumPoints = Math.round(Number(roll.minimumPoints) * 100);
    const names = await this.classNames(roll, manager);
    const tables: HonourTable[] = [];
    for (const { unitClass, places } of roll.unitPlaces) {
      const rows = await this.figures.units(ids, unitClass, manager);
      const table = { unitClass, name: names.get(unitClass) ?? unitClass, places };
      tables.push(tableOf(table, rows, lost.units, minimumPoints));
    }
    if (roll.personPlaces > 0) {
      const rows = await this.figures.persons(ids, manager);
      const table = { unitClass: null, name: '优秀通讯员', places: roll.personPlaces };
      tables.push(tableOf(table, rows, lost.persons, minimumPoints));
    }
    return { tables, bulletins, isWholeYear: bulletins.at(-1)?.endsOn === year.endsOn };
  }

  private async classNames(roll: HonourRollEntity, manager: EntityManager): Promise<Map<string, string>> {
    const rows = await this.database.query<{ code: string; name: string }>(
      'SELECT code, name FROM unit_classes WHERE organization_id = $1',
      [roll.organizationId],
      manager,
    );
    return new Map(rows.map(({ code, name }) => [code, name]));
  }
}

function tableOf(table: Table, rows: YearRow[], lost: Set<string>, minimumPoints: number): HonourTable {
  const candidates = rows.map((row) => ({ ...row, losesHonours: lost.has(row.key) }));
  const ranked = rankCandidates(candidates, { places: table.places, minimumPoints });
  return {
    ...table,
    rows: ranked.map(({ row, rank, isHonoured, reason }): HonourRow => {
      const { name, organizationId, unitName, userId, submitted, adopted, points } = row;
      return {
        ...{ rank, name, organizationId, unitName, userId, submitted, adopted },
        ...{ points: points / 100, isHonoured, reason },
      };
    }),
  };
}

/** Figures of a unit in a period, points in hundredths. */
export interface UnitFigures {
  organizationId: string;
  name: string;
  rank: number;
  submitted: number;
  adopted: number;
  /** Uses that came to be counted in the period; negative where one was revoked afterwards. */
  uses: UseTally[];
  instructions: number;
  submissionPoints: number;
  adoptionPoints: number;
  basePoints: number;
  penaltyPoints: number;
  adjustmentPoints: number;
  points: number;
}

export interface UseTally {
  outlet: string;
  /** 市级 … */
  level: string;
  kind: 'standalone' | 'composite';
  extent: 'full' | 'brief';
  count: number;
}

/** Of a unit in the year, before the period. */
export interface EarlierFigures {
  submitted: number;
  adopted: number;
  /** In hundredths. */
  points: number;
}

/** A line of a table as it is kept and answered: points as numbers of at most two decimals. */
export interface BulletinFigures {
  submitted: number;
  submittedYear: number;
  adopted: number;
  adoptedYear: number;
  /** Adopted ÷ submitted of the period, to three decimals, half up; null where nothing was submitted. */
  adoptionRate: number | null;
  /** Uses of the period, one figure for each of the table's outlets. */
  outlets: number[];
  standalone: number;
  composite: number;
  brief: number;
  instructions: number;
  submissionPoints: number;
  adoptionPoints: number;
  basePoints: number;
  penaltyPoints: number;
  adjustmentPoints: number;
  points: number;
  pointsYear: number;
}

export interface BulletinRow extends BulletinFigures {
  rank: number;
  organizationId: string;
  name: string;
}

export interface BulletinTable {
  unitClass: string;
  /** As printed above the table. */
  name: string;
  /** What uses are split by: outlets or, where those are too many, levels. */
  splitBy: 'outlet' | 'level';
  outlets: string[];
  /** By rank; all units of the class, also those with nothing. */
  rows: BulletinRow[];
  totals: BulletinFigures;
}

export interface CorrespondentRow {
  rank: number;
  name: string;
  unitName: string;
  submitted: number;
  adopted: number;
  points: number;
}

/** Everything that a bulletin says in figures. No money. */
export interface BulletinContent {
  tables: BulletinTable[];
  /** Null: not asked for. */
  correspondents: CorrespondentRow[] | null;
}

/** More outlets than this are too many columns for a sheet. */
const MOST_OUTLETS = 8;

/** A table from the figures of its units, which come by rank. */
export function bulletinTable(
  { unitClass, name }: { unitClass: string; name: string },
  units: readonly UnitFigures[],
  earlier: ReadonlyMap<string, EarlierFigures>,
): BulletinTable {
  const outletsSeen = namesOf(units, 'outlet');
  const splitBy = outletsSeen.length > MOST_OUTLETS ? 'level' : 'outlet';
  const outlets = splitBy === 'outlet' ? outletsSeen : namesOf(units, 'level');
  const nothing: EarlierFigures = { submitted: 0, adopted: 0, points: 0 };
  const figuresOf = (unit: UnitFigures) =>
    figures(unit, earlier.get(unit.organizationId) ?? nothing, outlets, splitBy);
  const all = units.map((unit) => earlier.get(unit.organizationId) ?? nothing);
  return {
    unitClass,
    name,
    splitBy,
    outlets,
    rows: units.map((unit) => ({
      rank: unit.rank,
      organizationId: unit.organizationId,
      name: unit.name,
      ...figuresOf(unit),
    })),
    totals: figures(added(units), addedEarlier(all), outlets, splitBy),
  };
}

/** Units that sent nothing, by name. */
export function silentUnits({ rows }: BulletinTable): string[] {
  return rows.filter(({ submitted }) => submitted <= 0).map(({ name }) => name);
}

function figures(
  unit: Omit<UnitFigures, 'organizationId' | 'name' | 'rank'>,
  before: EarlierFigures,
  outlets: string[],
  splitBy: 'outlet' | 'level',
): BulletinFigures {
  const count = (fits: (use: UseTally) => boolean) =>
    unit.uses.filter(fits).reduce((sum, use) => sum + use.count, 0);
  return {
    submitted: unit.submitted,
    submittedYear: before.submitted + unit.submitted,
    adopted: unit.adopted,
    adoptedYear: before.adopted + unit.adopted,
    adoptionRate: rateOf(unit.adopted, unit.submitted),
    outlets: outlets.map((name) => count((use) => use[splitBy] === name)),
    standalone: count(({ kind, extent }) => kind === 'standalone' && extent === 'full'),
    composite: count(({ kind }) => kind === 'composite'),
    brief: count(({ kind, extent }) => kind === 'standalone' && extent === 'brief'),
    instructions: unit.instructions,
    submissionPoints: unit.submissionPoints / 100,
    adoptionPoints: unit.adoptionPoints / 100,
    basePoints: unit.basePoints / 100,
    penaltyPoints: unit.penaltyPoints / 100,
    adjustmentPoints: unit.adjustmentPoints / 100,
    points: unit.points / 100,
    pointsYear: (before.points + unit.points) / 100,
  };
}

/** Half up, by whole numbers alone. */
function rateOf(adopted: number, submitted: number): number | null {
  if (submitted <= 0) return null;
  return Math.floor((2 * adopted * 1000 + submitted) / (2 * submitted)) / 1000;
}

const summed = [
  'submitted',
  'adopted',
  'instructions',
  'submissionPoints',
  'adoptionPoints',
  'basePoints',
  'penaltyPoints',
  'adjustmentPoints',
  'points',
] as const;

function added(units: readonly UnitFigures[]): Omit<UnitFigures, 'organizationId' | 'name' | 'rank'> {
  const sums = summed.map((name) => [name, units.reduce((sum, unit) => sum + unit[name], 0)] as const);
  return {
    ...(Object.fromEntries(sums) as Record<(typeof summed)[number], number>),
    uses: units.flatMap(({ uses }) => uses),
  };
}

function addedEarlier(all: readonly EarlierFigures[]): EarlierFigures {
  const sumOf = (name: keyof EarlierFigures) => all.reduce((sum, each) => sum + each[name], 0);
  return { submitted: sumOf('submitted'), adopted: sumOf('adopted'), points: sumOf('points') };
}

/** From the nearest to the highest, as the tables of the trade have them; other names come first. */
const levelOrder = ['本级', '县区级', '市级', '省级', '国家级'];

/** In the order of their levels, then of their names. */
function namesOf(units: readonly UnitFigures[], by: 'outlet' | 'level'): string[] {
  const levels = new Map<string, number>();
  for (const use of units.flatMap(({ uses }) => uses)) {
    const level = levelOrder.indexOf(use.level);
    levels.set(use[by], Math.min(level, levels.get(use[by]) ?? level));
  }
  return [...levels]
    .sort(([one, its], [other, others]) => its - others || (one < other ? -1 : 1))
    .map(([name]) => name);
}

/** What is summed; the facet says which: a type, a platform, a rule, an outcome. */
export const measures = ['items', 'posts', 'views', 'raw_views', 'media', 'raw_media', 'reviews'] as const;
export type Measure = (typeof measures)[number];

export interface Tally {
  measure: Measure;
  facet: string;
  amount: number;
}

/** Sums in three directions, each over everything in the question. */
export interface TallyTable {
  byMonth: (Tally & { month: string })[];
  byUnit: (Tally & { organizationId: string })[];
  byColumn: (Tally & { columnId: string })[];
}

export interface DayTally extends Tally {
  day: string;
}

/** "In no column": keys hold no nulls. */
export const NO_COLUMN = '00000000-0000-0000-0000-000000000000';

interface RawTally {
  kind: number;
  month: string | null;
  organizationId: string | null;
  columnId: string | null;
  measure: Measure;
  facet: string;
  amount: string;
}

/** Ends a statement over rows `(organization_id, column_id, day, measure, facet, amount)`; see `toTable`. */
export const groupedRows = `
  SELECT grouping(month, organization_id, column_id) AS kind, month, organization_id AS "organizationId",
         column_id AS "columnId", measure, facet, sum(amount) AS amount
  FROM (SELECT to_char(day, 'YYYY-MM') AS month, organization_id, column_id, measure, facet, amount FROM rows) r
  GROUP BY GROUPING SETS ((measure, facet, month), (measure, facet, organization_id), (measure, facet, column_id))
  HAVING sum(amount) <> 0
  ORDER BY kind, month, organization_id, column_id, measure, facet`;

/** Bits of `grouping` are set for what a row was added up over: month, unit, column. */
const kinds = { byMonth: 0b011, byUnit: 0b101, byColumn: 0b110 };

export type RawTallies = RawTally[];

export function toTable(rows: RawTallies): TallyTable {
  const of = (kind: number) => rows.filter((row) => Number(row.kind) === kind);
  const tally = ({ measure, facet, amount }: RawTally): Tally => ({
    measure,
    facet,
    amount: Number(amount),
  });
  return {
    byMonth: of(kinds.byMonth).map((row) => ({ month: row.month!, ...tally(row) })),
    byUnit: of(kinds.byUnit).map((row) => ({ organizationId: row.organizationId!, ...tally(row) })),
    byColumn: of(kinds.byColumn).map((row) => ({ columnId: row.columnId!, ...tally(row) })),
  };
}

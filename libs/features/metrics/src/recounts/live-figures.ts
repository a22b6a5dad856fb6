import type { EntityManager } from 'typeorm';
import type { Measure } from './recount-rules';
import type { RecountFigures } from './recount-result';

interface LiveRow {
  contentId: string;
  surface: string;
  raw: string;
  counted: string;
}

const counts: Record<Measure, string> = {
  page_view: `SELECT content_id AS "contentId", surface, views_raw AS raw, views_counted AS counted FROM view_days
              WHERE content_id = ANY($1::uuid[]) AND rule = $2 AND day = $3`,
  play: `SELECT content_id AS "contentId", surface, sum(raw) AS raw, sum(counted) AS counted FROM media_counts
         WHERE content_id = ANY($1::uuid[]) AND rule = $2 AND hour >= $3::date::timestamp AT TIME ZONE 'Asia/Shanghai'
           AND hour < ($3::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai' GROUP BY 1, 2`,
};

/**
 * What stands as counted by a rule on a day, by item and surface as a `DayTally` has it. Plan: ranges of the primary keys of
 * `view_days`, `media_counts`, `media_tallies` and `visitor_sketches`.
 */
export async function liveFigures(
  manager: EntityManager,
  contentIds: readonly string[],
  { id, measure }: { id: string; measure: Measure },
  day: string,
): Promise<Map<string, RecountFigures>> {
  const parameters = [contentIds, id, day];
  const found = new Map<string, RecountFigures>();
  for (const row of await manager.query<LiveRow[]>(counts[measure], parameters)) {
    found.set(`${row.contentId}|${row.surface}`, {
      raw: Number(row.raw),
      counted: Number(row.counted),
      visitors: 0,
      excluded: {},
    });
  }
  const tallies = await manager.query<{ contentId: string; surface: string; name: string; amount: string }[]>(
    `SELECT content_id AS "contentId", surface, name, amount FROM media_tallies
     WHERE content_id = ANY($1::uuid[]) AND rule = $2 AND day = $3 AND kind = 'excluded'`,
    parameters,
  );
  for (const { contentId, surface, name, amount } of tallies) {
    const figures = found.get(`${contentId}|${surface}`);
    if (figures) figures.excluded[name] = Number(amount);
  }
  const sketches = await manager.query<{ contentId: string; surface: string; visitors: number }[]>(
    `SELECT content_id AS "contentId", surface, visitors FROM visitor_sketches
     WHERE content_id = ANY($1::uuid[]) AND rule = $2 AND day = $3`,
    parameters,
  );
  for (const { contentId, surface, visitors } of sketches) {
    const figures = found.get(`${contentId}|${surface}`);
    if (figures) figures.visitors = visitors;
  }
  return found;
}

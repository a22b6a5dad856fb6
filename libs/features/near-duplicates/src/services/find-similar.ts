import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { kindOf, measure, similarityOf } from '../domain/compare-reports';
import { matchingPassages, turned } from '../domain/matching-passages';
import { featuresOf } from '../domain/report-features';
import { sketchOf } from '../domain/sketch';
import { Backgrounds } from './backgrounds';
import { ReportTexts } from './report-texts';

/** Reports that share a feature beyond which it says too little. */
const MOST_OF_ONE_FEATURE = 100;
/** Reports that are read and compared, those that share most first. */
const MOST_CANDIDATES = 50;
/** Shared features below which nobody is compared. */
const FEWEST_SHARED = 2;
/** Pairs that are kept of one report, the most alike first. */
const MOST_PAIRS = 20;

/** Compares one report with all others. */
@Injectable()
export class FindSimilar {
  constructor(
    private readonly database: Database,
    private readonly backgrounds: Backgrounds,
    private readonly texts: ReportTexts,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Writes by what the report is found, and the pairs it makes; decided pairs keep their decision. */
  async lookAt(manager: EntityManager, id: string): Promise<void> {
    const text = (await this.texts.of([id], manager)).get(id);
    if (!text) return;
    const { number, background } = await this.backgrounds.current(manager);
    const report = featuresOf(text);
    const features = sketchOf(report, background);
    const candidates = await this.candidates(manager, id, features);
    const pairs = [];
    for (const [otherId, otherText] of await this.texts.of(candidates, manager)) {
      const other = featuresOf(otherText);
      const measures = measure(report, other, background);
      const kind = kindOf(measures, background);
      if (!kind) continue;
      const passages = matchingPassages(report, other, kind, background);
      pairs.push({ otherId, kind, measures, passages, similarity: similarityOf(kind, measures) });
    }
    pairs.sort((one, other) => other.similarity - one.similarity);
    const kept = pairs.slice(0, MOST_PAIRS);
    await manager.query(
      `DELETE FROM near_duplicate_pairs
       WHERE (first_id = $1 AND NOT second_id = ANY($2::uuid[]) OR second_id = $1 AND NOT first_id = ANY($2::uuid[]))
         AND outcome IS NULL`,
      [id, kept.map(({ otherId }) => otherId)],
    );
    for (const pair of kept) await this.keep(manager, id, pair);
    await manager.query(
      `UPDATE near_duplicate_looks SET looked_at = $2, background_number = $3, features = $4, failures = 0, retry_at = NULL
       WHERE submission_id = $1`,
      [id, this.clock.now(), number, features],
    );
  }

  /**
   * Those that share most of what is rare. Plan: per feature one look into `near_duplicate_looks_features` (GIN), cut off
   * where it is common; never the table itself, which the planner would take for features it knows nothing of.
   */
  async candidates(manager: EntityManager, id: string, features: readonly number[]): Promise<string[]> {
    await manager.query('SET LOCAL enable_seqscan = off');
    const rows = await this.database.query<{ id: string }>(
      `SELECT hit.submission_id AS id FROM unnest($2::int[]) AS asked (feature)
       CROSS JOIN LATERAL (
         SELECT l.submission_id FROM near_duplicate_looks l
         WHERE l.features @> ARRAY[asked.feature] AND l.submission_id <> $1 LIMIT $3
       ) hit
       GROUP BY hit.submission_id HAVING count(*) >= $4
       ORDER BY count(*) DESC, hit.submission_id DESC LIMIT $5`,
      [id, features, MOST_OF_ONE_FEATURE, FEWEST_SHARED, MOST_CANDIDATES],
      manager,
    );
    await manager.query('SET LOCAL enable_seqscan = on');
    return rows.map((row) => row.id);
  }

  private async keep(
    manager: EntityManager,
    id: string,
    { otherId, kind, measures, passages, similarity }: FoundPair,
  ): Promise<void> {
    const isFirst = id < otherId;
    await manager.query(
      `INSERT INTO near_duplicate_pairs (first_id, second_id, kind, similarity, measures, passages, found_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (first_id, second_id) DO UPDATE SET kind = EXCLUDED.kind, similarity = EXCLUDED.similarity,
         measures = EXCLUDED.measures, passages = EXCLUDED.passages`,
      [
        isFirst ? id : otherId,
        isFirst ? otherId : id,
        kind,
        similarity,
        JSON.stringify(measures),
        JSON.stringify(isFirst ? passages : turned(passages)),
        this.clock.now(),
      ],
    );
  }
}

interface FoundPair {
  otherId: string;
  kind: ReturnType<typeof kindOf> & string;
  measures: ReturnType<typeof measure>;
  passages: ReturnType<typeof matchingPassages>;
  similarity: number;
}

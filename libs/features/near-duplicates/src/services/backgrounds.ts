import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DAY_MS } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { Background, BackgroundCount } from '../domain/background';
import { countedFeatures, featuresOf } from '../domain/report-features';
import { NearDuplicateBackgroundEntity } from '../persistence/near-duplicate-background.entity';
import { ReportTexts } from './report-texts';

/** Fewer reports don't show what is common. */
const FEWEST = 20;
/** More don't show it better. */
const SAMPLE = 2_000;
const GROWTH = 4;
const OLDEST_MS = 365 * DAY_MS;
/** Reports that are read at once. */
const BATCH = 50;

/** A background and its number; number 0: nothing is known yet. */
export interface NumberedBackground {
  number: number;
  background: Background;
}

/** What is common in the reports of this installation, counted anew while they are few and then once a year. */
@Injectable()
export class Backgrounds {
  private latest: NumberedBackground = { number: 0, background: Background.unknown };

  constructor(
    private readonly database: Database,
    private readonly texts: ReportTexts,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Plan: the primary key, backwards; the bytes are read once per number. */
  async current(manager?: EntityManager): Promise<NumberedBackground> {
    const [row] = await this.database.query<{ number: number }>(
      'SELECT number FROM near_duplicate_backgrounds ORDER BY number DESC LIMIT 1',
      [],
      manager,
    );
    if (row && row.number !== this.latest.number) {
      const kept = await (manager ?? this.database.manager).findOneByOrFail(
        NearDuplicateBackgroundEntity,
        row,
      );
      this.latest = { number: kept.number, background: Background.fromBytes(kept.sampleSize, kept.counts) };
    }
    return this.latest;
  }

  /** Counts a new one where the reports are many more than at the last, or it is old. */
  async renew(): Promise<void> {
    const [last] = await this.database.query<{
      number: number;
      reportCount: number;
      sampleSize: number;
      madeAt: Date;
    }>(
      `SELECT number, report_count AS "reportCount", sample_size AS "sampleSize", made_at AS "madeAt"
       FROM near_duplicate_backgrounds ORDER BY number DESC LIMIT 1`,
    );
    const now = this.clock.now();
    const isOld = last !== undefined && now.getTime() - last.madeAt.getTime() > OLDEST_MS;
    if (last && last.reportCount >= GROWTH * SAMPLE && !isOld) return;
    const [{ reportCount }] = (await this.database.query<{ reportCount: number }>(
      'SELECT count(*)::int AS "reportCount" FROM near_duplicate_looks',
    )) as [{ reportCount: number }];
    if (reportCount < FEWEST || (last && reportCount < GROWTH * last.reportCount && !isOld)) return;
    const { background, sampleSize } = await this.count();
    await this.database.query(
      `INSERT INTO near_duplicate_backgrounds (number, report_count, sample_size, counts, made_at)
       VALUES ($1, $2, $3, $4, $5) ON CONFLICT (number) DO NOTHING`,
      [
        (last?.number ?? 0) + 1,
        Math.max(reportCount, sampleSize),
        sampleSize,
        Buffer.from(background.toBytes()),
        now,
      ],
    );
  }

  /** Over the newest reports. Plan: the primary key of the looks, backwards. */
  private async count(): Promise<{ background: Background; sampleSize: number }> {
    const rows = await this.database.query<{ id: string }>(
      'SELECT submission_id AS id FROM near_duplicate_looks ORDER BY submission_id DESC LIMIT $1',
      [SAMPLE],
    );
    const count = new BackgroundCount();
    for (let start = 0; start < rows.length; start += BATCH) {
      const texts = await this.texts.of(rows.slice(start, start + BATCH).map(({ id }) => id));
      for (const text of texts.values()) count.add(countedFeatures(featuresOf(text)));
    }
    return { background: count.toBackground(), sampleSize: count.reportCount };
  }
}

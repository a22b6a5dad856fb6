import { Inject, Injectable } from '@nestjs/common';
import type Redis from 'ioredis';
import { Settings } from '@haojiao/infrastructure/config';
import { Database } from '@haojiao/infrastructure/database';
import { Ffmpeg } from '@haojiao/infrastructure/media';
import { REDIS } from '@haojiao/infrastructure/redis';
import { VirusScanner } from '@haojiao/infrastructure/virus-scan';

export interface Check {
  ok: boolean;
  ms: number;
  /** What is wrong and what would be right; absent when it is well. */
  problem?: string;
}

export interface Readiness {
  ready: boolean;
  checks: Record<'database' | 'redis' | 'migrations' | 'worker', Check>;
  /** Programs that make some things better and none possible: without them it is ready all the same. */
  tools: { ffmpeg: Check; virusScanner?: Check };
}

const WORKER_SILENT_SECONDS = 15;

/** Whether the product can do its work, each leg named. */
@Injectable()
export class ReadinessService {
  private readonly ffmpeg: Ffmpeg;
  private readonly scanner: VirusScanner;

  constructor(
    private readonly database: Database,
    @Inject(REDIS) private readonly redis: Redis,
    settings: Settings,
  ) {
    this.ffmpeg = new Ffmpeg(settings.ffmpeg);
    this.scanner = new VirusScanner(settings.clamdUrl);
  }

  async read(): Promise<Readiness> {
    const [database, redis, migrations, worker] = await Promise.all([
      timed(() => this.checkDatabase()),
      timed(() => this.checkRedis()),
      timed(() => this.checkMigrations()),
      timed(() => this.checkWorker()),
    ]);
    const checks = { database, redis, migrations, worker };
    const tools = {
      ffmpeg: await timed(() => this.checkFfmpeg()),
      ...(this.scanner.isSet && { virusScanner: await timed(() => this.checkScanner()) }),
    };
    return { ready: Object.values(checks).every((check) => check.ok), checks, tools };
  }

  private async checkFfmpeg(): Promise<string | null> {
    return (await this.ffmpeg.tools()).encoders
      ? null
      : 'No ffmpeg with H.264, AAC and MP3: sound and film go out as they came; apt-get install ffmpeg';
  }

  /** Uploads wait as long as it is away. */
  private async checkScanner(): Promise<string | null> {
    await this.scanner.version();
    return null;
  }

  private async checkDatabase(): Promise<string | null> {
    await this.database.query('SELECT 1');
    return null;
  }

  private async checkRedis(): Promise<string | null> {
    const answer: string = await this.redis.ping();
    return answer === 'PONG' ? null : `Redis answered ${answer}`;
  }

  private async checkMigrations(): Promise<string | null> {
    const isBehind = await this.database.dataSource.showMigrations();
    return isBehind
      ? 'The database is behind this version; run the prepare step (npm run migration:run)'
      : null;
  }

  private async checkWorker(): Promise<string | null> {
    const [row] = await this.database.query<{ silent_for: string | null }>(
      'SELECT extract(epoch FROM now() - max(seen_at)) AS silent_for FROM worker_heartbeats',
    );
    if (row?.silent_for === null || row?.silent_for === undefined) return 'No worker has reported; start one';
    const seconds = Number(row.silent_for);
    return seconds > WORKER_SILENT_SECONDS
      ? `No worker has reported for ${Math.round(seconds)} s; start one`
      : null;
  }
}

async function timed(work: () => Promise<string | null>): Promise<Check> {
  const startedAt = Date.now();
  let problem: string | null;
  try {
    problem = await within(3_000, work());
  } catch (error) {
    problem = error instanceof Error ? error.message : String(error);
  }
  return { ok: problem === null, ms: Date.now() - startedAt, ...(problem !== null && { problem }) };
}

function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer within ${ms} ms`)), ms);
  });
  return Promise.race([work, limit]).finally(() => clearTimeout(timer));
}

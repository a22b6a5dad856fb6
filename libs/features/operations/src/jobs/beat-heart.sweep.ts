import { hostname } from 'node:os';
import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import type { Sweep } from '@haojiao/infrastructure/queue';

/** Says every two seconds that this worker is alive, and clears away the ones that are long gone. */
@Injectable()
export class BeatHeart implements Sweep {
  readonly name = 'beat-heart';
  readonly everyMs = 2_000;
  private readonly worker = `${hostname()}:${process.pid}`;
  private readonly startedAt = new Date();

  constructor(private readonly database: Database) {}

  async run(): Promise<void> {
    await this.database.query(
      `INSERT INTO worker_heartbeats (worker, started_at, seen_at) VALUES ($1, $2, now())
       ON CONFLICT (worker) DO UPDATE SET started_at = excluded.started_at, seen_at = excluded.seen_at`,
      [this.worker, this.startedAt],
    );
    await this.database.query(`DELETE FROM worker_heartbeats WHERE seen_at < now() - interval '1 day'`);
  }

  /** At an orderly stop nobody should wait for this worker any more. */
  async stop(): Promise<void> {
    await this.database.query('DELETE FROM worker_heartbeats WHERE worker = $1', [this.worker]);
  }
}

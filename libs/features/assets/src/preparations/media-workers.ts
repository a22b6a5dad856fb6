import { hostname } from 'node:os';
import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';

/** Four times as long as a worker takes between two words. */
const SILENT_SECONDS = 60;

/** Which programs the workers have that are alive: machines may differ. */
@Injectable()
export class MediaWorkers {
  private readonly worker = `${hostname()}:${process.pid}`;

  constructor(private readonly database: Database) {}

  /** Says what this worker has, and forgets those that are gone. */
  async announce(tools: string[]): Promise<void> {
    await this.database.query(
      `INSERT INTO media_workers (worker, tools, seen_at) VALUES ($1, $2, now())
       ON CONFLICT (worker) DO UPDATE SET tools = excluded.tools, seen_at = excluded.seen_at`,
      [this.worker, tools],
    );
    await this.database.query(`DELETE FROM media_workers WHERE seen_at < now() - interval '1 day'`);
  }

  /** What any of them has. */
  async tools(): Promise<string[]> {
    const rows = await this.database.query<{ tool: string }>(
      `SELECT DISTINCT unnest(tools) AS tool FROM media_workers
       WHERE seen_at > now() - make_interval(secs => ${SILENT_SECONDS})`,
    );
    return rows.map(({ tool }) => tool);
  }
}

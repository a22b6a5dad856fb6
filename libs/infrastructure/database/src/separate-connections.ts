import { Pool } from 'pg';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver';
import type { Database } from './database';

/** Sign-in costs as much as a small search; who comes again within this finds the door open. */
const IDLE_MS = 5 * 60_000;

/**
 * Connections beside the common pool, for one kind of read: each begins with settings of its own (a shorter limit of
 * time, a planner that knows what is dear), so that no question needs a transaction and round trips for saying so.
 * Opened when first needed.
 */
export class SeparateConnections {
  private pool: Pool | null = null;

  /** @param wishes how many at most, and settings by their name in PostgreSQL, values without spaces */
  constructor(
    private readonly database: Database,
    private readonly wishes: { most: number; settings: Readonly<Record<string, string | number>> },
  ) {}

  /** Rows of a parameterised statement, planned for its values. @throws pg's `DatabaseError`, with its `code` */
  async query<Row extends object>(sql: string, parameters: unknown[]): Promise<Row[]> {
    this.pool ??= this.open();
    const { rows } = await this.pool.query<Row>(sql, parameters);
    return rows;
  }

  async close(): Promise<void> {
    await this.pool?.end();
    this.pool = null;
  }

  private open(): Pool {
    const { url, applicationName } = (this.database.dataSource.driver as PostgresDriver).options;
    const settings = Object.entries(this.wishes.settings).map(([name, value]) => `-c ${name}=${value}`);
    const pool = new Pool({
      connectionString: url,
      application_name: applicationName,
      max: this.wishes.most,
      idleTimeoutMillis: IDLE_MS,
      options: settings.join(' '),
    });
    // One that broke while nobody used it is gone from the pool; whoever asks next gets a new one.
    pool.on('error', () => undefined);
    return pool;
  }
}

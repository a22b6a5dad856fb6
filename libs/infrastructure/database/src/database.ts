import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { DataSource, EntityManager, QueryFailedError } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver';

/** Work to be done after the transaction is through, e.g. waking a queue. */
type AfterCommit = () => Promise<void> | void;

/** By text: PostgreSQL knows a prepared statement by a name of at most 63 bytes. */
const statementNames = new Map<string, string>();

const afterCommitHooks = new WeakMap<EntityManager, AfterCommit[]>();

/**
 * The door to PostgreSQL for use cases. Methods that write take the transaction's `EntityManager` explicitly:
 * what belongs together is visible in the signature.
 */
@Injectable()
export class Database {
  constructor(readonly dataSource: DataSource) {}

  /** For single statements and reads outside a transaction. */
  get manager(): EntityManager {
    return this.dataSource.manager;
  }

  /** Rows of a parameterised statement; `$1`-style parameters only, never pasted text. */
  async query<Row>(
    sql: string,
    parameters: unknown[] = [],
    manager: EntityManager = this.manager,
  ): Promise<Row[]> {
    return manager.query<Row[]>(sql, parameters);
  }

  /**
   * The same for the busiest reads: a statement that each connection parses and plans once, straight on the driver's
   * pool, outside of any transaction. For texts of which there are only so many: each stays prepared. After a few runs
   * its plan no longer looks at the values, so it must be a good one for all of them.
   */
  async prepared<Row extends object>(sql: string, parameters: unknown[]): Promise<Row[]> {
    const pool = (this.dataSource.driver as PostgresDriver).master as Pool;
    const { rows } = await pool.query<Row>({ name: statementName(sql), text: sql, values: parameters });
    return rows;
  }

  /** Runs the work in one transaction; hooks given to `afterCommit` run when it is through, in order. */
  async transaction<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const hooks: AfterCommit[] = [];
    const result = await this.dataSource.transaction(async (manager) => {
      afterCommitHooks.set(manager, hooks);
      return work(manager);
    });
    for (const hook of hooks) await hook();
    return result;
  }

  /** Outside a transaction of this class the hook runs at once. */
  async afterCommit(manager: EntityManager, hook: AfterCommit): Promise<void> {
    const hooks = afterCommitHooks.get(manager);
    if (hooks) hooks.push(hook);
    else await hook();
  }
}

function statementName(sql: string): string {
  let name = statementNames.get(sql);
  if (name === undefined) {
    name = createHash('sha1').update(sql).digest('hex');
    statementNames.set(sql, name);
  }
  return name;
}

/** The name of the constraint that a failed statement broke, or null for every other error. */
export function brokenConstraint(error: unknown): string | null {
  if (!(error instanceof QueryFailedError)) return null;
  const driverError = error.driverError as { constraint?: string };
  return driverError.constraint ?? null;
}

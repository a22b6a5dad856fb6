import type { DataSource } from 'typeorm';

/**
 * What entities and tables disagree about: missing tables, missing, surplus or different columns. Constraints and
 * indexes are written in migrations only (see the decision record "constraints live in migrations"), so statements
 * that would merely drop those are no drift.
 */
export async function findDrift(dataSource: DataSource): Promise<string[]> {
  const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
  return upQueries.map(({ query }) => query).filter((query) => !/ DROP CONSTRAINT |^DROP INDEX /.test(query));
}

/** Tables of the database that no entity describes and that are not listed as read by plain SQL only. */
export async function findUnknownTables(
  dataSource: DataSource,
  plainSqlTables: readonly string[],
): Promise<string[]> {
  const rows = await dataSource.query<{ name: string }[]>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'p') AND NOT c.relispartition`,
  );
  const known = new Set([
    ...dataSource.entityMetadatas.map((metadata) => metadata.tableName),
    ...plainSqlTables,
    'migrations',
    'typeorm_metadata',
  ]);
  return rows.map((row) => row.name).filter((name) => !known.has(name));
}

import type { EntityManager, EntityMetadata, EntityTarget, ObjectLiteral, TableColumn } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata';

interface InsertStatement {
  sql: string;
  /** Whose values the database makes: they are set on the entities afterwards. */
  made: ColumnMetadata[];
}

const statements = new WeakMap<EntityMetadata, Map<string, InsertStatement>>();

/**
 * Inserts entities of one table in one statement, whose text does not grow with their number: the mapper's own takes a
 * parameter for each value, and a good deal of work for each parameter. Members that are undefined in the first entity
 * are left to the database in all of them, and set on the entities, as the mapper does.
 */
export async function insertRows<T extends ObjectLiteral>(
  manager: EntityManager,
  target: EntityTarget<T>,
  entities: T[],
): Promise<void> {
  const metadata = manager.connection.getMetadata(target);
  const [first] = entities;
  if (!first) return;
  const given = metadata.columns.filter(
    (column) => column.isVersion || column.getEntityValue(first) !== undefined,
  );
  const { sql, made } = statementFor(manager, metadata, given);
  const rows = entities.map((entity) => {
    const row: Record<string, unknown> = {};
    for (const column of given) {
      if (column.isVersion) column.setEntityValue(entity, 1);
      row[column.databaseName] = column.getEntityValue(entity) ?? null;
    }
    return row;
  });
  const inserted = await manager.query<Record<string, unknown>[]>(sql, [JSON.stringify(rows)]);
  if (made.length === 0) return;
  const key = metadata.primaryColumns[0]!;
  const byKey = new Map(inserted.map((row) => [row[key.databaseName], row]));
  for (const entity of entities) {
    const row = byKey.get(key.getEntityValue(entity));
    for (const column of made) column.setEntityValue(entity, row?.[column.databaseName]);
  }
}

function statementFor(
  manager: EntityManager,
  metadata: EntityMetadata,
  given: ColumnMetadata[],
): InsertStatement {
  const known = statements.get(metadata) ?? new Map<string, InsertStatement>();
  statements.set(metadata, known);
  const shape = given.map(({ databaseName }) => databaseName).join();
  let statement = known.get(shape);
  if (!statement) {
    statement = makeStatement(manager, metadata, given);
    known.set(shape, statement);
  }
  return statement;
}

function makeStatement(
  { connection: { driver } }: EntityManager,
  metadata: EntityMetadata,
  given: ColumnMetadata[],
): InsertStatement {
  const made = metadata.columns.filter((column) => !given.includes(column) && column.default !== undefined);
  const names = given.map(({ databaseName }) => driver.escape(databaseName)).join(', ');
  // Typed for the columns of migrations; it looks at what both kinds have: type, length, array.
  const types = given.map(
    (column) =>
      `${driver.escape(column.databaseName)} ${driver.createFullType(column as unknown as TableColumn)}`,
  );
  const returned = [...metadata.primaryColumns, ...made].map(({ databaseName }) =>
    driver.escape(databaseName),
  );
  const sql = `INSERT INTO ${driver.escape(metadata.tableName)} (${names})
    SELECT ${names} FROM jsonb_to_recordset($1::jsonb) AS given (${types.join(', ')})
    RETURNING ${returned.join(', ')}`;
  return { sql, made };
}

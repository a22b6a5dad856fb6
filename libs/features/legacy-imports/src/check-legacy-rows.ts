import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { legacyBody } from './domain/legacy-body';
import { rowNote } from './domain/legacy-row';
import type { LegacyField, LegacyInput, LegacyRow } from './domain/legacy-row';
import { oldAddressOf } from './domain/old-address';

interface StockFile {
  assetId: string;
  kind: string;
  state: string;
}

/** A line with everything looked up. */
export interface CheckedRow extends LegacyRow {
  organizationId: string | null;
  input: LegacyInput | null;
}

/** What the lines of a table may name. */
interface Names {
  units: Map<string, string[]>;
  columns: Map<string, string>;
  programmes: Map<string, string>;
  files: Map<string, StockFile>;
}

/** Looks up what lines name, and says of each what would keep it from being taken over. Writes nothing. */
@Injectable()
export class CheckLegacyRows {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
  ) {}

  async check(
    actor: Actor,
    stock: { id: string; organizationId: string },
    rows: readonly LegacyRow[],
  ): Promise<CheckedRow[]> {
    const names = await this.names(stock);
    const writable = await this.writableUnits(actor, stock.organizationId, names);
    const taken = await this.takenAddresses(rows);
    const seen = new Map<string, number>();
    return rows.map((row) => {
      const unitId = unitOf(row, stock.organizationId, names, writable);
      addAddressFaults(row, taken, seen);
      const input = unitId === null ? null : inputOf(row, unitId, names);
      return { ...row, organizationId: unitId, input: row.faults.length > 0 ? null : input };
    });
  }

  /** Units of the branch by code and name, columns that they may use, programmes, and the files of the stock. */
  private async names({ id, organizationId }: { id: string; organizationId: string }): Promise<Names> {
    const units = await this.database.query<{ id: string; code: string; name: string }>(
      'SELECT id, code, name FROM organizations WHERE path @> ARRAY[$1::uuid]',
      [organizationId],
    );
    const columns = await this.database.query<{ id: string; code: string; name: string; unitId: string }>(
      `SELECT c.id, c.code, c.name, u.id AS "unitId" FROM organizations u JOIN columns c ON c.organization_id = ANY(u.path)
       WHERE u.path @> ARRAY[$1::uuid] ORDER BY cardinality(u.path)`,
      [organizationId],
    );
    const programmes = await this.database.query<{ id: string; code: string; unitId: string }>(
      `SELECT p.id, p.code, u.id AS "unitId" FROM organizations u JOIN programmes p ON p.organization_id = ANY(u.path)
       WHERE u.path @> ARRAY[$1::uuid]`,
      [organizationId],
    );
    const files = await this.database.query<StockFile & { name: string }>(
      `SELECT f.name, a.id AS "assetId", a.kind, a.state FROM legacy_import_files f JOIN assets a ON a.id = f.asset_id
       WHERE f.import_id = $1 AND a.deleted_at IS NULL`,
      [id],
    );
    const byWords = new Map<string, string[]>();
    for (const unit of units) {
      for (const word of new Set([unit.code, unit.name]))
        byWords.set(word, [...(byWords.get(word) ?? []), unit.id]);
    }
    return {
      units: byWords,
      columns: new Map(
        columns.flatMap(({ id: columnId, code, name, unitId }) =>
          [code, name].map((word) => [`${unitId} ${word}`, columnId] as const),
        ),
      ),
      programmes: new Map(
        programmes.map((programme) => [`${programme.unitId} ${programme.code}`, programme.id]),
      ),
      files: new Map(files.map(({ name, ...file }) => [name, file])),
    };
  }

  private async writableUnits(actor: Actor, ownId: string, { units }: Names): Promise<Set<string>> {
    const writable = new Set<string>();
    for (const id of new Set([ownId, ...[...units.values()].flat()])) {
      const place = await this.organizations.placeOf(id);
      if (actor.can('content.write', place) && actor.can('legacy_import.manage', place)) writable.add(id);
    }
    return writable;
  }

  private async takenAddresses(rows: readonly LegacyRow[]): Promise<Set<string>> {
    const paths = rows.flatMap(({ oldAddress }) => (oldAddress && oldAddressOf(oldAddress)?.path) || []);
    const found = await this.database.query<{ host: string; path: string }>(
      'SELECT host, path FROM old_addresses WHERE path = ANY($1::text[])',
      [paths],
    );
    return new Set(found.map(({ host, path }) => `${host} ${path}`));
  }
}

function unitOf(row: LegacyRow, ownId: string, { units }: Names, writable: Set<string>): string | null {
  const found = row.unit === null ? [ownId] : (units.get(row.unit) ?? []);
  const [id] = found;
  if (found.length !== 1 || !id) {
    row.faults.push(
      found.length === 0
        ? rowNote(
            'unit',
            'unit_not_found',
            '本单位及下级中没有这个单位。',
            'There is no such unit in this branch.',
          )
        : rowNote(
            'unit',
            'unit_ambiguous',
            '有多个同名单位，请填写单位代码。',
            'Several units are called so; write the code.',
          ),
    );
    return null;
  }
  if (writable.has(id)) return id;
  row.faults.push(
    rowNote(
      'unit',
      'not_allowed',
      '您没有在该单位写稿和迁移的权限。',
      'You may not write and take over items there.',
    ),
  );
  return null;
}

function addAddressFaults(row: LegacyRow, taken: Set<string>, seen: Map<string, number>): void {
  const address = row.oldAddress === null ? null : oldAddressOf(row.oldAddress);
  if (!address) return;
  const key = `${address.host} ${address.path}`;
  const before = seen.get(key);
  if (before !== undefined) {
    row.faults.push(
      rowNote(
        'oldAddress',
        'address_twice',
        `与第 ${before} 行的原地址相同。`,
        `Line ${before} has the same address.`,
      ),
    );
  } else if (taken.has(key)) {
    row.faults.push(
      rowNote('oldAddress', 'address_taken', '该原地址已迁入过。', 'This address was taken over before.'),
    );
  }
  seen.set(key, before ?? row.line);
}

function inputOf(row: LegacyRow, unitId: string, names: Names): LegacyInput {
  const found = <Value>(
    field: LegacyField,
    word: string | null,
    values: Map<string, Value>,
    zh: string,
    en: string,
  ) => {
    if (word === null) return null;
    const value = values.get(`${unitId} ${word}`);
    if (value === undefined) row.faults.push(rowNote(field, `${field}_not_found`, zh, en));
    return value ?? null;
  };
  const file = (field: 'cover' | 'media', kind: string): string | null => {
    const name = row[field];
    if (name === null) return null;
    const known = names.files.get(name);
    if (known?.kind === kind && known.state !== 'rejected') return known.assetId;
    row.faults.push(
      known
        ? rowNote(
            field,
            'another_kind',
            `文件“${name}”的类型不符或未通过检查。`,
            `The file "${name}" is of another kind or was rejected.`,
          )
        : rowNote(field, 'file_missing', `文件清单中没有“${name}”。`, `"${name}" is not among the files.`),
    );
    return null;
  };
  const type = row.type ?? 'article';
  const body = legacyBody(row.body, (name) => {
    const known = names.files.get(name);
    return known?.kind === 'image' && known.state !== 'rejected' ? known.assetId : null;
  });
  row.faults.push(...body.faults);
  row.warnings.push(...body.warnings);
  const mediaId = type === 'article' ? null : file('media', type === 'episode' ? 'audio' : 'video');
  const programmeId = found(
    'programme',
    row.programme,
    names.programmes,
    '没有这个节目代码。',
    'There is no such programme.',
  );
  return {
    organizationId: unitId,
    type,
    title: row.title,
    locale: row.locale,
    columnId: found('column', row.column, names.columns, '没有这个栏目。', 'There is no such column.'),
    coverAssetId: file('cover', 'image'),
    tags: row.tags,
    ...(row.summary !== '' && { summary: row.summary }),
    ...(row.byline !== '' && { byline: row.byline }),
    ...(row.source !== null && {
      source: { name: row.source, ...(row.sourceUrl !== null && { url: row.sourceUrl }) },
    }),
    ...(type === 'article' && { article: { html: body.html } }),
    ...(type === 'episode' && {
      episode: {
        audioAssetId: mediaId,
        programmeId,
        season: row.season,
        number: row.number,
        notesHtml: body.html,
      },
    }),
    ...(type === 'video' && { video: { videoAssetId: mediaId, descriptionText: row.summary } }),
  };
}

import { Injectable } from '@nestjs/common';
import { fault, invalidInput } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import type { Actor } from '@haojiao/features/organizations';
import type { LexiconRow, PlacedRow } from '../files/lexicon-row';
import { readLexiconFile, readLexiconObject } from '../files/read-lexicon-file';
import type { LexiconFormat, ReadFile } from '../files/read-lexicon-file';
import type { LexiconVersionEntity } from '../persistence/lexicon-version.entity';
import { rowFaults } from '../row-faults';
import { LexiconVersions } from './lexicon-versions';
import { LexiconsService } from './lexicons.service';

/** One change to the rows of the newest version. */
export interface LexiconChange {
  put?: Record<string, unknown>;
  /** `id` of the row. */
  remove?: string;
}

/** A file, or changes to the newest version. */
export type LexiconImport = { text: string; format: LexiconFormat } | { changes: LexiconChange[] };

/** More than any unit's list has; the engine is measured with half of it. */
export const MAX_ROWS = 200_000;
/** A broken file may have a fault in each line: so many are told, and how many there are. */
const MAX_FAULTS_TOLD = 5_000;

/** Makes a new version of a lexicon: whole or not at all. */
@Injectable()
export class ImportLexicon {
  constructor(
    private readonly database: Database,
    private readonly lexicons: LexiconsService,
    private readonly versions: LexiconVersions,
    private readonly audit: AuditService,
  ) {}

  /**
   * @throws AppError `lexicon_not_found`, `not_allowed`, `lexicon_retired`, `invalid_input` with every fault by line and
   * column; then nothing of it is kept
   */
  async run(
    actor: Actor,
    lexiconId: string,
    input: LexiconImport,
    options: { activate: boolean },
  ): Promise<LexiconVersionEntity> {
    // Files are judged before anything is locked: that may take seconds.
    await this.database.transaction((manager) => this.lexicons.lockFor(actor, lexiconId, manager));
    const judged = 'text' in input ? await soundRows(await readLexiconFile(input.text, input.format)) : null;
    return this.database.transaction(async (manager) => {
      const lexicon = await this.lexicons.lockFor(actor, lexiconId, manager);
      const rows =
        judged ??
        (await this.changedRows(lexicon.id, lexicon.name, (input as { changes: LexiconChange[] }).changes));
      const version = await this.versions.append(manager, lexiconId, rows, actor.userId);
      if (options.activate) await this.lexicons.activate(manager, actor, lexicon, version.number);
      await this.audit.record(manager, {
        actor: actor.audit,
        organizationId: lexicon.organizationId,
        action: 'lexicon.imported',
        objectType: 'lexicon',
        objectId: lexiconId,
        details: { number: version.number, terms: version.termCount, termsHash: version.termsHash },
      });
      return version;
    });
  }

  private async changedRows(
    lexiconId: string,
    name: string,
    changes: LexiconChange[],
  ): Promise<LexiconRow[]> {
    const [newest] = await this.versions.list(lexiconId, 1, null);
    const rows = new Map((newest ? await this.versions.rows(newest, name) : []).map((row) => [row.id, row]));
    const faults: Fault[] = [];
    const put: PlacedRow[] = [];
    for (const [index, { put: wanted, remove }] of changes.entries()) {
      const path = `changes.${index}`;
      if ((wanted === undefined) === (remove === undefined)) {
        faults.push(
          fault(path, 'put_or_remove', '每项改动只能是 put 或 remove。', 'A change either puts or removes.'),
        );
      } else if (remove !== undefined) {
        if (rows.delete(remove)) continue;
        faults.push(fault(`${path}.remove`, 'row_unknown', '没有这个编号的词条。', 'No row has this id.'));
      } else if (wanted) {
        const row = readLexiconObject(wanted, `${path}.put`, faults);
        if (!row) continue;
        rows.set(row.id, row);
        put.push({ line: index, row });
      }
    }
    await soundRows({ rows: put, faults }, (line) => `changes.${line}.put`);
    return requireCount([...rows.values()]);
  }
}

/** The rows of a file without any fault, each found by its own sample sentences. @throws AppError `invalid_input` */
async function soundRows(
  { rows, faults }: ReadFile,
  pathOf: (line: number) => string = (line) => `lines.${line}`,
): Promise<LexiconRow[]> {
  requireCount(rows);
  const all = [...faults, ...(await rowFaults(rows, pathOf))];
  if (all.length === 0) return rows.map(({ row }) => row);
  const told = all.sort(byLine).slice(0, MAX_FAULTS_TOLD);
  if (all.length > told.length) {
    told.push(
      fault(
        'file',
        'more_faults',
        `共有 ${all.length} 处错误，这里只列出前 ${MAX_FAULTS_TOLD} 处。`,
        `There are ${all.length} faults, of which the first ${MAX_FAULTS_TOLD} are listed.`,
      ),
    );
  }
  throw invalidInput(told);
}

/** In the order of the file; faults of one line stay as they were found. */
function byLine({ path: one }: Fault, { path: other }: Fault): number {
  const lineOf = (path: string) => Number(path.split('.')[1] ?? 0);
  return lineOf(one) - lineOf(other);
}

function requireCount<Row>(rows: Row[]): Row[] {
  if (rows.length <= MAX_ROWS) return rows;
  throw invalidInput([
    fault(
      'file',
      'too_many_rows',
      `一个词库最多 ${MAX_ROWS} 条。`,
      `A lexicon has at most ${MAX_ROWS} rows.`,
    ),
  ]);
}

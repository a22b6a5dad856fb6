import { Inject, Injectable } from '@nestjs/common';
import { AppError, beijingDate, fault, invalidInput, newId, sha256 } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { UploadAsset } from '@haojiao/features/assets';
import type { ReceivedFile } from '@haojiao/features/assets';
import { AuditService } from '@haojiao/features/audit';
import { readArchive, readTable } from '@haojiao/features/imports';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { KeepFiles } from '../messages/keep-files';
import { IntakePhones } from '../messages/phones';
import { SubmissionSheetRowEntity } from '../persistence/submission-sheet-row.entity';
import { SubmissionSheetEntity } from '../persistence/submission-sheet.entity';
import type { SheetFile } from '../persistence/submission-sheet.entity';
import { readRows } from './read-rows';
import { ResolveRows } from './resolve-rows';
import { sheetUnknown } from './sheet-errors';
import { archiveLimits, sheetLimits } from './sheet-limits';

/** A file beside the sheet: received and judged, or refused already. */
export type ReceivedSheetFile = { name: string; bytes: number } & (
  { received: ReceivedFile } | { refusal: SheetFile['refusal'] }
);

export interface ReceivedSheet {
  fileName: string;
  /** A workbook, CSV, or an archive that holds one of them and its files. */
  bytes: Buffer;
  files: ReceivedSheetFile[];
}

/** Reads a sheet of reports and says row by row what is wrong. Nothing is sent yet. */
@Injectable()
export class CreateSheet {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly rows: ResolveRows,
    private readonly upload: UploadAsset,
    private readonly files: KeepFiles,
    private readonly phones: IntakePhones,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Files that no row names are not kept.
   * @throws AppError `organization_not_found`, `not_allowed`, `invalid_input`, as `readTable`
   */
  async run(actor: Actor, organizationId: string, sheet: ReceivedSheet): Promise<SubmissionSheetEntity> {
    const place = await this.organizations.placeOf(organizationId);
    actor.require('submission.write', place, {
      read: 'organization.read',
      noun: 'organization',
      zh: '没有这个单位。',
      en: 'There is no such unit.',
    });
    const now = this.clock.now();
    const { table, packed } = await unpack(sheet.bytes);
    const rows = readRows(await readTable(table, sheetLimits), beijingDate(now));
    const wanted = new Set(rows.flatMap(({ files }) => files.map((name) => name.toLowerCase())));
    const files: SheetFile[] = [];
    for (const file of sheet.files) {
      if (wanted.has(file.name.toLowerCase())) files.push(await this.keepReceived(actor, place.id, file));
    }
    for (const [name, bytes] of packed) {
      if (!wanted.has(name.toLowerCase())) continue;
      const kept = await this.files.keep(actor, place.id, { name, bytes }, now);
      files.push({ name, bytes: bytes.length, ...kept });
    }
    const inputs = await this.rows.run(actor, place.id, rows, files);
    return this.database.transaction(async (manager) => {
      const id = newId();
      const made = manager.create(SubmissionSheetEntity, {
        id,
        organizationId: place.id,
        createdBy: actor.userId,
        fileName: sheet.fileName,
        sha256: sha256(sheet.bytes),
        files,
        createdAt: now,
      });
      await manager.insert(SubmissionSheetEntity, made);
      for (const [at, row] of rows.entries()) {
        const rowId = newId();
        await manager.insert(SubmissionSheetRowEntity, {
          id: rowId,
          sheetId: id,
          line: row.line,
          state: inputs[at] ? 'good' : 'faulty',
          title: row.title,
          input: inputs[at] as object,
          sealedContactPhone: inputs[at] ? this.phones.seal(rowId, row.contactPhone) : null,
          faults: row.faults,
        });
      }
      await this.audit.record(manager, {
        actor: actor.audit,
        organizationId: place.id,
        action: 'submission_sheet.uploaded',
        objectType: 'submission_sheet',
        objectId: id,
        details: { fileName: sheet.fileName, rows: rows.length, good: inputs.filter(Boolean).length },
      });
      return made;
    });
  }

  private async keepReceived(
    actor: Actor,
    organizationId: string,
    file: ReceivedSheetFile,
  ): Promise<SheetFile> {
    const { name, bytes } = file;
    if (!('received' in file)) return { name, bytes, assetId: null, refusal: file.refusal };
    const asset = await this.upload.run(actor, file.received, { organizationId });
    return { name, bytes, assetId: asset.id, refusal: null };
  }
}

/** @throws AppError `invalid_input` for an archive with no sheet or with several, and as `readArchive` */
async function unpack(bytes: Buffer): Promise<{ table: Buffer; packed: Map<string, Buffer> }> {
  if (bytes.subarray(0, 2).toString('latin1') !== 'PK') return { table: bytes, packed: new Map() };
  const isJunk = (name: string) => /(?:^|\/)(?:__MACOSX|\.|~\$)|\/$/.test(name);
  const entries = await readArchive(bytes, archiveLimits, (name) => !isJunk(name)).catch((error: unknown) => {
    // What is no archive for us may still be a workbook with many parts: that has limits of its own.
    if (error instanceof AppError && bytes.length <= sheetLimits.sheetBytes) return null;
    throw error;
  });
  if (!entries || entries.has('xl/workbook.xml')) return { table: bytes, packed: new Map() };
  const tables = [...entries.keys()].filter((name) => /\.(?:xlsx|csv)$/i.test(name));
  if (tables.length === 0) throw sheetUnknown();
  if (tables.length > 1) throw severalTables(tables.length);
  const packed = new Map<string, Buffer>();
  for (const [path, content] of entries) {
    const name = path.split(/[/\\]/).at(-1)!;
    if (path !== tables[0]) packed.set(name, content);
  }
  return { table: entries.get(tables[0]!)!, packed };
}

function severalTables(count: number): AppError {
  return invalidInput([
    fault(
      'file',
      'sheet_ambiguous',
      `压缩包中有 ${count} 个表格，请只放一个。`,
      `The archive holds ${count} sheets; put one in.`,
    ),
  ]);
}

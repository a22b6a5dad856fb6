import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { AppError, SECOND_MS, fault, invalidInput, isId } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';
import type { AssetIntake } from '@haojiao/features/assets';
import type { ReceivedSheet, ReceivedSheetFile } from '../sheets/create-sheet';
import { sheetTooLarge } from '../sheets/sheet-errors';
import { sheetLimits } from '../sheets/sheet-limits';

const SILENCE_MS = 60 * SECOND_MS;

export interface SheetForm {
  organizationId: string;
  sheet: ReceivedSheet;
}

/**
 * The form of a sheet: `file` is the sheet or an archive, `files` any number of pictures and documents, each judged
 * while it flows. A file that is refused stops nothing: its rows will say so. Whatever is thrown, nothing is left behind.
 * @throws AppError `invalid_input`, `multipart_malformed`, `sheet_too_large`, `storage_full`
 */
export async function readSheetForm(request: FastifyRequest, intake: AssetIntake): Promise<SheetForm> {
  if (!request.isMultipart()) throw malformed('multipart_expected');
  const limits = {
    files: sheetLimits.files + 1,
    fields: 5,
    fieldSize: 100,
    fileSize: sheetLimits.filesBytes,
  };
  const silence = setTimeout(() => request.raw.destroy(), SILENCE_MS);
  const files: ReceivedSheetFile[] = [];
  const faults: Fault[] = [];
  let organizationId = '';
  let table: { fileName: string; bytes: Buffer } | null = null;
  let total = 0;
  try {
    for await (const part of request.parts({ limits })) {
      silence.refresh();
      if (part.type === 'field') {
        if (part.fieldname === 'organizationId') organizationId = String(part.value);
        else faults.push(unknownField(part.fieldname));
      } else if (part.fieldname === 'file' && !table) {
        table = { fileName: nameOf(part), bytes: await collected(part, silence) };
      } else if (part.fieldname === 'files') {
        const file = await receive(part, intake, silence);
        files.push(file);
        total += file.bytes;
        if (total > sheetLimits.filesBytes) throw sheetTooLarge();
      } else {
        part.file.resume();
        faults.push(unknownField(part.fieldname));
      }
    }
    if (!table) faults.push(fileMissing());
    if (!isId(organizationId)) faults.push(unitMissing());
    if (faults.length > 0 || !table) throw invalidInput(faults);
    return { organizationId: organizationId.toLowerCase(), sheet: { ...table, files } };
  } catch (error) {
    await discardSheet(files, intake);
    throw error instanceof AppError ? error : malformed('multipart_malformed', error);
  } finally {
    clearTimeout(silence);
  }
}

/** Safe to call for files that were handed on. */
export async function discardSheet(files: readonly ReceivedSheetFile[], intake: AssetIntake): Promise<void> {
  for (const file of files) if ('received' in file) await intake.discard(file.received);
}

async function receive(
  part: MultipartFile,
  intake: AssetIntake,
  silence: NodeJS.Timeout,
): Promise<ReceivedSheetFile> {
  const name = nameOf(part);
  try {
    const received = await intake.receive(flowing(part, silence), name);
    return { name, bytes: received.bytes, received };
  } catch (error) {
    part.file.resume();
    if (!(error instanceof AppError) || error.kind === 'unavailable') throw error;
    const message = error.faults[0]?.message ?? error.detail;
    return { name, bytes: part.file.bytesRead, refusal: { code: error.code, message } };
  }
}

async function collected(part: MultipartFile, silence: NodeJS.Timeout): Promise<Buffer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of flowing(part, silence)) {
    bytes += chunk.length;
    if (bytes > sheetLimits.archiveBytes) throw sheetTooLarge();
    parts.push(chunk);
  }
  return Buffer.concat(parts);
}

async function* flowing(part: MultipartFile, silence: NodeJS.Timeout): AsyncGenerator<Buffer> {
  for await (const chunk of part.file as AsyncIterable<Buffer>) {
    silence.refresh();
    yield chunk;
  }
  if (part.file.truncated) throw sheetTooLarge();
}

/** By which rows name it. */
function nameOf({ filename }: MultipartFile): string {
  const base = filename.split(/[/\\]/).at(-1) ?? '';
  return base.replace(/[\p{Cc}\p{Cf}]/gu, '').slice(0, 200) || 'file';
}

function fileMissing(): Fault {
  return fault('file', 'file_missing', '请在字段 file 中附上表格。', 'Put the sheet into the field "file".');
}

function unitMissing(): Fault {
  return fault('organizationId', 'uuid', '请填写报送单位的编号。', 'It must be the id of the sending unit.');
}

function unknownField(name: string): Fault {
  return fault(
    name,
    'unknown_property',
    '没有这个字段，或重复。',
    'There is no such field, or it came twice.',
  );
}

function malformed(code: 'multipart_expected' | 'multipart_malformed', cause?: unknown): AppError {
  return new AppError(
    code === 'multipart_expected' ? 'unsupportedMediaType' : 'invalidInput',
    code,
    {
      zh: '请以 multipart/form-data 上传：file 为表格，files 为图片和附件，organizationId 为单位编号。',
      en: 'Send multipart/form-data: the sheet as "file", pictures and documents as "files", the unit as "organizationId".',
    },
    { cause },
  );
}

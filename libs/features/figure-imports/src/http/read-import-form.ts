import type { MultipartFile } from '@fastify/multipart';
import { isRFC3339 } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { AppError, SECOND_MS, fault, firstCharacters, invalidInput, isId } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';
import type { SentTable } from '../check-figure-import';
import { importLimits } from '../import-limits';
import { importFields } from '../read-lines';
import type { ColumnMapping, ImportField } from '../read-lines';

const SILENCE_MS = 60 * SECOND_MS;
const names = ['channelAccountId', 'takenAt', 'mapping'];
const MOST_MAPPED = 60;

/**
 * The form of an import: `file`, `channelAccountId`, and where needed `takenAt` and `mapping` (JSON, heads to fields).
 * @throws AppError `invalid_input`, `multipart_expected`, `table_too_large`
 */
export async function readImportForm(request: FastifyRequest): Promise<SentTable> {
  if (!request.isMultipart()) throw notMultipart();
  const limits = { files: 1, fields: names.length, fieldSize: 20_000, fileSize: importLimits.sheetBytes };
  const silence = setTimeout(() => request.raw.destroy(), SILENCE_MS);
  const fields = new Map<string, string>();
  const faults: Fault[] = [];
  let file: { fileName: string; bytes: Buffer } | null = null;
  try {
    for await (const part of request.parts({ limits })) {
      silence.refresh();
      if (part.type === 'file' && part.fieldname === 'file') file = await collected(part, silence);
      else if (part.type === 'file') part.file.resume();
      if (part.type === 'field' && names.includes(part.fieldname))
        fields.set(part.fieldname, String(part.value));
      else if (part.fieldname !== 'file') faults.push(unknownField(part.fieldname));
    }
  } catch (error) {
    throw error instanceof AppError ? error : notMultipart(error);
  } finally {
    clearTimeout(silence);
  }
  const channelAccountId = fields.get('channelAccountId') ?? '';
  if (!isId(channelAccountId)) faults.push(accountMissing());
  if (!file) faults.push(fileMissing());
  const takenAt = takenAtOf(fields.get('takenAt') ?? '', faults);
  const mapping = mappingOf(fields.get('mapping') ?? '', faults);
  if (faults.length > 0 || !file) throw invalidInput(faults);
  return { channelAccountId: channelAccountId.toLowerCase(), ...file, takenAt, mapping };
}

async function collected(
  part: MultipartFile,
  silence: NodeJS.Timeout,
): Promise<{ fileName: string; bytes: Buffer }> {
  const chunks: Buffer[] = [];
  for await (const chunk of part.file as AsyncIterable<Buffer>) {
    silence.refresh();
    chunks.push(chunk);
  }
  if (part.file.truncated) {
    throw new AppError('tooLarge', 'table_too_large', {
      zh: `表格太大，最多 ${importLimits.sheetBytes / 1024 / 1024} MB、${importLimits.rows} 行；请分成几个。`,
      en: `At most ${importLimits.sheetBytes / 1024 / 1024} MB and ${importLimits.rows} lines; divide the table.`,
    });
  }
  const fileName = firstCharacters(part.filename.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, ''), 200) || 'table';
  return { fileName, bytes: Buffer.concat(chunks) };
}

function takenAtOf(text: string, faults: Fault[]): Date | null {
  if (text === '') return null;
  const at = new Date(text);
  if (isRFC3339(text) && !Number.isNaN(at.getTime())) return at;
  faults.push(
    fault(
      'takenAt',
      'isRfc3339',
      '应为带时区的时间，如 2026-11-21T09:00:00+08:00。',
      'A time with its zone, e.g. 2026-11-21T09:00:00+08:00.',
    ),
  );
  return null;
}

function mappingOf(text: string, faults: Fault[]): ColumnMapping {
  if (text === '') return {};
  try {
    const given = JSON.parse(text) as unknown;
    if (isMapping(given)) return given;
  } catch {
    // Told below, as every other shape is.
  }
  faults.push(
    fault(
      'mapping',
      'mapping_invalid',
      `应为 JSON 对象，列名对应字段：${[...importFields, 'ignored'].join('、')}，每个字段只用一次。`,
      `A JSON object from heads to fields, each once: ${[...importFields, 'ignored'].join(', ')}.`,
    ),
  );
  return {};
}

function isMapping(given: unknown): given is ColumnMapping {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return false;
  const values: unknown[] = Object.values(given);
  if (values.length > MOST_MAPPED) return false;
  const wanted = values.filter((field) => field !== 'ignored');
  return (
    wanted.every((field) => importFields.includes(field as ImportField)) &&
    new Set(wanted).size === wanted.length
  );
}

function unknownField(name: string): Fault {
  return fault(name, 'unknown_property', '没有这个字段。', 'There is no such field.');
}

function accountMissing(): Fault {
  return fault(
    'channelAccountId',
    'uuid',
    '请填写渠道账号的编号。',
    'It must be the id of a channel account.',
  );
}

function fileMissing(): Fault {
  return fault('file', 'file_missing', '请在字段 file 中附上表格。', 'Put the table into the field "file".');
}

function notMultipart(cause?: unknown): AppError {
  const words = {
    zh: '请以 multipart/form-data 上传：file 为 XLSX 或 CSV 表格，channelAccountId 为渠道账号编号。',
    en: 'Send multipart/form-data: an XLSX or CSV table as "file", the account as "channelAccountId".',
  };
  return new AppError('unsupportedMediaType', 'multipart_expected', words, { cause });
}

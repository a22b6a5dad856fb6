import type { FastifyRequest } from 'fastify';
import { AppError, fault, invalidInput } from '@haojiao/kernel';
import { tableLimits } from '../legacy-imports.service';

/**
 * The one file of a form, field `file`, held in memory up to its bound.
 * @throws AppError `invalid_input`, `multipart_expected`, `table_too_large`
 */
export async function readTableForm(request: FastifyRequest): Promise<{ fileName: string; bytes: Buffer }> {
  if (!request.isMultipart()) throw notMultipart();
  const limits = { fileSize: tableLimits.sheetBytes, files: 1, fields: 0 };
  const part = await request.file({ limits }).catch((cause: unknown) => {
    throw notMultipart(cause);
  });
  if (part?.fieldname !== 'file') {
    part?.file.resume();
    throw invalidInput([
      fault('file', 'file_missing', '请在字段 file 中附上表格。', 'Put the table into the field "file".'),
    ]);
  }
  const chunks: Buffer[] = [];
  for await (const chunk of part.file as AsyncIterable<Buffer>) chunks.push(chunk);
  if (part.file.truncated) {
    throw new AppError('tooLarge', 'table_too_large', {
      zh: '表格太大，最多 60 MB、2 万行；请分成几个。',
      en: 'The table is too large: 60 MB and 20,000 lines at most; divide it.',
    });
  }
  const fileName = part.filename.replace(/[\p{Cc}\p{Cf}]/gu, '').slice(0, 200) || 'table';
  return { fileName, bytes: Buffer.concat(chunks) };
}

function notMultipart(cause?: unknown): AppError {
  const words = {
    zh: '请以 multipart/form-data 上传，字段 file 为 XLSX 或 CSV 表格。',
    en: 'Send multipart/form-data with an XLSX or CSV table as "file".',
  };
  return new AppError('unsupportedMediaType', 'multipart_expected', words, { cause });
}

import { extname } from 'node:path';
import type { FastifyRequest } from 'fastify';
import { AppError, fault, invalidInput } from '@haojiao/kernel';
import { decodeText } from '../files/decode-text';
import type { LexiconFormat } from '../files/read-lexicon-file';
import type { LexiconImport } from '../services/import-lexicon';
import type { ImportLexiconRequest } from './lexicon.requests';

/** 200,000 rows of ordinary length. */
const MAX_BYTES = 48 * 1024 * 1024;

const formats: Record<string, LexiconFormat> = {
  'text/csv': 'csv',
  'application/jsonl': 'jsonl',
  'application/x-ndjson': 'jsonl',
};

/** Kinds of bodies that come as a file; the parser of bodies leaves them for `readLexiconBody`. */
export const lexiconFileTypes = Object.keys(formats);

/**
 * A file as the only part of a form, as the body itself, or changes as JSON.
 * @throws AppError `invalid_input`, `file_too_large` (413), `lexicon_format_unknown` (415), `multipart_malformed`
 */
export async function readLexiconBody(
  request: FastifyRequest,
  { changes }: ImportLexiconRequest,
): Promise<LexiconImport> {
  if (request.isMultipart()) return readForm(request);
  const type = mediaTypeOf(request);
  const format = formats[type];
  if (format) return { text: await textOf(request.raw), format };
  if (type !== 'application/json') throw unknownFormat();
  if (changes) return { changes };
  throw invalidInput([
    fault('changes', 'required', '请提供 changes，或上传文件。', 'Give changes, or a file.'),
  ]);
}

async function readForm(request: FastifyRequest): Promise<LexiconImport> {
  const limits = { fileSize: MAX_BYTES + 1, files: 1, fields: 0 };
  const part = await request.file({ limits }).catch((cause: unknown) => {
    throw new AppError(
      'invalidInput',
      'multipart_malformed',
      { zh: '表单不完整或无法解析，请重新上传。', en: 'The form can not be read; send it again.' },
      { cause },
    );
  });
  if (!part || part.fieldname !== 'file') {
    throw invalidInput([
      fault('file', 'file_missing', '请在字段 file 中附上文件。', 'Put the file into the field "file".'),
    ]);
  }
  const extension = extname(part.filename).toLowerCase();
  const format = extension === '.csv' ? 'csv' : extension === '.jsonl' ? 'jsonl' : formats[part.mimetype];
  if (!format) throw unknownFormat();
  return { text: await textOf(part.file), format };
}

async function textOf(source: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of source) {
    bytes += chunk.length;
    if (bytes > MAX_BYTES) {
      throw new AppError('tooLarge', 'file_too_large', {
        zh: `词库文件最大 ${MAX_BYTES / 1024 / 1024} MB。`,
        en: `A lexicon has at most ${MAX_BYTES / 1024 / 1024} MB.`,
      });
    }
    chunks.push(chunk);
  }
  return decodeText(Buffer.concat(chunks));
}

function mediaTypeOf(request: FastifyRequest): string {
  return (request.headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase();
}

function unknownFormat(): AppError {
  return new AppError('unsupportedMediaType', 'lexicon_format_unknown', {
    zh: '请上传 CSV 或 JSON Lines 文件，或以 JSON 提供 changes。',
    en: 'Send CSV, JSON lines, a form with such a file, or changes as JSON.',
  });
}

import { readFile } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { fileTypeFromBuffer } from 'file-type';
import { AppError, docxType, fault, invalidInput } from '@haojiao/kernel';
import { AssetIntake } from '@haojiao/features/assets';
import type { ImportKind } from './domain/read-result';
import { decodeText, hasTextMark } from './domain/decode-text';
import { importNotReadable, importTooLarge } from './import-errors';

/** A file that was judged by its bytes; texts are known to be texts, documents to be Word's. */
export interface ReceivedSource {
  kind: ImportKind;
  bytes: Buffer;
  fileName: string;
}

const MB = 1024 * 1024;
export const MAX_TEXT_BYTES = 4 * MB;

const zip = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
const oldOffice = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
/** The door for files to be imported. Documents go through the door of all uploads; texts have no other one. */
@Injectable()
export class ImportIntake {
  constructor(private readonly assets: AssetIntake) {}

  /**
   * Reads a file while it flows: a text is held in memory up to its small limit, a document goes to the disk first.
   * @throws AppError as `AssetIntake.receive`; `legacy_document`, `media_type_unsupported` (415), `import_too_large` (413)
   */
  async receive(chunks: AsyncIterable<Buffer>, givenName: string): Promise<ReceivedSource> {
    const source = chunks[Symbol.asyncIterator]();
    let head = Buffer.alloc(0);
    let isDone = false;
    while (head.length < 512 && !isDone) {
      const next = await source.next();
      isDone = next.done === true;
      if (!next.done) head = Buffer.concat([head, next.value]);
    }
    const all = rejoined(head, source);
    if (head.subarray(0, 4).equals(zip)) return this.document(all, givenName);
    requireImportable(head);
    const bytes = await collected(all);
    return { kind: await textKindOf(bytes, givenName), bytes, fileName: nameOf(givenName) };
  }

  private async document(chunks: AsyncIterable<Buffer>, givenName: string): Promise<ReceivedSource> {
    const received = await this.assets.receive(chunks, givenName);
    try {
      if (received.type.mediaType !== docxType) throw importNotReadable('other');
      return { kind: 'docx', bytes: await readFile(received.path), fileName: received.fileName };
    } finally {
      await this.assets.discard(received);
    }
  }
}

/** Files that people do send, each with the way out. @throws AppError `legacy_document`, `media_type_unsupported` */
function requireImportable(head: Buffer): void {
  if (head.length === 0) {
    throw invalidInput([fault('file', 'file_empty', '文件是空的。', 'The file is empty.')]);
  }
  if (head.subarray(0, 4).equals(oldOffice)) throw importNotReadable('doc');
  const start = head.toString('latin1').trimStart();
  if (start.startsWith('{\\rtf')) throw importNotReadable('rtf');
  if (start.startsWith('%PDF-')) throw importNotReadable('pdf');
}

/** @throws AppError `media_type_unsupported` for bytes that are no text */
async function textKindOf(bytes: Buffer, givenName: string): Promise<ImportKind> {
  const isMarked = hasTextMark(bytes);
  const detected = isMarked ? undefined : await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (detected && !/xml|html|text/.test(detected.mime)) throw importNotReadable('other');
  const { text } = decodeText(bytes);
  // eslint-disable-next-line no-control-regex
  const controls = text.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/g)?.length ?? 0;
  const unreadable = text.match(/\ufffd/g)?.length ?? 0;
  if (controls > text.length / 200 || unreadable > text.length / 5) throw importNotReadable('other');
  return kindOfText(text, givenName);
}

/** What a text is written in; an XML that is no page is refused like any other file. */
export function kindOfText(text: string, givenName: string): ImportKind {
  const start = text
    .replace(/^\ufeff/, '')
    .trimStart()
    .slice(0, 1_000);
  if (/^<\?xml|^<svg/i.test(start) && !/<html/i.test(start)) throw importNotReadable('other');
  if (/^<(?:!doctype html|html|head|body|meta)[\s>]/i.test(start)) return 'html';
  if (/\.html?$/i.test(givenName)) return 'html';
  return /\.(?:md|markdown)$/i.test(givenName) ? 'markdown' : 'text';
}

async function* rejoined(head: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  try {
    if (head.length > 0) yield head;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

async function collected(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of chunks) {
    length += part.length;
    if (length > MAX_TEXT_BYTES) throw textTooLarge();
    parts.push(part);
  }
  return Buffer.concat(parts);
}

export function textTooLarge(): AppError {
  return importTooLarge(
    `文本过大，最大 ${MAX_TEXT_BYTES / MB} MB。请拆分后再导入。`,
    `The text is too large; at most ${MAX_TEXT_BYTES / MB} MB. Split it first.`,
  );
}

/** To show beside the import; what the file is the bytes have said. */
function nameOf(given: string): string {
  const base = given.split(/[/\\]/).at(-1) ?? '';
  return base.replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '').slice(0, 150) || 'file';
}

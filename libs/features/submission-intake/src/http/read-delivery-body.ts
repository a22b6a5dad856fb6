import type { FastifyRequest } from 'fastify';
import { AppError, SECOND_MS, fault, invalidInput } from '@haojiao/kernel';
import { MAX_MESSAGE_BYTES } from '../mailboxes/imap-connection';

/** Bodies of this type are left unread for `readDeliveryBody`, which has its own limit. */
export const mailFileTypes = ['message/rfc822'];

const MB = 1024 * 1024;
const SILENCE_MS = 30 * SECOND_MS;

/**
 * The message as the body itself, or as the only file of a form, in the field `message`.
 * @throws AppError `message_too_large` (413), `media_type_unsupported` (415), `invalid_input`, `multipart_malformed`
 */
export async function readDeliveryBody(request: FastifyRequest): Promise<Buffer> {
  if (request.isMultipart()) return readForm(request);
  const type = (request.headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase();
  if (!mailFileTypes.includes(type)) throw unknownType();
  return collected(request.raw, request);
}

async function readForm(request: FastifyRequest): Promise<Buffer> {
  const limits = { fileSize: MAX_MESSAGE_BYTES + 1, files: 1, fields: 0 };
  const part = await request.file({ limits }).catch((cause: unknown) => {
    throw malformed(cause);
  });
  if (!part || part.fieldname !== 'message') {
    throw invalidInput([
      fault(
        'message',
        'file_missing',
        '请在字段 message 中附上邮件原文。',
        'Put the message into the field "message".',
      ),
    ]);
  }
  return collected(part.file, request);
}

async function collected(chunks: AsyncIterable<Buffer>, request: FastifyRequest): Promise<Buffer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  const silence = setTimeout(() => request.raw.destroy(), SILENCE_MS);
  try {
    for await (const chunk of chunks) {
      silence.refresh();
      bytes += chunk.length;
      if (bytes > MAX_MESSAGE_BYTES) throw tooLarge();
      parts.push(chunk);
    }
  } catch (error) {
    throw error instanceof AppError ? error : malformed(error);
  } finally {
    clearTimeout(silence);
  }
  if (bytes === 0) {
    throw invalidInput([fault('message', 'file_empty', '邮件是空的。', 'The message is empty.')]);
  }
  return Buffer.concat(parts);
}

function tooLarge(): AppError {
  return new AppError('tooLarge', 'message_too_large', {
    zh: `邮件最大 ${MAX_MESSAGE_BYTES / MB} MB。`,
    en: `A message has at most ${MAX_MESSAGE_BYTES / MB} MB.`,
  });
}

function unknownType(): AppError {
  return new AppError('unsupportedMediaType', 'media_type_unsupported', {
    zh: '请以 message/rfc822 发送邮件原文，或以 multipart/form-data 的 message 字段上传。',
    en: 'Send the message as message/rfc822, or as the field "message" of multipart/form-data.',
  });
}

function malformed(cause: unknown): AppError {
  return new AppError(
    'invalidInput',
    'multipart_malformed',
    { zh: '请求不完整或无法解析，请重新发送。', en: 'The request can not be read; send it again.' },
    { cause },
  );
}

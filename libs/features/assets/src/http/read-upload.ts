import type { MultipartFile } from '@fastify/multipart';
import type { ArgumentMetadata, Type } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AppError, fault, invalidInput } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';
import { createValidationPipe } from '@haojiao/infrastructure/http';
import { MAX_UPLOAD_BYTES, fileTooLarge } from '../asset-limits';

export interface Upload<Received, Input> {
  received: Received;
  input: Input;
}

/** Where the file of a form goes, and what its text fields must be. */
export interface UploadDoor<Received, Input> {
  receive(chunks: AsyncIterable<Buffer>, fileName: string): Promise<Received>;
  /** Called when the form turned out to be wrong after its file was received. */
  discard(received: Received): Promise<void>;
  fields: Type<Input>;
}

const limits = {
  fileSize: MAX_UPLOAD_BYTES + 1,
  files: 2,
  fields: 20,
  fieldNameSize: 100,
  fieldSize: 10_000,
};

/** An upload may take hours, but not fall silent: then its connection is ended. */
const SILENCE_MS = 60_000;

/**
 * Reads the form of an upload: one `file`, and text fields before or behind it. The file is judged behind the door while
 * it flows; faults of the fields come all at once.
 * @throws AppError as the door's `receive`, `invalid_input`, `multipart_expected`, `multipart_malformed`
 */
export async function readUpload<Received, Input extends object>(
  request: FastifyRequest,
  door: UploadDoor<Received, Input>,
): Promise<Upload<Received, Input>> {
  if (!request.isMultipart()) throw multipartExpected();
  const silence = setTimeout(() => request.raw.destroy(), SILENCE_MS);
  const fields: Record<string, string> = {};
  let received: Received | null = null;
  try {
    for await (const part of understood(request.parts({ limits }), silence)) {
      if (part.type === 'field') {
        if (part.valueTruncated || part.fieldnameTruncated || part.fieldname in fields) {
          throw invalidInput([
            fault(part.fieldname, 'field_invalid', '重复或太长。', 'Repeated or too long.'),
          ]);
        }
        fields[part.fieldname] = String(part.value);
      } else if (received || part.fieldname !== 'file') {
        throw invalidInput([
          fault(
            part.fieldname,
            'file_unexpected',
            '一次只传一个文件，字段名为 file。',
            'One file at a time, in the field "file".',
          ),
        ]);
      } else {
        received = await door.receive(bytesOf(part, silence), part.filename);
      }
    }
    const input = await checkFields(fields, door.fields, received === null);
    return { received: received!, input };
  } catch (error) {
    if (received) await door.discard(received);
    throw error;
  } finally {
    clearTimeout(silence);
  }
}

/** Faults of the fields and of a missing file together. */
async function checkFields<Input extends object>(
  fields: Record<string, string>,
  metatype: Type<Input>,
  isFileMissing: boolean,
): Promise<Input> {
  const faults: Fault[] = isFileMissing
    ? [fault('file', 'file_missing', '请在字段 file 中附上文件。', 'Put the file into the field "file".')]
    : [];
  const metadata: ArgumentMetadata = { type: 'body', metatype };
  try {
    const input = (await createValidationPipe().transform(fields, metadata)) as Input;
    if (faults.length === 0) return input;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    faults.push(...error.faults);
  }
  throw invalidInput(faults);
}

async function* bytesOf(part: MultipartFile, silence: NodeJS.Timeout): AsyncGenerator<Buffer> {
  yield* understood(part.file as AsyncIterable<Buffer>, silence);
  // Over its limit the parser ends the stream as if the file were complete.
  if (part.file.truncated) throw fileTooLarge('video');
}

/** The form parser throws plain errors at a form that is cut off or malformed: the sender's fault, not ours. */
async function* understood<T>(source: AsyncIterable<T>, silence: NodeJS.Timeout): AsyncGenerator<T> {
  const iterator = source[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await iterator.next().catch((error: unknown) => {
        throw multipartMalformed(error);
      });
      silence.refresh();
      if (next.done) return;
      yield next.value;
    }
  } finally {
    await iterator.return?.();
  }
}

function multipartExpected(): AppError {
  return new AppError('unsupportedMediaType', 'multipart_expected', {
    zh: '请以 multipart/form-data 上传：file 为文件，organizationId 为单位编号。',
    en: 'Send multipart/form-data: the file as "file", the unit as "organizationId".',
  });
}

function multipartMalformed(cause: unknown): AppError {
  return new AppError(
    'invalidInput',
    'multipart_malformed',
    {
      zh: '上传的表单不完整或无法解析，请重新上传。',
      en: 'The form is incomplete or can not be read; send it again.',
    },
    { cause },
  );
}

import type { Multipart, MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { AppError, fault, invalidInput } from '@haojiao/kernel';
import type { AssetIntake, ReceivedFile } from '@haojiao/features/assets';

export interface ResultForm {
  remoteUrl: string;
  note: string;
  screenshot: ReceivedFile | null;
}

/** A screenshot of a long page stays below. */
const MAX_BYTES = 20 * 1024 * 1024;
const SILENCE_MS = 30_000;
const limits = { fileSize: MAX_BYTES, files: 1, fields: 5, fieldNameSize: 50, fieldSize: 4_000 };

/**
 * Reads the form of the phone page. The picture is judged by its bytes while it flows.
 * @throws AppError as `AssetIntake.receive`, `form_malformed`, `invalid_input`
 */
export async function readResultForm(request: FastifyRequest, intake: AssetIntake): Promise<ResultForm> {
  if (!request.isMultipart()) throw malformed();
  const form: ResultForm = { remoteUrl: '', note: '', screenshot: null };
  const silence = setTimeout(() => request.raw.destroy(), SILENCE_MS);
  try {
    const parts = request.parts({ limits });
    for (;;) {
      const next: IteratorResult<Multipart> = await parts.next().catch((error: unknown) => {
        throw malformed(error);
      });
      silence.refresh();
      if (next.done) break;
      const part = next.value;
      if (part.type === 'file') form.screenshot = await receive(part, intake, silence);
      else if (part.fieldname === 'remoteUrl') form.remoteUrl = String(part.value).trim();
      else if (part.fieldname === 'note') form.note = String(part.value).trim().slice(0, 500);
    }
    requireAddress(form.remoteUrl);
    return form;
  } catch (error) {
    if (form.screenshot) await intake.discard(form.screenshot);
    throw error;
  } finally {
    clearTimeout(silence);
  }
}

/** Browsers send a field without a file as a file without bytes. */
async function receive(
  part: MultipartFile,
  intake: AssetIntake,
  silence: NodeJS.Timeout,
): Promise<ReceivedFile | null> {
  const source = part.file[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const first = await source.next();
  if (first.done) return null;
  const received = await intake.receive(bytesOf(first.value, source, part, silence), part.filename);
  if (received.type.kind === 'image') return received;
  await intake.discard(received);
  throw invalidInput([
    fault(
      'screenshot',
      'not_an_image',
      '截图应为图片（PNG、JPEG 或 WebP）。',
      'The screenshot must be a picture (PNG, JPEG or WebP).',
    ),
  ]);
}

async function* bytesOf(
  first: Buffer,
  rest: AsyncIterator<Buffer>,
  part: MultipartFile,
  silence: NodeJS.Timeout,
): AsyncGenerator<Buffer> {
  yield first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) {
    silence.refresh();
    yield next.value;
  }
  // Over its limit the parser ends the stream as if the file were complete.
  if (!part.file.truncated) return;
  throw new AppError('tooLarge', 'file_too_large', {
    zh: '截图超过 20 MB，请换一张。',
    en: 'The screenshot is above 20 MB; take another.',
  });
}

function requireAddress(remoteUrl: string): void {
  if (remoteUrl === '') return;
  const isAddress =
    remoteUrl.length <= 1_000 && /^https?:\/\/[^\s]+$/i.test(remoteUrl) && URL.canParse(remoteUrl);
  if (isAddress) return;
  throw invalidInput([
    fault(
      'remoteUrl',
      'is_url',
      '链接应以 http:// 或 https:// 开头，请粘贴完整地址。',
      'The address must begin with http:// or https://; paste the whole of it.',
    ),
  ]);
}

function malformed(cause?: unknown): AppError {
  return new AppError(
    'invalidInput',
    'form_malformed',
    { zh: '提交的表单不完整，请重新提交。', en: 'The form is incomplete; send it again.' },
    { cause },
  );
}

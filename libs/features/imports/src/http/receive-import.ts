import type { FastifyRequest } from 'fastify';
import { fault, invalidInput } from '@haojiao/kernel';
import { createValidationPipe } from '@haojiao/infrastructure/http';
import { readUpload } from '@haojiao/features/assets';
import type { ImportInput } from '../create-import';
import { MAX_TEXT_BYTES, kindOfText, textTooLarge } from '../import-intake';
import type { ImportIntake, ReceivedSource } from '../import-intake';
import { ImportFileRequest, ImportPastedRequest } from './import.requests';

/**
 * A file in a form, or what was pasted as JSON.
 * @throws AppError as `ImportIntake.receive`, `invalid_input`, `multipart_malformed`
 */
export async function receiveImport(
  request: FastifyRequest,
  intake: ImportIntake,
): Promise<{ received: ReceivedSource; input: ImportInput }> {
  if (!request.isMultipart()) return pasted(request.body);
  return readUpload(request, {
    receive: (chunks, fileName) => intake.receive(chunks, fileName),
    // Held in memory: nothing is left behind.
    discard: async () => undefined,
    fields: ImportFileRequest,
  });
}

/** What was pasted is read as files are: what can't be kept is taken out, and said. */
const pipe = createValidationPipe({ isCleaned: true });

async function pasted(body: unknown): Promise<{ received: ReceivedSource; input: ImportInput }> {
  const metadata = { type: 'body', metatype: ImportPastedRequest } as const;
  const checked = (await pipe.transform(body ?? {}, metadata)) as ImportPastedRequest;
  const { html, text, organizationId, sourceUrl } = checked;
  if ((html === undefined) === (text === undefined)) {
    throw invalidInput([
      fault(
        'html',
        'one_of_two',
        '请在 html 和 text 中选填一项。',
        'Send either html or text, and not both.',
      ),
    ]);
  }
  const bytes = Buffer.from(html ?? text!);
  if (bytes.length > MAX_TEXT_BYTES) throw textTooLarge();
  const kind = html === undefined ? kindOfText('', '') : 'html';
  return { received: { kind, bytes, fileName: '' }, input: { organizationId, sourceUrl } };
}

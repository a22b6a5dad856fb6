import { Worker } from 'node:worker_threads';
import { SECOND_MS } from '@haojiao/kernel';
import { decodeText } from '@haojiao/features/imports';
import { headersOf, partsOf } from '../domain/message-identity';
import type { MailHeader } from '../domain/message-identity';
import { parseMailInThread } from './parse-mail-thread';
import type { ParsedMail } from './parse-mail-thread';

/** A hostile message must not hold the process: it is read in a thread that is ended after this. */
const PARSE_MS = 30 * SECOND_MS;
const THREAD_MEGABYTES = 512;
/** Files of one message. */
export const MAX_PARTS = 30;
const MAX_TEXT = 500_000;

export interface ReadMail extends ParsedMail {
  /** Topmost first. */
  headers: MailHeader[];
}

/** The message could not be read within bounds. */
export class MailUnreadable extends Error {
  constructor(cause: unknown) {
    super('The message can not be read', { cause });
    this.name = 'MailUnreadable';
  }
}

/** @throws MailUnreadable, also when it takes too long or too much memory */
export async function parseMail(source: Buffer): Promise<ReadMail> {
  const headers = headersOf(partsOf(source).head);
  const parsed = await inThread(source);
  return { ...parsed, subject: subjectOf(parsed, headers), headers };
}

function inThread(source: Buffer): Promise<ParsedMail> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(`(${parseMailInThread.toString()})()`, {
      eval: true,
      workerData: { source, library: require.resolve('mailparser'), maxParts: MAX_PARTS, maxText: MAX_TEXT },
      resourceLimits: { maxOldGenerationSizeMb: THREAD_MEGABYTES },
    });
    const timer = setTimeout(() => finish(() => reject(new MailUnreadable('timed out'))), PARSE_MS);
    const finish = (settle: () => void) => {
      clearTimeout(timer);
      settle();
      void worker.terminate();
    };
    worker.once('message', (parsed: ParsedMail) => finish(() => resolve(parsed)));
    worker.once('error', (error) => finish(() => reject(new MailUnreadable(error))));
    worker.once('exit', () => finish(() => reject(new MailUnreadable('ended early'))));
  });
}

/** Old programs write the subject in bare GB18030, against RFC 5322. */
function subjectOf({ subject }: ParsedMail, headers: MailHeader[]): string {
  const raw = headers.find(({ name }) => name === 'subject')?.value ?? '';
  const isBare = /[\u0080-\u00ff]/.test(raw);
  return isBare ? decodeText(Buffer.from(raw, 'latin1')).text.slice(0, 1_000) : subject;
}

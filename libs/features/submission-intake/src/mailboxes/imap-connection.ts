import { Injectable } from '@nestjs/common';
import type { ImapFlow } from 'imapflow';
import { SECOND_MS, lazily } from '@haojiao/kernel';
import { Settings } from '@haojiao/infrastructure/config';
import { judgeMailServer } from '@haojiao/infrastructure/http';
import type { SubmissionMailboxEntity } from '../persistence/submission-mailbox.entity';

const imapflow = lazily<typeof import('imapflow')>('imapflow');

/** Largest message that is fetched: a picture of 20 MB in its base64, and some words. */
export const MAX_MESSAGE_BYTES = 30 * 1024 * 1024;

const CONNECT_MS = 15 * SECOND_MS;
const SILENCE_MS = 30 * SECOND_MS;

export interface SignIn {
  mailbox: SubmissionMailboxEntity;
  password: string;
  /** Ends everything after it, whatever the server does. */
  withinMs: number;
}

/** Connections to mail servers: judged addresses, verified certificates, bounded in size and time. */
@Injectable()
export class ImapConnection {
  constructor(private readonly settings: Settings) {}

  /**
   * Signs in, opens the mailbox's folder for the work and signs out.
   * @throws AddressRefused; Error of the connection, see `problemOfMail`
   */
  async within<Result>(
    { mailbox, password, withinMs }: SignIn,
    work: (client: ImapFlow) => Promise<Result>,
  ): Promise<Result> {
    const { host, port, secure, isTrusted, lookup } = judgeMailServer(
      { host: mailbox.host!, port: mailbox.port!, secure: mailbox.secure! },
      this.settings.trustedOrigins,
    );
    const client = new (imapflow().ImapFlow)({
      host,
      port,
      secure,
      // Nobody signs in over a connection that others can read; inside, the operator's origin says that it may be so.
      doSTARTTLS: secure || isTrusted ? undefined : true,
      auth: { user: mailbox.username!, pass: password },
      tls: { rejectUnauthorized: true, ...(lookup && { lookup }) },
      clientInfo: { name: 'Haojiao' },
      logger: false,
      disableAutoIdle: true,
      disableCompression: true,
      connectionTimeout: CONNECT_MS,
      greetingTimeout: CONNECT_MS,
      socketTimeout: SILENCE_MS,
      maxLineLength: 1024 * 1024,
      maxLiteralSize: MAX_MESSAGE_BYTES + 1024,
      maxResponseSize: MAX_MESSAGE_BYTES + 2 * 1024 * 1024,
    });
    // What is not awaited right now would end the process.
    client.on('error', () => undefined);
    const deadline = setTimeout(() => client.close(), withinMs);
    try {
      await client.connect();
      const opened = await client.getMailboxLock(mailbox.folder!);
      try {
        return await work(client);
      } finally {
        opened.release();
      }
    } finally {
      clearTimeout(deadline);
      await signOut(client);
    }
  }
}

async function signOut(client: ImapFlow): Promise<void> {
  const patience = setTimeout(() => client.close(), 2 * SECOND_MS);
  await client.logout().catch(() => undefined);
  clearTimeout(patience);
  client.close();
}

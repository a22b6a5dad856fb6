import type { AddressInfo, Socket } from 'node:net';

/** What of hoodiecrow-imap is used; it comes without types. */
interface Hoodiecrow {
  listen(port: number, host: string, done: () => void): void;
  close(done: () => void): void;
  server: { address(): AddressInfo; on(event: 'connection', listener: (socket: Socket) => void): void };
  folderCache: Record<string, HoodiecrowFolder>;
  appendMessage(folder: HoodiecrowFolder, flags: string[], internalDate: string, raw: string): unknown;
}

interface HoodiecrowFolder {
  uidvalidity: number;
  messages: { uid: number; flags: string[]; raw: string }[];
}

/** A real IMAP server on a socket of loopback, with one account and two folders. */
export interface TestImapServer {
  port: number;
  /** Of the setting `HAOJIAO_TRUSTED_ORIGINS`. */
  origin: string;
  /** Puts a message into INBOX; flags such as `\\Seen`. */
  deliver(raw: string | Buffer, flags?: string[]): void;
  folder(name: string): HoodiecrowFolder;
  /** Numbers begin anew, as after a restored mail server. */
  renumber(uidValidity: number): void;
  /** Cuts every connection as soon as the client says this (`/STORE/`), until it is called with null. */
  cutAt(command: RegExp | null): void;
  /** What clients said, without their passwords. */
  commands: string[];
  close(): Promise<void>;
}

export const imapAccount = { username: 'reports', password: 'Im@p-2026 "quoted"' };

export async function startImapServer(): Promise<TestImapServer> {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the package has no types
  const hoodiecrow = require('hoodiecrow-imap') as (options: object) => Hoodiecrow;
  const server = hoodiecrow({
    plugins: ['ID', 'UIDPLUS', 'MOVE', 'UNSELECT', 'AUTH-PLAIN', 'SASL-IR'],
    users: { [imapAccount.username]: { password: imapAccount.password } },
    storage: { INBOX: { uidvalidity: 7, messages: [] }, '': { folders: { Done: {} } } },
  });
  const sockets = new Set<Socket>();
  const commands: string[] = [];
  let cut: RegExp | null = null;
  server.server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    socket.prependListener('data', (chunk: Buffer | string) => {
      const said = chunk.toString();
      if (!/LOGIN|AUTHENTICATE/.test(said)) commands.push(said.trim());
      if (cut?.test(said)) socket.destroy();
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.server.address();
  return {
    port,
    origin: `imap://127.0.0.1:${port}`,
    deliver: (raw, flags = []) => {
      const text = Buffer.isBuffer(raw) ? raw.toString('latin1') : Buffer.from(raw).toString('latin1');
      server.appendMessage(server.folderCache.INBOX!, flags, '21-Nov-2026 09:00:00 +0800', text);
    },
    folder: (name) => server.folderCache[name]!,
    renumber: (uidValidity) => {
      const inbox = server.folderCache.INBOX!;
      inbox.uidvalidity = uidValidity;
    },
    cutAt: (command) => {
      cut = command;
    },
    commands,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((done) => server.close(done));
    },
  };
}

import { imapAccount, startImapServer, startTestApi } from '@haojiao/testing';
import type { ApiCaller, TestApi, TestImapServer } from '@haojiao/testing';
import type { ReadMailboxes } from '../jobs/read-mailboxes.sweep';

interface KeptRow {
  uid: string;
  state: string;
  message_id: string;
  marked_at: Date | null;
  bytes: string;
  findings: { code: string }[];
}

describe('reading a mailbox by IMAP', () => {
  let api: TestApi;
  let admin: ApiCaller;
  let imap: TestImapServer;
  /** Two workers of one installation. */
  let workers: ReadMailboxes[];

  beforeAll(async () => {
    imap = await startImapServer();
    api = await startTestApi({ environment: { HAOJIAO_TRUSTED_ORIGINS: imap.origin } });
    admin = await api.as('admin');
    const { MailboxLeases } = await import('./mailbox-leases');
    const { ReadMailbox } = await import('./read-mailbox');
    const { ReadMailboxes } = await import('../jobs/read-mailboxes.sweep');
    const get = <T>(type: abstract new (...parameters: never[]) => T): T =>
      api.app.get<T>(type, { strict: false });
    workers = [0, 1].map(() => new ReadMailboxes(get(MailboxLeases), get(ReadMailbox)));
  });
  beforeEach(async () => {
    imap.cutAt(null);
    for (const name of ['INBOX', 'Done']) imap.folder(name).messages.splice(0);
    await api.dataSource.query("UPDATE submission_mailboxes SET state = 'paused'");
  });
  afterAll(async () => {
    await api.close();
    await imap.close();
  });

  let serial = 0;
  const aMailbox = async (changes: object = {}): Promise<string> => {
    const made = await admin.post('/api/v1/submission-mailboxes', {
      organizationId: api.root.id,
      name: `邮箱${(serial += 1)}`,
      kind: 'imap',
      host: '127.0.0.1',
      port: imap.port,
      secure: false,
      ...imapAccount,
      ...changes,
    });
    expect([made.status, made.text]).toEqual([201, expect.any(String)]);
    return made.body.id;
  };
  const aMail = (name: string, more = '') =>
    `From: zhang@union.example\r\nSubject: ${name}\r\nMessage-ID: <${name}@union.example>\r\n${more}\r\n正文 ${name}\r\n`;
  const sweep = async (): Promise<void> => {
    await api.dataSource.query('UPDATE submission_mailboxes SET last_checked_at = NULL');
    await Promise.all(workers.map((worker) => worker.run()));
  };
  const kept = (mailboxId: string): Promise<KeptRow[]> =>
    api.dataSource.query('SELECT * FROM intake_messages WHERE mailbox_id = $1 ORDER BY uid_validity, uid', [
      mailboxId,
    ]);
  const idsOf = (rows: KeptRow[]) => rows.map((row) => row.message_id.slice(1, -15));
  const healthOf = async (id: string) => (await admin.get(`/api/v1/submission-mailboxes/${id}`)).body.health;

  it('keeps what nobody has read, and then everything that comes', async () => {
    const id = await aMailbox();
    imap.deliver(aMail('old'), ['\\Seen']);
    imap.deliver(aMail('unread'));
    await sweep();
    imap.deliver(aMail('read-elsewhere'), ['\\Seen']);
    imap.deliver(aMail('new'));
    await sweep();
    await sweep();
    const rows = await kept(id);
    expect(idsOf(rows)).toEqual(['unread', 'read-elsewhere', 'new']);
    expect(rows.every((row) => row.state === 'received' && row.marked_at !== null)).toBe(true);
    expect(imap.folder('INBOX').messages.map(({ flags }) => flags.includes('\\Seen'))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(await healthOf(id)).toMatchObject({ state: 'fine', failures: 0, problem: null });
  });

  it('keeps the message byte for byte', async () => {
    const id = await aMailbox();
    const source = Buffer.concat([
      Buffer.from(aMail('bytes')),
      Buffer.from([0xc4, 0xe3, 0xba, 0xc3, 0x0d, 0x0a]),
    ]);
    imap.deliver(source);
    await sweep();
    const [row] = await api.dataSource.query<{ source_object: string }[]>(
      'SELECT source_object FROM intake_messages WHERE mailbox_id = $1',
      [id],
    );
    const { ImportOriginals } = await import('@haojiao/features/imports');
    const bytes = await api.app.get(ImportOriginals, { strict: false }).read(row!.source_object);
    expect(bytes.equals(source)).toBe(true);
  });

  it('moves what is kept where that is wanted', async () => {
    const id = await aMailbox({ doneFolder: 'Done' });
    imap.deliver(aMail('moved'));
    await sweep();
    expect([imap.folder('INBOX').messages.length, imap.folder('Done').messages.length]).toEqual([0, 1]);
    expect(idsOf(await kept(id))).toEqual(['moved']);
  });

  it('keeps each once, whoever is cut off between keeping and marking', async () => {
    const id = await aMailbox({ doneFolder: 'Done' });
    for (const name of ['a', 'b', 'c']) imap.deliver(aMail(name));
    imap.cutAt(/UID STORE|UID MOVE/);
    await sweep();
    const cutOff = await kept(id);
    expect(cutOff.length).toBeGreaterThan(0);
    expect(cutOff.every((row) => row.marked_at === null)).toBe(true);
    expect(await healthOf(id)).toMatchObject({ state: 'failing', failures: 1 });
    imap.cutAt(null);
    await sweep();
    const rows = await kept(id);
    expect(idsOf(rows)).toEqual(['a', 'b', 'c']);
    expect(rows.every((row) => row.state === 'received' && row.marked_at !== null)).toBe(true);
    expect(imap.folder('Done').messages).toHaveLength(3);
  });

  it('does nothing for a worker that lost its lease', async () => {
    const id = await aMailbox();
    imap.deliver(aMail('held'));
    await api.dataSource.query(`
      CREATE FUNCTION steal_lease() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        UPDATE submission_mailboxes SET lease_id = gen_random_uuid() WHERE id = NEW.mailbox_id; RETURN NEW; END $$`);
    await api.dataSource.query(
      'CREATE TRIGGER steal BEFORE INSERT ON intake_messages FOR EACH ROW EXECUTE FUNCTION steal_lease()',
    );
    try {
      await sweep();
    } finally {
      await api.dataSource.query('DROP TRIGGER steal ON intake_messages');
    }
    expect(await kept(id)).toEqual([]);
    const lease = (ends: string) =>
      api.dataSource.query(
        `UPDATE submission_mailboxes SET lease_id = gen_random_uuid(), leased_until = now() + $2::interval WHERE id = $1`,
        [id, ends],
      );
    await lease('1 minute');
    await sweep();
    expect(await kept(id)).toEqual([]);
    // That of a dead worker runs out.
    await lease('-1 second');
    await sweep();
    expect(idsOf(await kept(id))).toEqual(['held']);
  });

  it('knows a message again when the server has numbered its folder anew', async () => {
    const id = await aMailbox();
    imap.deliver(aMail('one'));
    await sweep();
    imap.renumber(Number(imap.folder('INBOX').uidvalidity) + 1);
    imap.folder('INBOX').messages[0]!.flags.splice(0);
    imap.deliver(aMail('two'));
    await sweep();
    expect((await kept(id)).map((row) => [row.message_id, row.state])).toEqual([
      ['<one@union.example>', 'received'],
      ['<one@union.example>', 'duplicate'],
      ['<two@union.example>', 'received'],
    ]);
  });

  it('takes another text under a known Message-ID for another message', async () => {
    const id = await aMailbox();
    imap.deliver(aMail('same'));
    imap.deliver(aMail('same', 'Received: by another server\r\n'));
    imap.deliver(`${aMail('same')}改过`);
    await sweep();
    expect((await kept(id)).map(({ state }) => state)).toEqual(['received', 'duplicate', 'received']);
  });

  it('S08 fetches no message that is too large, and names it', async () => {
    const id = await aMailbox();
    imap.deliver(`${aMail('large')}${'x'.repeat(31 * 1024 * 1024)}`);
    imap.deliver(aMail('small'));
    await sweep();
    const rows = await kept(id);
    expect(rows.map(({ findings }) => findings.map(({ code }) => code))).toEqual([['message_too_large'], []]);
    expect(Number(rows[0]!.bytes)).toBeGreaterThan(31 * 1024 * 1024);
  });

  it('goes on behind a message that the server never hands out', async () => {
    const id = await aMailbox();
    imap.deliver(aMail('stuck'));
    imap.deliver(aMail('next'));
    imap.cutAt(/UID FETCH 1[0-9]* \(.*BODY/);
    const stuck = imap.folder('INBOX').messages[0]!.uid;
    imap.cutAt(new RegExp(`UID FETCH ${stuck} `));
    for (let visit = 0; visit < 4; visit += 1) await sweep();
    const rows = await kept(id);
    expect(rows.map(({ findings }) => findings.map(({ code }) => code))).toEqual([
      ['message_not_fetched'],
      [],
    ]);
  });
});

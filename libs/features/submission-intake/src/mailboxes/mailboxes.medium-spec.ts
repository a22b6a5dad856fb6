import { imapAccount, startImapServer, startTestApi } from '@haojiao/testing';
import type { ApiCaller, TestApi, TestImapServer } from '@haojiao/testing';

const boxes = '/api/v1/submission-mailboxes';

describe('a mailbox for reports', () => {
  let api: TestApi;
  let imap: TestImapServer;
  let admin: ApiCaller;
  let editor: ApiCaller;
  let serial = 0;

  beforeAll(async () => {
    imap = await startImapServer();
    api = await startTestApi({ environment: { HAOJIAO_TRUSTED_ORIGINS: imap.origin } });
    await api.aUser({ username: 'editor', roles: ['editor'] });
    [admin, editor] = [await api.as('admin'), await api.as('editor')];
  });
  afterAll(async () => {
    await api.close();
    await imap.close();
  });

  const wish = (changes: object = {}) => ({
    organizationId: api.root.id,
    name: `收稿${(serial += 1)}`,
    kind: 'imap',
    host: '127.0.0.1',
    port: imap.port,
    secure: false,
    ...imapAccount,
    ...changes,
  });
  const make = async (changes: object = {}) => {
    const made = await admin.post(boxes, wish(changes));
    expect([made.status, made.text]).toEqual([201, expect.any(String)]);
    return made;
  };
  const faultsOf = ({ body }: { body: { errors?: { path: string; code: string }[] } }) =>
    (body.errors ?? []).map(({ path, code }) => `${path} ${code}`);

  it('S23 takes a password and never gives it back', async () => {
    const made = await make();
    const all = [
      made.text,
      (await admin.get(`${boxes}/${made.body.id}`)).text,
      (await admin.get(boxes)).text,
      JSON.stringify(await api.dataSource.query('SELECT * FROM submission_mailboxes')),
      JSON.stringify(
        await api.dataSource.query("SELECT * FROM audit_entries WHERE action LIKE 'submission_mailbox%'"),
      ),
    ];
    for (const text of all) expect(text).not.toContain(imapAccount.password.slice(0, 9));
    expect(made.body).toMatchObject({ folder: 'INBOX', health: { state: 'new' }, secret: null });
  });

  it('says that it can be used, or in words what is wrong', async () => {
    const verify = async (changes: object = {}) => {
      const { body } = await make(changes);
      return (await admin.post(`${boxes}/${body.id}/verify`)).body;
    };
    expect(await verify()).toEqual({ usable: true, messages: 0, problem: null });
    expect(await verify({ password: 'wrong' })).toMatchObject({
      usable: false,
      problem: { code: 'sign_in_refused', message: expect.stringContaining('授权码') },
    });
    expect(await verify({ folder: 'Nowhere' })).toMatchObject({ problem: { code: 'folder_missing' } });
    expect(await verify({ doneFolder: 'Nowhere' })).toMatchObject({ problem: { code: 'folder_missing' } });
  });

  it.each([
    ['127.0.0.1', 143],
    ['127.1', 143],
    ['2130706433', 143],
    ['0x7f.1', 143],
    ['::1', 143],
    ['::ffff:127.0.0.1', 143],
    ['10.0.0.8', 143],
    ['169.254.169.254', 143],
    ['192.168.1.1', 143],
    ['imap.example.com', 8443],
    ['127.0.0.1', 25],
  ])('S01 S04 %s:%i is refused, always with the same words', async (host, port) => {
    const answer = await admin.post(boxes, wish({ host, port }));
    expect([answer.status, faultsOf(answer)]).toEqual([400, ['host address_refused']]);
    expect(answer.body.errors[0].message).toContain('HAOJIAO_TRUSTED_ORIGINS');
  });

  it('S03 judges a name in the resolution that the connection uses', async () => {
    const { body } = await make({ host: 'localhost', port: 143 });
    expect((await admin.post(`${boxes}/${body.id}/verify`)).body).toMatchObject({
      usable: false,
      problem: { code: 'address_refused' },
    });
  });

  it('goes to no other server with the password that was given for one', async () => {
    const made = await make();
    const url = `${boxes}/${made.body.id}`;
    const moved = await admin.patch(url, { host: 'imap.example.com', port: 143 }, made.etag);
    expect(faultsOf(moved)).toEqual(['password required']);
    const renamed = await admin.patch(url, { name: '新名', state: 'paused' }, made.etag);
    expect(renamed.body).toMatchObject({ name: '新名', health: { state: 'paused' } });
    expect((await admin.patch(url, { name: '又' }, made.etag)).status).toBe(412);
    expect((await admin.delete(url)).status).toBe(428);
    expect((await admin.delete(url, renamed.etag)).status).toBe(204);
  });

  it('wants what its kind needs, and nothing else', async () => {
    const { organizationId, name } = wish();
    const bare = await admin.post(boxes, { organizationId, name, kind: 'imap' });
    expect(faultsOf(bare)).toEqual([
      'host required',
      'port required',
      'username required',
      'password required',
    ]);
    const odd = await admin.post(boxes, { organizationId, name, kind: 'webhook', host: 'a.example' });
    expect(faultsOf(odd)).toEqual(['host not_for_webhook']);
    const twice = await make();
    expect(faultsOf(await admin.post(boxes, wish({ name: twice.body.name })))).toEqual(['name name_taken']);
    expect(faultsOf(await admin.post(boxes, wish({ username: 'a\r\nb LOGOUT' })))).toEqual([
      'username matches',
    ]);
    expect((await editor.post(boxes, wish())).status).toBe(403);
  });

  it('has a key where messages are posted to it', async () => {
    const { organizationId, name } = wish();
    const made = await admin.post(boxes, { organizationId, name, kind: 'webhook' });
    expect(made.body).toMatchObject({
      secret: expect.stringMatching(/^whsec_/),
      intakeUrl: expect.stringContaining(`/intake/mail/${made.body.id}`),
      host: null,
    });
    const rotated = await admin.post(`${boxes}/${made.body.id}/rotate-secret`);
    expect(rotated.body.secret).not.toBe(made.body.secret);
    expect((await admin.get(`${boxes}/${made.body.id}`)).body).not.toHaveProperty('secret');
  });
});

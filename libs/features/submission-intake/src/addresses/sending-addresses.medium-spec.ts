import type { AddressInfo } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { startTestApi } from '@haojiao/testing';
import type { ApiCaller, TestApi } from '@haojiao/testing';

const own = '/api/v1/me/sending-addresses';

describe('an address from which somebody sends', () => {
  let api: TestApi;
  let smtp: SMTPServer;
  let zhang: ApiCaller;
  let li: ApiCaller;
  let admin: ApiCaller;
  let liId: string;
  let mails: string[] = [];

  beforeAll(async () => {
    smtp = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData: (stream, _session, done) => {
        let source = '';
        stream.on('data', (part: Buffer) => (source += part.toString()));
        stream.on('end', () => {
          mails.push(source);
          done();
        });
      },
    });
    await new Promise<void>((done) => smtp.listen(0, '127.0.0.1', done));
    const { port } = smtp.server.address() as AddressInfo;
    api = await startTestApi({
      environment: {
        HAOJIAO_SMTP_URL: `smtp://127.0.0.1:${port}`,
        HAOJIAO_MAIL_FROM: 'haojiao@union.example',
      },
    });
    await api.aUser({ username: 'zhang', roles: ['correspondent'] });
    liId = (await api.aUser({ username: 'li', roles: ['correspondent'] })).id;
    [zhang, li, admin] = [await api.as('zhang'), await api.as('li'), await api.as('admin')];
  });
  beforeEach(() => {
    mails = [];
  });
  afterAll(async () => {
    await api.close();
    await new Promise<void>((done) => smtp.close(done));
  });

  const codeIn = async (source: string) => /\d{6}/.exec((await simpleParser(source)).text!)![0];
  const wrong = (code: string) => String(((Number(code) - 99_999) % 900_000) + 100_000);

  it('counts once the code that was mailed to it came back', async () => {
    const { body } = await zhang.post(own, { address: 'Zhang@Home.example' });
    expect(body).toMatchObject({ address: 'zhang@home.example', state: 'unconfirmed' });
    const code = await codeIn(mails[0]!);
    expect((await zhang.post(own, { address: 'zhang@home.example' })).status).toBe(429);
    expect((await zhang.post(`${own}/${body.id}/confirm`, { code: wrong(code) })).body.code).toBe(
      'code_invalid',
    );
    expect((await li.post(`${own}/${body.id}/confirm`, { code })).status).toBe(404);
    expect((await zhang.post(`${own}/${body.id}/confirm`, { code })).body).toMatchObject({
      state: 'confirmed',
    });
    expect((await zhang.delete(`${own}/${body.id}`)).status).toBe(428);
    expect((await zhang.delete(`${own}/${body.id}`, '"2"')).status).toBe(204);
  });

  it('S10 can not be guessed: five wrong codes, and the right one is worthless', async () => {
    const { body } = await zhang.post(own, { address: 'victim@other.example' });
    const code = await codeIn(mails[0]!);
    for (let tried = 0; tried < 5; tried += 1) {
      await zhang.post(`${own}/${body.id}/confirm`, { code: wrong(code) });
    }
    expect((await zhang.post(`${own}/${body.id}/confirm`, { code })).status).toBe(422);
  });

  it('is one person’s, and an administrator may vouch for it', async () => {
    const path = `/api/v1/users/${liId}/sending-addresses`;
    expect((await zhang.get(path)).status).toBe(403);
    const { body } = await admin.post(path, { address: 'shared@union.example' });
    expect(body).toMatchObject({ state: 'confirmed' });
    const registered = await zhang.post(own, { address: 'shared@union.example' });
    const code = await codeIn(mails[0]!);
    const taken = await zhang.post(`${own}/${registered.body.id}/confirm`, { code });
    expect(taken.body.errors).toMatchObject([{ code: 'address_taken' }]);
    expect((await li.get(own)).body.items).toMatchObject([{ id: body.id }]);
  });
});

import { randomUUID } from 'node:crypto';
import { simpleParser } from 'mailparser';
import { createTransport } from 'nodemailer';
import type { SendMailOptions } from 'nodemailer';
import { SMTPServer } from 'smtp-server';
import type { AddressInfo } from 'node:net';
import { MINUTE_MS } from '@haojiao/kernel';
import { signedHeaders } from '@haojiao/features/notices';
import { aDocx, aParagraph, aPhoto, encodeGb18030, startTestApi } from '@haojiao/testing';
import type { ApiAnswer, ApiCaller, TestApi } from '@haojiao/testing';
import type { Sweep } from '@haojiao/infrastructure/queue';

const passes = 'mx.union.example; dmarc=pass header.from=union.example';
const text =
  '七月二十日，城东区总工会走进工地慰问一线职工，送去饮料、毛巾和防暑药品，并现场宣讲劳动保护知识。职工们说，工会的关心让大家干劲更足了。';

describe('a message that came in', () => {
  let api: TestApi;
  let admin: ApiCaller;
  let editor: ApiCaller;
  let stranger: ApiCaller;
  let zhang: ApiCaller;
  let city: string;
  let district: string;
  let people: Record<string, string>;
  let box: { id: string; secret: string };
  let work: Sweep;
  let answers: Sweep;
  let smtp: SMTPServer;
  let mails: { to: string[]; source: string }[] = [];

  beforeAll(async () => {
    smtp = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData: (stream, session, done) => {
        let source = '';
        stream.on('data', (part: Buffer) => (source += part.toString()));
        stream.on('end', () => {
          mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), source });
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
    city = (await api.aUnit({ name: '某市总工会', code: 'city' })).id;
    district = (await api.aUnit({ name: '城东区总工会', code: 'east', parentId: city })).id;
    const west = (await api.aUnit({ name: '城西区总工会', code: 'west', parentId: city })).id;
    const neighbour = (await api.aUnit({ name: '邻市总工会', code: 'neighbour' })).id;
    people = {};
    const aPerson = async (username: string, displayName: string, unit: string, email: string) => {
      const { id } = await api.aUser({
        username,
        displayName,
        roles: ['correspondent'],
        organizationId: unit,
      });
      people[username] = id;
      await api.dataSource.query('UPDATE users SET email = $2 WHERE id = $1', [id, email]);
    };
    await aPerson('zhang', '张三', district, 'Zhang@union.example');
    await aPerson('wang', '王五', district, 'shared@union.example');
    await aPerson('zhao', '赵六', west, 'shared@union.example');
    await aPerson('far', '外人', neighbour, 'far@union.example');
    await api.aUser({ username: 'editor', roles: ['editor'], organizationId: city });
    await api.aUser({ username: 'stranger', roles: ['editor'], organizationId: neighbour });
    [admin, editor, stranger, zhang] = [
      await api.as('admin'),
      await api.as('editor'),
      await api.as('stranger'),
      await api.as('zhang'),
    ];
    const made = await admin.post('/api/v1/submission-mailboxes', {
      organizationId: city,
      name: '收稿',
      kind: 'webhook',
      trustedAuthservIds: ['mx.union.example'],
      acceptUnknownSenders: true,
    });
    box = made.body;
    const { WorkOnMessages } = await import('../jobs/work-on-messages.sweep');
    const { WorkOnMessage } = await import('./work-on-message');
    const { SendIntakeAnswers } = await import('../answers/send-answers.sweep');
    const { Mailer } = await import('@haojiao/infrastructure/mail');
    const { Database } = await import('@haojiao/infrastructure/database');
    const { Settings } = await import('@haojiao/infrastructure/config');
    const { CLOCK } = await import('@haojiao/infrastructure/clock');
    const get = <T>(type: abstract new (...parameters: never[]) => T): T =>
      api.app.get<T>(type, { strict: false });
    work = new WorkOnMessages(get(WorkOnMessage));
    answers = new SendIntakeAnswers(
      get(Database),
      get(Mailer),
      get(Settings),
      api.app.get(CLOCK, { strict: false }),
    );
  });
  beforeEach(async () => {
    mails = [];
    await api.dataSource.query(
      "UPDATE intake_messages SET answered_at = now() - interval '2 h' WHERE answer_state = 'sent'",
    );
  });
  afterAll(async () => {
    await api.close();
    await new Promise<void>((done) => smtp.close(done));
  });

  const compose = async (wish: SendMailOptions & { results?: string | null } = {}): Promise<Buffer> => {
    const { results = passes, ...mail } = wish;
    const made = await createTransport({ streamTransport: true, buffer: true }).sendMail({
      from: '"张三" <zhang@union.example>',
      to: 'reports@union.example',
      subject: '城东区开展送清凉活动',
      text,
      ...mail,
    });
    const head = results === null ? '' : `Authentication-Results: ${results}\r\n`;
    return Buffer.concat([Buffer.from(head), made.message as Buffer]);
  };
  const post = (source: Buffer, changes: { id?: string; secret?: string; at?: Date; path?: string } = {}) => {
    const { id = randomUUID(), secret = box.secret, at = new Date(), path = box.id } = changes;
    // The signature is over bytes; a latin1 string would be signed as UTF-8.
    const headers = signedHeaders(secret, id, at, source as unknown as string);
    return api.anonymous.post(`/intake/mail/${path}`, source, {
      ...headers,
      'content-type': 'message/rfc822',
    });
  };
  /** What became of it, as the editor sees it. */
  const arrive = async (source: Buffer): Promise<ApiAnswer['body']> => {
    const answer = await post(source);
    expect([answer.status, answer.text]).toEqual([202, '{"accepted":true}']);
    await work.run();
    const [row] = await api.dataSource.query<{ id: string }[]>(
      'SELECT id FROM intake_messages ORDER BY received_at DESC, id DESC LIMIT 1',
    );
    const { body } = await editor.get(`/api/v1/intake-messages/${row!.id}`);
    await answers.run();
    return body;
  };
  const mail = async (wish?: Parameters<typeof compose>[0]) => arrive(await compose(wish));
  const reportOf = async ({ submissionId }: { submissionId: string }) =>
    (await zhang.get(`/api/v1/submissions/${submissionId}`)).body;
  const codesOf = ({ findings }: { findings: { code: string }[] }) => findings.map(({ code }) => code);
  const answersSent = () => Promise.all(mails.map(({ source }) => simpleParser(source)));

  it('of a known and proven sender becomes a report, and its number is the answer', async () => {
    const message = await mail({
      subject: '转发：Re: 【报送】【经验信息】城东区探索“工会+”服务新模式',
      text: `${text}\n（作者：张三、李四（某厂工会） 审核：王主席）\n供稿单位：城东区总工会\u3000联系电话：0574-8712 3456`,
    });
    expect(message).toMatchObject({
      state: 'submitted',
      senderName: '张三',
      authentication: { result: 'pass', method: 'dmarc' },
    });
    expect(await reportOf(message)).toMatchObject({
      state: 'submitted',
      route: 'webhook',
      category: 'experience',
      title: '城东区探索“工会+”服务新模式',
      bodyHtml: `<p>${text}</p>`,
      contributors: [
        { name: '张三', unitName: '某厂工会' },
        { name: '李四', unitName: '某厂工会' },
      ],
      signedOffBy: '王主席',
      contactPhone: '0574-8712 3456',
      organizationId: district,
    });
    expect(mails).toHaveLength(1);
    expect(mails[0]!.to).toEqual(['zhang@union.example']);
    expect(mails[0]!.source).toMatch(/Auto-Submitted: auto-replied/);
    expect(mails[0]!.source).toMatch(/In-Reply-To: </);
    expect(mails[0]!.source).toContain(message.submissionNumber);
  });

  it('tells what is missing, and keeps the rest as a draft of the sender', async () => {
    const message = await mail({ subject: '城东区召开职代会' });
    expect([message.state, codesOf(message)]).toEqual([
      'drafted',
      [expect.stringMatching(/category|required|empty/)],
    ]);
    const draft = await zhang.get(`/api/v1/submissions/${message.submissionId}`);
    expect(draft.body).toMatchObject({ state: 'draft', title: '城东区召开职代会', number: null });
    expect(mails).toHaveLength(1);
    expect((await answersSent())[0]!.text).toContain('信息类别');
  });

  it.each<[string, Parameters<typeof compose>[0], string, string]>([
    ['nobody proved', { results: null }, 'waiting', 'sender_not_authenticated'],
    [
      'another server proved',
      { results: 'evil.example; dmarc=pass header.from=union.example' },
      'waiting',
      'sender_not_authenticated',
    ],
    [
      'that failed',
      { results: 'mx.union.example; dmarc=fail; spf=pass smtp.mailfrom=union.example' },
      'waiting',
      'sender_not_authenticated',
    ],
    [
      'that passed for another domain',
      { results: 'mx.union.example; dkim=pass header.d=evil.example' },
      'waiting',
      'sender_not_authenticated',
    ],
    [
      'that passed in a comment',
      { results: 'mx.union.example; dkim=fail (dmarc=pass header.from=union.example)' },
      'waiting',
      'sender_not_authenticated',
    ],
    ['of an unknown sender', { from: 'new@union.example' }, 'waiting', 'sender_unknown'],
    ['of an address of two people', { from: 'shared@union.example' }, 'waiting', 'sender_ambiguous'],
    ['of another branch', { from: 'far@union.example' }, 'waiting', 'unit_missing'],
    ['of two senders', { from: ['zhang@union.example', 'new@union.example'] }, 'waiting', 'sender_unclear'],
    ['of a machine', { headers: { 'Auto-Submitted': 'auto-replied' } }, 'waiting', 'automatic_mail'],
    ['of a list', { headers: { Precedence: 'bulk' } }, 'waiting', 'automatic_mail'],
  ])('waits for an editor: %s', async (_, wish, state, code) => {
    const message = await mail({ subject: '【动态】某事', ...wish });
    expect([message.state, codesOf(message)]).toEqual([state, expect.arrayContaining([code])]);
    expect(message.submissionId).toBeNull();
    // Only a proven and known person is written to, and never a machine.
    const isWrittenTo = code === 'unit_missing';
    expect(mails).toHaveLength(isWrittenTo ? 1 : 0);
  });

  it('is believed only by the topmost header of the trusted server', async () => {
    const source = await compose({ subject: '【动态】伪造', results: 'mx.union.example; dmarc=fail' });
    const forged = Buffer.concat([
      source.subarray(0, source.indexOf('\r\n') + 2),
      Buffer.from(`Authentication-Results: ${passes}\r\n`),
      source.subarray(source.indexOf('\r\n') + 2),
    ]);
    expect(await arrive(forged)).toMatchObject({ state: 'waiting', authentication: { result: 'fail' } });
  });

  it('can be assigned by an editor, once, or discarded with a reason', async () => {
    const message = await mail({ from: 'new@union.example', subject: '【动态】新人来稿' });
    const url = `/api/v1/intake-messages/${message.id}`;
    const unknown = await editor.post(`${url}/assign`, { userId: people.far! });
    expect([unknown.status, unknown.body.errors[0].code]).toEqual([400, 'user_unknown']);
    const twice = await Promise.all(
      [1, 2].map(() => editor.post(`${url}/assign`, { userId: people.zhang! })),
    );
    expect(twice.map(({ status }) => status).sort()).toEqual([200, expect.any(Number)]);
    const assigned = await editor.get(url);
    expect(assigned.body).toMatchObject({ state: 'submitted', senderName: '张三' });
    expect(await reportOf(assigned.body)).toMatchObject({ title: '新人来稿', sentBy: people.zhang });
    expect((await editor.post(`${url}/discard`, { reason: '广告' })).body.code).toBe(
      'intake_message_settled',
    );
    const other = await mail({ from: 'new@union.example', subject: '广告' });
    const discarded = await editor.post(`/api/v1/intake-messages/${other.id}/discard`, { reason: '广告' });
    expect(discarded.body).toMatchObject({ state: 'discarded', discardReason: '广告' });
    expect(mails).toEqual([]);
  });

  it('S15 is not found by editors of another unit, nor its source', async () => {
    const message = await mail({ from: 'new@union.example', subject: '【动态】别人的' });
    for (const path of ['', '/source']) {
      expect((await stranger.get(`/api/v1/intake-messages/${message.id}${path}`)).status).toBe(404);
    }
    const listed = await stranger.get('/api/v1/intake-messages?limit=100');
    expect(listed.body.items).toEqual([]);
    expect((await zhang.get('/api/v1/intake-messages')).status).toBe(403);
    const source = await editor.get(`/api/v1/intake-messages/${message.id}/source`);
    expect(source.headers).toMatchObject({
      'content-type': 'message/rfc822',
      'x-content-type-options': 'nosniff',
      'content-disposition': expect.stringContaining('attachment'),
    });
  });

  it('is kept once, however often it is posted, and only with the signature of a moment ago', async () => {
    const source = await compose({ subject: '【动态】一次' });
    const id = randomUUID();
    expect((await post(source, { id })).status).toBe(202);
    expect((await post(source, { id })).status).toBe(202);
    expect((await post(source)).status).toBe(202);
    const rows = await api.dataSource.query<{ state: string }[]>(
      'SELECT state FROM intake_messages WHERE digest = (SELECT digest FROM intake_messages WHERE delivery_id = $1)',
      [id],
    );
    expect(rows.map(({ state }) => state).sort()).toEqual(['duplicate', 'received']);
    const old = new Date(Date.now() - 6 * MINUTE_MS);
    const wrong = await Promise.all([
      post(source, { at: old }),
      post(source, { secret: 'whsec_AAAA' }),
      post(source, { path: randomUUID() }),
    ]);
    expect(wrong.map(({ status, body }) => [status, body.code])).toEqual(
      Array(3).fill([401, 'signature_invalid']),
    );
    const unsigned = await api.anonymous.post(`/intake/mail/${box.id}`, source, {
      'content-type': 'message/rfc822',
    });
    expect(unsigned.status).toBe(401);
  });

  it('reads GB18030, whichever way it is written', async () => {
    const bare = Buffer.concat([
      Buffer.from(`Authentication-Results: ${passes}\r\nFrom: zhang@union.example\r\nSubject: `),
      encodeGb18030('【简讯】某厂举办职工运动会'),
      Buffer.from('\r\nContent-Type: text/plain; charset=gb2312\r\nContent-Transfer-Encoding: 8bit\r\n\r\n'),
      encodeGb18030('某厂工会举办职工运动会。\r\n文/张 三 图/李四\r\n'),
    ]);
    expect(await reportOf(await arrive(bare))).toMatchObject({
      title: '某厂举办职工运动会',
      category: 'brief',
      bodyHtml: '<p>某厂工会举办职工运动会。</p>',
      contributors: [{ name: '张三' }, { name: '李四' }],
    });
    const quoted = Buffer.concat([
      Buffer.from(
        `Authentication-Results: ${passes}\r\nFrom: zhang@union.example\r\nSubject: =?gb18030?B?${encodeGb18030('【简讯】编码标题').toString('base64')}?=\r\n` +
          'Content-Type: text/plain; charset=gb18030\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n',
      ),
      Buffer.from(
        [...encodeGb18030('正文内容。')].map((byte) => `=${byte.toString(16).toUpperCase()}`).join(''),
      ),
    ]);
    expect(await reportOf(await arrive(quoted))).toMatchObject({
      title: '编码标题',
      bodyHtml: '<p>正文内容。</p>',
    });
  });

  it('keeps pictures in the text and beside it, and says which files it did not take', async () => {
    const photo = await aPhoto();
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
    const polyglot = Buffer.concat([photo, Buffer.from('<html><script>alert(1)</script></html>')]);
    const message = await mail({
      subject: '【动态】图文',
      text: undefined,
      html: `<div>${text}</div><div><img src="cid:one@x" alt="慰问现场"></div><div>二段</div><img src="https://tracker.example/p.gif">`,
      attachments: [
        { filename: '现场.jpg', content: photo, cid: 'one@x' },
        { filename: '合影.jpg', content: Buffer.concat([photo]) },
        { filename: '图标.svg', content: svg },
        { filename: '伪装.jpg', content: polyglot },
        {
          filename: 'winmail.dat',
          content: Buffer.from('78 9f3e22 not a picture at all'),
          contentType: 'application/ms-tnef',
        },
      ],
    });
    const report = await reportOf(message);
    expect(report.state).toBe('submitted');
    expect(report.bodyHtml).toMatch(
      new RegExp(
        `^<p>${text}</p>\\s*<p><img data-asset-id="[0-9a-f-]{36}" alt="慰问现场" /></p>\\s*<p>二段</p>$`,
      ),
    );
    expect(report.assetIds).toHaveLength(1);
    expect(codesOf(message)).toEqual(
      expect.arrayContaining(['foreign_pictures_left_out', expect.stringMatching(/^file_refused/)]),
    );
    const refused = message.report.files.filter(
      ({ refusal }: { refusal: string | null }) => refusal !== null,
    );
    expect(refused.map(({ name }: { name: string }) => name)).toEqual([
      '图标.svg',
      '伪装.jpg',
      'winmail.dat',
    ]);
    expect((await answersSent())[0]!.text).toContain('图标.svg');
  });

  it('S24 lets no markup of a message through', async () => {
    const message = await mail({
      subject: '【动态】<script>alert(1)</script>标题',
      text: undefined,
      html: `<p onclick="x()">${text}<script>alert(2)</script><a href="javascript:alert(3)">链</a><iframe src="https://x.example"></iframe></p><style>p{}</style>`,
    });
    const report = await reportOf(message);
    expect(JSON.stringify([report.bodyHtml, message.report.bodyHtml])).not.toMatch(
      /script|onclick|iframe|style/i,
    );
    expect(report.title).toBe('<script>alert(1)</script>标题');
    expect((await answersSent())[0]!.html).toContain('&lt;script&gt;');
    expect((await answersSent())[0]!.html).not.toContain('<script>');
  });

  it('takes the text from an attached document where the mail itself says next to nothing', async () => {
    const document = await aDocx({
      body: [
        aParagraph('城东区总工会开展送清凉活动', '<w:pStyle w:val="s0"/>'),
        aParagraph(text),
        aParagraph('（作者：李四 审核：王主席）'),
      ].join(''),
    });
    const message = await mail({
      subject: '【动态】投稿',
      text: '您好，稿件见附件，请查收。',
      attachments: [{ filename: '稿件.docx', content: document }],
    });
    expect(message.report).toMatchObject({ bodyFrom: '稿件.docx' });
    const report = await reportOf(message);
    expect(report).toMatchObject({
      title: '城东区总工会开展送清凉活动',
      contributors: [{ name: '李四' }],
      signedOffBy: '王主席',
    });
    expect(report.bodyHtml).toContain(text);
    expect(report.assetIds).toHaveLength(1);
  });

  it('puts no header into an answer that a sender wrote', async () => {
    const source = Buffer.concat([
      Buffer.from(
        `Authentication-Results: ${passes}\r\nFrom: zhang@union.example\r\nMessage-ID: <a@b>\r\n ,Bcc: victim@x.example\r\n` +
          `Subject: =?utf-8?B?${Buffer.from('【动态】题目\r\nBcc: victim@x.example\r\n\r\n<b>').toString('base64')}?=\r\n` +
          'Reply-To: victim@x.example\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n',
      ),
      Buffer.from(text),
    ]);
    expect(await arrive(source)).toMatchObject({ state: 'submitted' });
    expect(mails.map(({ to }) => to)).toEqual([['zhang@union.example']]);
    expect(mails[0]!.source).not.toMatch(/^(?:Bcc|In-Reply-To):/im);
  });

  it('is answered at most so often within an hour', async () => {
    await api.dataSource.query(
      `UPDATE intake_messages SET answer_state = 'sent', answered_at = now(), answer_due_at = NULL,
         from_address = 'zhang@union.example' WHERE state = 'submitted'`,
    );
    const sent =
      "SELECT count(*)::int AS count FROM intake_messages WHERE answer_state = $1 AND from_address = $2 AND answered_at > now() - interval '1 h'";
    const count = async () =>
      (await api.dataSource.query<{ count: number }[]>(sent, ['sent', 'zhang@union.example']))[0]!.count;
    for (let number = await count(); number < 20; number += 1)
      await mail({ subject: `【动态】第${number}篇` });
    mails = [];
    await mail({ subject: '【动态】太多' });
    expect(mails).toEqual([]);
    const [row] = await api.dataSource.query<{ answer_state: string; answer_reason: string }[]>(
      'SELECT answer_state, answer_reason FROM intake_messages ORDER BY received_at DESC, id DESC LIMIT 1',
    );
    expect(row).toEqual({ answer_state: 'skipped', answer_reason: 'rate_limited' });
  });
});

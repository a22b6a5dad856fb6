import { createHash } from 'node:crypto';
import { readdir, symlink, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import {
  anMp3,
  anMp4,
  askOffset,
  createUpload,
  sendPart,
  startTestApi,
  tusMetadata,
  uploadAsset,
  uploadByTus,
} from '@haojiao/testing';
import type { ApiCaller, TestApi } from '@haojiao/testing';
import { AssetIntake } from '@haojiao/features/assets';
import { FinishUpload } from './finish-upload';
import { RemoveUploads } from './remove-uploads';

const tus = { 'tus-resumable': '1.0.0' };
const path = (id: string) => `/api/v1/uploads/${id}`;

describe('uploads in parts', () => {
  let api: TestApi;
  let unit: string;
  let author: ApiCaller;
  const film = anMp4({ seconds: 8, bytes: 300_000 });

  beforeAll(async () => {
    api = await startTestApi();
    unit = (await api.aUnit()).id;
    await api.aUser({ username: 'author', roles: ['author'], organizationId: unit });
    author = await api.as('author');
  });

  afterAll(() => api.close());

  afterEach(async () => {
    await api.dataSource.query("DELETE FROM uploads WHERE state IN ('receiving', 'judging')");
  });

  const incoming = () =>
    readdir(join(api.home, 'storage', 'incoming', 'resumable')).catch(() => [] as string[]);
  const begin = async (length: number, caller = author): Promise<string> => {
    const created = await createUpload(caller, { organizationId: unit, length, fileName: '现场.mp4' });
    expect(created.status).toBe(201);
    return created.body.id;
  };
  /** Uploads that have come but for their last bytes: no disk of a test has room for real ones. */
  const announce = (username: string, count: number, length: number, missing: number) =>
    api.dataSource.query(
      `INSERT INTO uploads (id, organization_id, user_id, length, received_bytes, judged_bytes, metadata, file_name,
         alt_text, credit, state, attempts, expires_at)
       SELECT gen_random_uuid(), $2, (SELECT id FROM users WHERE username = $1), $4, $4::bigint - $5::bigint, 0, '',
         '', '', '', 'receiving', 0, now() + interval '1 day' FROM generate_series(1, $3)`,
      [username, unit, count, length, missing],
    );
  const rowOf = async (id: string) =>
    (await api.dataSource.query('SELECT * FROM uploads WHERE id = $1', [id]))[0];

  it('says what of the protocol is understood, and asks for its version', async () => {
    const options = await author.send('OPTIONS', '/api/v1/uploads');
    expect([options.status, options.headers['tus-extension'], options.headers['tus-max-size']]).toEqual([
      204,
      'creation,creation-with-upload,expiration,termination,checksum',
      String(4 * 1024 ** 3),
    ]);
    const id = await begin(10);
    for (const answer of [
      await author.post('/api/v1/uploads', undefined, { 'upload-length': '1' }),
      await author.send('HEAD', path(id)),
      await author.send('PATCH', path(id), Buffer.from('x'), {
        'content-type': 'application/offset+octet-stream',
        'upload-offset': '0',
      }),
      await author.delete(path(id), undefined, { 'tus-resumable': '0.2.2' }),
    ]) {
      expect([answer.status, answer.headers['tus-version'], answer.headers['tus-resumable']]).toEqual([
        412,
        '1.0.0',
        '1.0.0',
      ]);
    }
    expect((await api.anonymous.get(path(id))).headers['tus-resumable']).toBe('1.0.0');
  });

  it('takes a film in parts and makes it an asset with its last byte', async () => {
    const words = { organizationId: unit, fileName: '现场.mp4', altText: '升旗', credit: '张三' };
    const created = await createUpload(author, { ...words, length: film.length });
    expect(created.headers.location).toBe(path(created.body.id));
    expect(Date.parse(String(created.headers['upload-expires']))).toBeGreaterThan(Date.now());
    const { id } = created.body;
    const first = await sendPart(author, id, 0, film.subarray(0, 100_000));
    expect([first.status, first.headers['upload-offset']]).toEqual([204, '100000']);
    const asked = await askOffset(author, id);
    expect(asked.headers).toMatchObject({
      'upload-offset': '100000',
      'upload-length': String(film.length),
      'upload-metadata': tusMetadata({
        organizationId: unit,
        filename: '现场.mp4',
        altText: '升旗',
        credit: '张三',
      }),
      'cache-control': 'no-store',
    });
    expect((await author.get(path(id))).body).toMatchObject({
      state: 'receiving',
      progress: 33,
      assetId: null,
    });
    const last = await sendPart(author, id, 100_000, film.subarray(100_000));
    const assetId = last.headers['upload-asset-id'] as string;
    expect([last.status, last.headers['upload-state']]).toEqual([204, 'done']);
    const { body: asset } = await author.get(`/api/v1/assets/${assetId}`);
    expect(asset).toMatchObject({
      ...{ kind: 'video', mediaType: 'video/mp4', fileName: '现场.mp4', altText: '升旗', credit: '张三' },
      ...{
        bytes: film.length,
        sha256: createHash('sha256').update(film).digest('hex'),
        organizationId: unit,
      },
    });
    expect((await author.get(path(id))).body).toMatchObject({ state: 'done', progress: 100, assetId });
    expect((await askOffset(author, id)).headers).toMatchObject({
      'upload-offset': String(film.length),
      'upload-asset-id': assetId,
    });
    expect(await incoming()).toEqual([]);
    const trail = await api.dataSource.query(
      "SELECT actor_name FROM audit_entries WHERE action = 'asset.uploaded' AND object_id = $1",
      [assetId],
    );
    expect(trail).toHaveLength(1);
    // A sender that missed the answer asks once more.
    const again = await sendPart(author, id, film.length, Buffer.alloc(0));
    expect([again.status, again.headers['upload-asset-id']]).toEqual([204, assetId]);
  });

  it('takes the first bytes along with the creation, and other verbs by their name', async () => {
    const sound = anMp3(1);
    const created = await createUpload(author, {
      organizationId: unit,
      length: sound.length,
      bytes: sound.subarray(0, 500),
    });
    expect([created.status, created.headers['upload-offset'], created.body.offset]).toEqual([
      201,
      '500',
      500,
    ]);
    const last = await author.post(path(created.body.id), sound.subarray(500), {
      ...{ ...tus, 'x-http-method-override': 'PATCH', 'upload-offset': '500' },
      'content-type': 'application/offset+octet-stream',
    });
    expect([last.status, last.headers['upload-state']]).toEqual([204, 'done']);
    const whole = await createUpload(author, { organizationId: unit, length: sound.length, bytes: sound });
    expect([whole.status, whole.body.state, whole.body.assetId]).toEqual([
      201,
      'done',
      whole.headers['upload-asset-id'],
    ]);
  });

  it('goes on only where the bytes end', async () => {
    const id = await begin(film.length);
    await sendPart(author, id, 0, film.subarray(0, 1_000));
    for (const offset of [0, 999, 1_001]) {
      const answer = await sendPart(author, id, offset, film.subarray(offset, offset + 10));
      expect([answer.status, answer.body.code, answer.body.offset]).toEqual([
        409,
        'upload_offset_mismatch',
        1_000,
      ]);
    }
    expect((await sendPart(author, id, 1_000, film.subarray(1_000))).headers['upload-state']).toBe('done');
  });

  it('S07 takes no byte more than was announced', async () => {
    const id = await begin(1_000);
    const answer = await sendPart(author, id, 0, film.subarray(0, 1_001));
    expect([answer.status, answer.body.code]).toEqual([413, 'upload_too_long']);
    expect((await askOffset(author, id)).headers['upload-offset']).toBe('0');
  });

  it('counts what is on the disk, and nothing that was never flushed or was lost', async () => {
    const id = await begin(film.length);
    await sendPart(author, id, 0, film.subarray(0, 200_000));
    const file = join(api.home, 'storage', 'incoming', 'resumable', id);
    // As a crash leaves it: the disk has more than was flushed.
    await api.dataSource.query('UPDATE uploads SET received_bytes = 150000 WHERE id = $1', [id]);
    expect((await askOffset(author, id)).headers['upload-offset']).toBe('150000');
    await truncate(file, 120_000);
    expect((await askOffset(author, id)).headers['upload-offset']).toBe('120000');
    const last = await sendPart(author, id, 120_000, film.subarray(120_000));
    const { body } = await author.get(`/api/v1/assets/${String(last.headers['upload-asset-id'])}`);
    expect(body.sha256).toBe(createHash('sha256').update(film).digest('hex'));
  });

  it('drops a part whose checksum does not match, and keeps one whose does', async () => {
    const id = await begin(film.length);
    const [part, rest] = [film.subarray(0, 5_000), film.subarray(5_000)];
    const sum = (algorithm: string, bytes: Buffer) =>
      `${algorithm} ${createHash(algorithm).update(bytes).digest('base64')}`;
    const wrong = await sendPart(author, id, 0, part, { 'upload-checksum': sum('sha1', rest) });
    expect([wrong.status, wrong.body.code]).toEqual([460, 'checksum_mismatch']);
    expect((await askOffset(author, id)).headers['upload-offset']).toBe('0');
    const unknown = await sendPart(author, id, 0, part, { 'upload-checksum': 'crc32 AAAA' });
    expect([unknown.status, unknown.body.errors[0].path]).toEqual([400, 'Upload-Checksum']);
    const right = await sendPart(author, id, 0, part, { 'upload-checksum': sum('sha1', part) });
    expect(right.headers['upload-offset']).toBe('5000');
    const last = await sendPart(author, id, 5_000, rest, { 'upload-checksum': sum('sha256', rest) });
    expect(last.headers['upload-state']).toBe('done');
  });

  it('lets one of two parts in at a time', async () => {
    const id = await begin(film.length);
    const answers = await Promise.all([1, 2, 3].map(() => sendPart(author, id, 0, film)));
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(2);
    const rows = await api.dataSource.query('SELECT 1 FROM assets WHERE sha256 = $1', [
      createHash('sha256').update(film).digest('hex'),
    ]);
    expect((await rowOf(id)).state).toBe('done');
    expect(rows.length).toBeGreaterThan(0);
  });

  it('goes on where a killed process held the upload', async () => {
    const id = await begin(film.length);
    await api.dataSource.query(
      "UPDATE uploads SET lease_id = gen_random_uuid(), leased_until = now() + interval '1 second' WHERE id = $1",
      [id],
    );
    expect((await sendPart(author, id, 0, film)).headers['upload-state']).toBe('done');
  });

  it('refuses by the first bytes what would never be taken, for good', async () => {
    const id = await begin(1_000_000);
    const answer = await sendPart(author, id, 0, Buffer.alloc(100_000, 'x'));
    expect([answer.status, answer.body.code]).toEqual([415, 'media_type_unsupported']);
    const again = await sendPart(author, id, 65_536, Buffer.alloc(100, 'x'));
    expect([again.status, again.body.code]).toEqual([415, 'media_type_unsupported']);
    const { body } = await author.get(path(id), { 'accept-language': 'en' });
    expect(body).toMatchObject({ state: 'refused', refusal: { code: 'media_type_unsupported' } });
    expect(body.refusal.message).toContain('bytes decide');
    expect(await incoming()).toEqual([]);
    const trail = await api.dataSource.query(
      "SELECT details FROM audit_entries WHERE action = 'upload.refused' AND object_id = $1",
      [id],
    );
    expect(trail[0].details.code).toBe('media_type_unsupported');
  });

  it.each([
    ['photo.jpg', 51, 50],
    ['talk.mp3', 501, 500],
    ['report.pdf', 51, 50],
    ['film.mp4', 4_097, 4_096],
    ['', 4_097, 4_096],
  ])('S08 refuses %s of %i MB before its first byte', async (fileName, megabytes, limit) => {
    const length = megabytes * 1024 ** 2;
    const answer = await createUpload(author, { organizationId: unit, length, fileName });
    expect([answer.status, answer.body.code, answer.body.maxBytes]).toEqual([
      413,
      'file_too_large',
      limit * 1024 ** 2,
    ]);
  });

  it('S08 refuses a picture that hides its size behind the name of a film', async () => {
    const answer = await createUpload(author, {
      organizationId: unit,
      length: 60 * 1024 ** 2,
      fileName: 'a.mp4',
    });
    const gif = Buffer.concat([Buffer.from('GIF89a'), Buffer.alloc(70_000)]);
    const part = await sendPart(author, answer.body.id, 0, gif);
    expect([part.status, part.body.code, part.body.kind]).toEqual([413, 'file_too_large', 'image']);
  });

  it('tells every fault of what describes the file', async () => {
    const answer = await author.post('/api/v1/uploads', undefined, {
      ...tus,
      'upload-length': '10',
      'upload-metadata': `filename !!!,altText ${Buffer.alloc(501, 'a').toString('base64')},owner eA==,credit AA==`,
    });
    expect(answer.status).toBe(400);
    expect(answer.body.errors.map(({ code }: { code: string }) => code).sort()).toEqual([
      'max_length',
      'metadata_malformed',
      'metadata_malformed',
      'unknown_property',
      'uuid',
    ]);
    const empty = await createUpload(author, { organizationId: unit, length: 0 });
    expect([empty.status, empty.body.errors[0].code]).toEqual([400, 'file_empty']);
  });

  it('S07 makes no path of a name', async () => {
    const answer = await uploadByTus(author, {
      organizationId: unit,
      fileName: '../../../etc/passwd\u202e<script>.html',
      bytes: anMp3(1),
    });
    const { body } = await author.get(`/api/v1/assets/${String(answer.headers['upload-asset-id'])}`);
    expect(body.fileName).toBe('passwdscript.mp3');
  });

  it('keeps to a number and an amount of unfinished uploads', async () => {
    await announce('author', 5, 4 * 1024 ** 3, 1);
    const tooMuch = await createUpload(author, { organizationId: unit, length: 1024 });
    expect([tooMuch.status, tooMuch.body.code]).toEqual([429, 'too_many_upload_bytes']);
    await api.dataSource.query("DELETE FROM uploads WHERE state = 'receiving'");
    const made = await Promise.all(
      Array.from({ length: 12 }, () => createUpload(author, { organizationId: unit, length: 10 })),
    );
    expect(made.filter(({ status }) => status === 201)).toHaveLength(10);
    expect(made.find(({ status }) => status !== 201)!.body.code).toBe('too_many_uploads');
    await api.aUser({ username: 'colleague', roles: ['author'], organizationId: unit });
    await begin(10, await api.as('colleague'));
  });

  it('promises no room that others were promised', async () => {
    await announce('admin', 1, 10 ** 15, 10 ** 15);
    const answer = await createUpload(author, { organizationId: unit, length: 10 });
    expect([answer.status, answer.body.code]).toEqual([503, 'storage_full']);
  });

  it('S07 begins nothing for which the unit, or one above it, has no room', async () => {
    const parent = (await api.aUnit()).id;
    const child = (await api.aUnit({ parentId: parent })).id;
    await api.aUser({ username: 'keeper', roles: ['administrator'] });
    await api.aUser({ username: 'quota-author', roles: ['author'], organizationId: child });
    const quota = { maxBytes: 100_000 };
    const set = await (await api.as('keeper')).put(`/api/v1/organizations/${parent}/asset-quota`, quota);
    expect([set.status, set.text]).toEqual([200, expect.any(String)]);
    const sender = await api.as('quota-author');
    const announced = (length: number) =>
      createUpload(sender, { organizationId: child, length, fileName: '现场.mp4' });
    const refused = await announced(100_001);
    expect([refused.status, refused.body.code, refused.headers.location]).toEqual([
      409,
      'asset_quota_exceeded',
      undefined,
    ]);
    const rows: unknown[] = await api.dataSource.query('SELECT 1 FROM uploads WHERE organization_id = $1', [
      child,
    ]);
    expect(rows).toEqual([]);
    expect((await announced(100_000)).status).toBe(201);
  });

  it('keeps what it has when the disk is full', async () => {
    const id = await begin(film.length);
    await symlink('/dev/full', join(api.home, 'storage', 'incoming', 'resumable', id));
    const answer = await sendPart(author, id, 0, film);
    expect([answer.status, answer.body.code]).toEqual([503, 'storage_full']);
    expect((await author.get(path(id))).body).toMatchObject({ state: 'receiving', offset: 0 });
    await author.delete(path(id), undefined, tus);
  });

  it('ends an upload on request, and forgets its bytes', async () => {
    const id = await begin(film.length);
    await sendPart(author, id, 0, film.subarray(0, 100));
    expect((await author.delete(path(id), undefined, tus)).status).toBe(204);
    expect((await author.delete(path(id), undefined, tus)).status).toBe(204);
    expect(await incoming()).toEqual([]);
    for (const answer of [await askOffset(author, id), await sendPart(author, id, 100, film.subarray(100))]) {
      expect(answer.status).toBe(410);
    }
    const done = await uploadByTus(author, { organizationId: unit, bytes: anMp3(1) });
    const { items } = (await author.get('/api/v1/uploads?limit=1')).body;
    expect(items[0].assetId).toBe(done.headers['upload-asset-id']);
    const kept = await author.delete(path(items[0].id), undefined, tus);
    expect([kept.status, kept.body.code, kept.body.assetId]).toEqual([
      409,
      'upload_finished',
      items[0].assetId,
    ]);
  });

  it('S07 removes what nobody goes on with, and says that it is gone', async () => {
    const id = await begin(film.length);
    await sendPart(author, id, 0, film.subarray(0, 100));
    const removal = api.app.get(RemoveUploads, { strict: false });
    await removal.run();
    expect((await askOffset(author, id)).status).toBe(200);
    await api.dataSource.query("UPDATE uploads SET expires_at = now() - interval '1 second' WHERE id = $1", [
      id,
    ]);
    await removal.run();
    const answer = await sendPart(author, id, 100, film.subarray(100));
    expect([answer.status, answer.body.code]).toEqual([410, 'upload_expired']);
    expect(await incoming()).toEqual([]);
  });

  describe('a process that dies with the last byte', () => {
    /** Everything has come, and nobody has looked at it. */
    const whole = async (bytes = film): Promise<string> => {
      const id = await begin(bytes.length);
      await sendPart(author, id, 0, bytes.subarray(0, bytes.length - 1));
      const { open } = await import('node:fs/promises');
      const file = await open(join(api.home, 'storage', 'incoming', 'resumable', id), 'r+');
      await file.write(bytes, bytes.length - 1, 1, bytes.length - 1);
      await file.close();
      await api.dataSource.query(
        "UPDATE uploads SET received_bytes = length, state = 'judging', next_try_at = now() WHERE id = $1",
        [id],
      );
      return id;
    };
    const finish = (id: string) => api.app.get(FinishUpload, { strict: false }).run(id);
    const assetsOf = async (id: string) =>
      api.dataSource.query('SELECT a.* FROM assets a JOIN uploads u ON u.asset_id = a.id WHERE u.id = $1', [
        id,
      ]);

    it('leaves a file that the next one finishes, once', async () => {
      const id = await whole();
      const count = async () => (await api.dataSource.query('SELECT count(*)::int AS n FROM assets'))[0].n;
      const before = await count();
      await Promise.all([finish(id), finish(id), finish(id)]);
      await finish(id);
      expect(await count()).toBe(before + 1);
      expect(await assetsOf(id)).toHaveLength(1);
    });

    it('leaves a verdict by which bytes that were moved already are found', async () => {
      const id = await whole(anMp4({ seconds: 8, bytes: 3 * 1024 ** 2 }));
      const intake = api.app.get(AssetIntake, { strict: false });
      const file = join(api.home, 'storage', 'incoming', 'resumable', id);
      const { path: _, ...verdict } = await intake.judge(file, '现场.mp4', () => undefined);
      await api.dataSource.query('UPDATE uploads SET verdict = $2 WHERE id = $1', [
        id,
        JSON.stringify(verdict),
      ]);
      const { ObjectStorage } = await import('@haojiao/infrastructure/storage');
      await api.app.get(ObjectStorage, { strict: false }).put(verdict.sha256, { path: file });
      await finish(id);
      expect(await assetsOf(id)).toHaveLength(1);
    });

    it('asks the sender again for bytes that the disk has lost', async () => {
      const id = await whole();
      await truncate(join(api.home, 'storage', 'incoming', 'resumable', id), 1_000);
      await finish(id);
      expect((await askOffset(author, id)).headers['upload-offset']).toBe('1000');
      expect((await sendPart(author, id, 1_000, film.subarray(1_000))).headers['upload-state']).toBe('done');
    });

    it('makes nothing of a file whose sender may not send any more', async () => {
      const id = await whole();
      await api.dataSource.query(
        "UPDATE memberships SET roles = '{auditor}' WHERE user_id = (SELECT user_id FROM uploads WHERE id = $1)",
        [id],
      );
      await finish(id);
      const row = await rowOf(id);
      await api.dataSource.query("UPDATE memberships SET roles = '{author}' WHERE user_id = $1", [
        row.user_id,
      ]);
      expect([row.state, row.refusal.code]).toEqual(['refused', 'not_allowed']);
    });
  });

  describe('somebody else', () => {
    it('S07 S15 finds no upload of a colleague, whatever their role', async () => {
      const id = await begin(film.length);
      await api.aUser({ username: 'chief', roles: ['chief_editor', 'administrator'], organizationId: unit });
      const chief = await api.as('chief');
      for (const answer of [
        await chief.get(path(id)),
        await askOffset(chief, id),
        await sendPart(chief, id, 0, film),
        await chief.delete(path(id), undefined, tus),
        await chief.post(path(id), undefined, { ...tus, 'x-http-method-override': 'DELETE' }),
      ]) {
        expect(answer.status).toBe(404);
      }
      expect((await chief.get('/api/v1/uploads')).body.items).toEqual([]);
      expect((await askOffset(author, id)).headers['upload-offset']).toBe('0');
    });

    it('S15 begins none in a unit that they do not see, or may not write in', async () => {
      const other = (await api.aUnit()).id;
      const answer = await createUpload(author, { organizationId: other, length: 10 });
      expect([answer.status, answer.body.code]).toEqual([404, 'organization_not_found']);
    });

    it('S12 goes on with nothing once signed out, or without the right', async () => {
      await api.aUser({ username: 'leaver', roles: ['author'], organizationId: unit });
      const leaver = await api.as('leaver');
      const id = await begin(film.length, leaver);
      expect((await sendPart(leaver, id, 0, film.subarray(0, 100))).status).toBe(204);
      await api.dataSource.query(
        "UPDATE memberships SET roles = '{auditor}' WHERE user_id = (SELECT id FROM users WHERE username = 'leaver')",
      );
      expect((await sendPart(leaver, id, 100, film.subarray(100))).status).toBe(403);
      expect((await askOffset(leaver, id)).status).toBe(403);
      await leaver.post('/api/v1/auth/logout');
      expect((await sendPart(leaver, id, 100, film.subarray(100))).status).toBe(401);
      expect((await rowOf(id)).received_bytes).toBe('100');
    });
  });

  it('takes captions as a form does: rewritten', async () => {
    const bytes = Buffer.from('1\n00:00:01,000 --> 00:00:02,000\n<b>早上好</b>\n');
    const form = await uploadAsset(author, { organizationId: unit, bytes, fileName: 'a.srt' });
    const inParts = await uploadByTus(author, { organizationId: unit, bytes, fileName: 'a.srt' });
    const { body } = await author.get(`/api/v1/assets/${String(inParts.headers['upload-asset-id'])}`);
    expect([body.kind, body.sha256]).toEqual(['captions', form.body.sha256]);
  });

  it('gives the same asset as a form does', async () => {
    const form = await uploadAsset(author, { organizationId: unit, bytes: film, fileName: 'a.mov' });
    const tusAnswer = await uploadByTus(author, { organizationId: unit, bytes: film, fileName: 'a.mov' });
    const { body } = await author.get(`/api/v1/assets/${String(tusAnswer.headers['upload-asset-id'])}`);
    const facts = ({ kind, mediaType, bytes, sha256, fileName, width, height, codec }: typeof body) => ({
      ...{ kind, mediaType, bytes, sha256, fileName, width, height, codec },
    });
    expect(facts(body)).toEqual(facts(form.body));
  });
});

import { randomUUID } from 'node:crypto';
import { AdoptionDesk, aPhoto, anAsset, uploadAsset } from '@haojiao/testing';
import type { ApiCaller } from '@haojiao/testing';
import { LookForSimilar } from '@haojiao/features/near-duplicates';

const reports = '/api/v1/submissions';
const use = { level: 'province', outlet: '省工人报', adoptedOn: '2026-07-22' };
const NASTY = `"><script>alert(1)</script>`;

describe('uses of a report elsewhere', () => {
  let desk: AdoptionDesk;
  let correspondent: ApiCaller;
  let editor: ApiCaller;
  let second: ApiCaller;

  beforeAll(async () => {
    desk = await AdoptionDesk.open();
    ({ correspondent, editor, second } = desk);
  });
  afterAll(() => desk.close());

  const record = (id: string, changes: object = {}, by = editor) =>
    by.post(`${reports}/${id}/adoptions`, { ...use, ...changes });
  const judge = (id: string, adoptionId: string, what: string, by = editor, body?: object) =>
    by.post(`${reports}/${id}/adoptions/${adoptionId}/${what}`, body);
  const verified = async (id: string): Promise<string> =>
    (await record(id, { outlet: '省总信息', url: 'https://example.com/9' })).body.id;
  const noticesOf = async (reader: ApiCaller) => (await reader.get('/api/v1/notices?limit=100')).body.items;

  describe('recording', () => {
    it('keeps what a scheme asks for, and says the rest by itself', async () => {
      const id = await desk.aReport();
      expect((await record(id)).body).toMatchObject({
        ...use,
        outletCode: null,
        medium: 'public_media',
        kind: 'standalone',
        extent: 'full',
        stage: 'adopted',
        state: 'claimed',
        publicationId: null,
      });
      const whole = {
        level: 'city',
        outlet: '市委办《每日信息》',
        outletCode: 'daily_brief',
        medium: 'internal_bulletin',
        kind: 'composite',
        extent: 'brief',
        stage: 'sent_up',
        adoptedOn: '2026-07-23',
        url: 'https://example.com/1',
      };
      expect((await record(id, whole)).body).toMatchObject({ ...whole, state: 'verified' });
      expect((await desk.story(id)).adoptions).toHaveLength(2);
    });

    it('takes any number of outlets, and each once a day and stage', async () => {
      const id = await desk.aReport();
      expect((await record(id)).status).toBe(201);
      for (const changes of [{ stage: 'selected' }, { adoptedOn: '2026-07-21' }, { outlet: '省电视台' }])
        expect((await record(id, changes)).status).toBe(201);
      const again = await record(id, { level: 'city', extent: 'brief', url: 'https://example.com/2' });
      expect([again.status, again.body.code]).toEqual([409, 'adoption_already_recorded']);
    });

    it('refuses days to come, blank outlets and other words than ours, all by name', async () => {
      const id = await desk.aReport();
      expect((await record(id, { adoptedOn: '2099-01-01' })).body.errors[0].code).toBe('date_in_future');
      expect((await record(id, { outlet: ' 　' })).body.errors[0].path).toBe('outlet');
      const wrong = { level: 'moon', medium: 'x', kind: 'x', extent: 'x', stage: 'x', outletCode: 'A B' };
      const answer = await record(id, wrong);
      expect(answer.body.errors.map(({ path }: { path: string }) => path).sort()).toEqual(
        Object.keys(wrong).sort(),
      );
      for (const url of ['javascript:alert(1)', 'ftp://example.com/a'])
        expect((await record(id, { url })).body.errors[0].path).toBe('url');
    });

    it('S20 refuses what only the product may say', async () => {
      const id = await desk.aReport();
      for (const name of [
        'state',
        'verifiedBy',
        'recordedBy',
        'publicationId',
        'organizationId',
        'withdrawnAt',
      ]) {
        const { status, body } = await record(id, { [name]: randomUUID() });
        expect([status, body.errors[0].path]).toEqual([400, name]);
      }
    });

    it('S24 keeps a hostile outlet as the words that it is, on one line', async () => {
      const id = await desk.aReport();
      const made = await record(id, { outlet: `${NASTY}\n报` });
      expect(made.body.outlet).toBe(`${NASTY} 报`);
      expect(made.headers['content-type']).toContain('application/json');
      expect((await desk.story(id)).timeline.at(-1).note).toBe(`${NASTY} 报`);
    });

    it('is not for a report that was taken back', async () => {
      const id = await desk.aReport();
      await correspondent.post(`${reports}/${id}/withdraw`, {});
      expect((await record(id, {}, correspondent)).body.code).toBe('submission_withdrawn');
    });
  });

  describe('proof', () => {
    it('by a clipping is as good as by a link, and the clipping stays', async () => {
      const clipping = await uploadAsset(editor, {
        organizationId: desk.city,
        bytes: await aPhoto(320, 240),
        fileName: 'clipping.jpg',
      });
      const id = await desk.aReport();
      const made = await record(id, { proofAssetId: clipping.body.id });
      expect(made.body).toMatchObject({ state: 'verified', proofAssetId: clipping.body.id });
      const gone = await editor.delete(`/api/v1/assets/${clipping.body.id}`, '*');
      expect([gone.status, gone.body.code]).toEqual([409, 'asset_in_use']);
      expect((await editor.get('/api/v1/assets?unused=true&limit=100')).text).not.toContain(clipping.body.id);
      const usages = await editor.get(`/api/v1/assets/${clipping.body.id}/usages`);
      expect(usages.body.items).toMatchObject([{ objectType: 'submission', objectId: id }]);
    });

    it('S17 is a file that the caller may read, and a picture or document', async () => {
      const id = await desk.aReport();
      const elsewhere = await anAsset(desk.api, { organizationId: (await desk.api.aUnit()).id });
      const sound = await anAsset(desk.api, { organizationId: desk.city, kind: 'audio' });
      for (const [proofAssetId, code] of [
        [elsewhere, 'asset_not_found'],
        [randomUUID(), 'asset_not_found'],
        [sound, 'not_a_proof'],
      ]) {
        const { status, body } = await record(id, { proofAssetId });
        expect([status, body.errors[0].path, body.errors[0].code]).toEqual([400, 'proofAssetId', code]);
      }
    });
  });

  describe('verifying', () => {
    it('is somebody else’s than the sender’s: a claim with a link counts for nothing until then', async () => {
      const id = await desk.aReport();
      const claimed = await record(id, { url: 'https://example.com/1' }, correspondent);
      expect([claimed.status, claimed.body.state]).toEqual([201, 'claimed']);
      expect((await judge(id, claimed.body.id, 'verify', correspondent)).status).toBe(403);
      const verified = await judge(id, claimed.body.id, 'verify');
      expect(verified.body).toMatchObject({ state: 'verified', verifiedBy: desk.ids.editor });
      expect((await judge(id, claimed.body.id, 'verify')).body.code).toBe('adoption_already_verified');
    });

    it('is not for who recorded it without proof', async () => {
      const id = await desk.aReport();
      const bare = await record(id);
      expect(bare.body.state).toBe('claimed');
      const own = await judge(id, bare.body.id, 'verify');
      expect([own.status, own.body.code]).toEqual([403, 'own_claim']);
      expect((await judge(id, bare.body.id, 'verify', second)).body.verifiedBy).toBe(desk.ids.second);
    });

    it('is not for a contributor who is an editor too, nor does their record with proof count at once', async () => {
      const contributors = [{ name: '张三' }, { name: '编辑', userId: desk.ids.editor }];
      const id = await desk.aReport({ contributors });
      const own = await record(id, { url: 'https://example.com/3' });
      expect(own.body.state).toBe('claimed');
      const claim = await desk.claim(id, { outlet: '省电视台' });
      for (const what of ['verify', 'refuse', 'revoke']) {
        const answer = await judge(id, claim, what, editor, what === 'verify' ? undefined : { reason: '因' });
        expect([what, answer.status, answer.body.code]).toEqual([what, 403, 'own_submission']);
      }
      expect((await judge(id, own.body.id, 'verify', second)).body.state).toBe('verified');
    });

    it('is not for who is credited for a report that shares its points', async () => {
      const sameEvent = {
        title: '城东区总工会为环卫工人送清凉',
        bodyHtml:
          '<p>七月二十日上午，城东区总工会主席一行来到环卫停保场，慰问坚守一线的八十名环卫工人，送上防暑药品和绿豆汤。</p>',
      };
      const own = await desk.aReport({
        ...sameEvent,
        contributors: [{ name: '编辑', userId: desk.ids.editor }],
      });
      const other = await desk.aReport(sameEvent);
      await desk.api.app.get(LookForSimilar, { strict: false }).run();
      const claim = await desk.claim(other);
      const joint = await second.post(`${reports}/${other}/similar/${own}/decision`, { outcome: 'joint' });
      expect([joint.status, joint.text]).toEqual([200, expect.any(String)]);
      expect((await judge(other, claim, 'verify')).body.code).toBe('own_submission');
      expect((await record(other, { outlet: '省电视台', url: 'https://example.com/7' })).body.state).toBe(
        'claimed',
      );
      expect((await judge(other, claim, 'verify', second)).status).toBe(200);
    });

    it('is not for the sending unit’s own editors: what they record is a claim', async () => {
      const id = await desk.aReport();
      const proof = { url: 'https://example.com/8' };
      const own = await record(id, proof, desk.insider);
      expect([own.status, own.body.state]).toEqual([201, 'claimed']);
      const claim = await desk.claim(id, { outlet: '省电视台' });
      for (const [fact, what, reason] of [
        [claim, 'verify', null],
        [claim, 'refuse', '因'],
        [await verified(id), 'revoke', '因'],
      ] as const) {
        const answer = await judge(id, fact, what, desk.insider, reason ? { reason } : undefined);
        expect([what, answer.status, answer.body.code]).toEqual([what, 403, 'not_from_above']);
      }
      expect((await judge(id, own.body.id, 'verify')).body.verifiedBy).toBe(desk.ids.editor);
    });

    it('is not for who holds the right above in that unit alone, nor by one held below', async () => {
      const town = (await desk.api.aUnit({ name: '城东镇', parentId: desk.district })).id;
      const grants = [
        { username: 'staying', organizationId: desk.district, above: desk.city, inherit: false },
        { username: 'below', organizationId: desk.district, above: town, inherit: true },
      ];
      const id = await desk.aReport();
      const claim = await desk.claim(id);
      for (const { username, organizationId, above, inherit } of grants) {
        const { id: userId } = await desk.api.aUser({ username, roles: ['editor'], organizationId });
        const member = `/api/v1/organizations/${above}/members/${userId}`;
        const admin = await desk.api.as('admin');
        expect((await admin.put(member, { roles: ['editor'], inherit })).status).toBe(204);
        const answer = await judge(id, claim, 'verify', await desk.api.as(username));
        expect([username, answer.body.code]).toEqual([username, 'not_from_above']);
      }
    });

    it('is the root’s own for what the root sent: nobody is above it', async () => {
      const atRoot = async (username: string, role: 'correspondent' | 'editor') => {
        await desk.api.aUser({ username, roles: [role], organizationId: desk.api.root.id });
        return desk.api.as(username);
      };
      const sender = await atRoot('root-sender', 'correspondent');
      const rootEditor = await atRoot('root-editor', 'editor');
      const id = await desk.aReport({ organizationId: desk.api.root.id }, sender);
      const claimed = await record(id, {}, sender);
      expect((await judge(id, claimed.body.id, 'verify', rootEditor)).body.state).toBe('verified');
    });

    it('is not for editors of a unit whose own report shares the points', async () => {
      const town = (await desk.api.aUnit({ name: '联合镇', parentId: desk.district })).id;
      await desk.api.aUser({ username: 'joint', roles: ['correspondent'], organizationId: town });
      const below = await desk.aReport({ organizationId: town }, await desk.api.as('joint'));
      const claim = await record(below, {}, await desk.api.as('joint'));
      const own = await desk.aReport();
      await desk.api.dataSource.query('UPDATE submissions SET joint_group_id = $1 WHERE id = ANY($2)', [
        own,
        [own, below],
      ]);
      const answer = await judge(below, claim.body.id, 'verify', desk.insider);
      expect(answer.body.code).toBe('not_from_above');
      expect((await judge(below, claim.body.id, 'verify')).status).toBe(200);
    });

    it('happens once, when two do it together', async () => {
      const id = await desk.aReport();
      const claim = await desk.claim(id);
      const answers = await Promise.all([editor, second].map((caller) => judge(id, claim, 'verify', caller)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      const told = (await desk.story(id)).timeline.filter(
        ({ kind }: { kind: string }) => kind === 'adoption_verified',
      );
      expect(told).toHaveLength(1);
    });

    it('S18 finds nothing under another report', async () => {
      const [one, other] = [await desk.aReport(), await desk.aReport()];
      const claim = await desk.claim(one);
      for (const what of ['verify', 'refuse', 'revoke']) {
        const wrong = await judge(
          other,
          claim,
          what,
          editor,
          what === 'verify' ? undefined : { reason: '因' },
        );
        expect([what, wrong.status, wrong.body.code]).toEqual([what, 404, 'adoption_not_found']);
      }
    });

    it('S15 finds nothing of another branch', async () => {
      const elsewhere = (await desk.api.aUnit()).id;
      await desk.api.aUser({
        username: 'stranger',
        roles: ['editor', 'correspondent'],
        organizationId: elsewhere,
      });
      const stranger = await desk.api.as('stranger');
      const id = await desk.aReport();
      const claim = await desk.claim(id);
      const missing = await record(randomUUID(), {}, stranger);
      for (const answer of [await record(id, {}, stranger), await judge(id, claim, 'verify', stranger)]) {
        expect([answer.status, answer.body.code, answer.body.detail]).toEqual([
          404,
          'submission_not_found',
          missing.body.detail,
        ]);
      }
      const listed = await stranger.get(`/api/v1/adoptions?organizationId=${desk.district}`);
      expect([listed.status, listed.body.items]).toEqual([200, []]);
    });
  });

  describe('refusing and revoking', () => {
    it('need a reason; a refused claim stays readable and may be made anew', async () => {
      const id = await desk.aReport();
      const claim = await desk.claim(id);
      for (const body of [{}, { reason: ' ' }])
        expect((await judge(id, claim, 'refuse', editor, body)).status).toBe(400);
      expect((await judge(id, claim, 'revoke', editor, { reason: '因' })).body.code).toBe(
        'adoption_not_verified',
      );
      const refused = await judge(id, claim, 'refuse', editor, { reason: '当日报上没有' });
      expect(refused.body).toMatchObject({ state: 'refused', refuseReason: '当日报上没有' });
      expect((await judge(id, claim, 'verify')).body.code).toBe('adoption_already_refused');
      const anew = await record(id, { url: 'https://example.com/4' });
      expect([anew.status, anew.body.state]).toEqual([201, 'verified']);
      expect((await desk.story(id, correspondent)).adoptions).toMatchObject([
        { state: 'refused', refuseReason: '当日报上没有' },
        { state: 'verified' },
      ]);
    });

    it('keep the row of what was verified and proven false', async () => {
      const id = await desk.aReport();
      const made = await record(id, { url: 'https://example.com/5' });
      const revoked = await judge(id, made.body.id, 'revoke', second, { reason: '系同名文章' });
      expect(revoked.body).toMatchObject({
        state: 'revoked',
        revokedBy: desk.ids.second,
        verifiedBy: desk.ids.editor,
      });
      expect((await desk.story(id)).adoptions).toHaveLength(1);
      const trail = await (await desk.api.as('admin')).get(`/api/v1/audit-entries?objectId=${id}`);
      expect(trail.body.items[0]).toMatchObject({
        action: 'submission.adoption_revoked',
        details: { adoptionId: made.body.id, reason: '系同名文章' },
      });
    });

    it('are the only ways: not even plain SQL rewrites, undoes or removes an adoption', async () => {
      const id = await desk.aReport();
      const made = await record(id, { url: 'https://example.com/6' });
      const sql = (set: string) =>
        desk.api.dataSource.query(`UPDATE submission_adoptions SET ${set} WHERE id = $1`, [made.body.id]);
      for (const set of [
        "level = 'national'",
        "outlet = '人民日报'",
        "adopted_on = '2020-01-01'",
        "kind = 'composite'",
      ])
        await expect(sql(set)).rejects.toThrow('never rewritten');
      await expect(sql("state = 'claimed', verified_by = NULL, verified_at = NULL")).rejects.toThrow();
      await expect(sql('verified_at = now()')).rejects.toThrow('never rewritten');
      await expect(
        desk.api.dataSource.query('DELETE FROM submission_adoptions WHERE id = $1', [made.body.id]),
      ).rejects.toThrow();
    });
  });

  describe('the desk of claims', () => {
    it('lists what waits in the branch, oldest first, page by page', async () => {
      const town = (await desk.api.aUnit({ name: '某镇', parentId: desk.district })).id;
      await desk.api.aUser({ username: 'town', roles: ['correspondent'], organizationId: town });
      const townsman = await desk.api.as('town');
      const id = await desk.aReport({ organizationId: town }, townsman);
      const claims: string[] = [];
      for (const day of [1, 2, 3]) {
        const made = await record(id, { adoptedOn: `2026-07-0${day}` }, townsman);
        claims.push(made.body.id);
      }
      await judge(id, claims[1]!, 'verify');
      const first = await editor.get(`/api/v1/adoptions?organizationId=${town}&limit=1`);
      expect(first.body.items).toMatchObject([
        {
          id: claims[0],
          state: 'claimed',
          submission: { id, organizationId: town, organizationName: '某镇' },
        },
      ]);
      const next = await editor.get(
        `/api/v1/adoptions?organizationId=${town}&limit=1&cursor=${first.body.nextCursor}`,
      );
      expect([next.body.items[0].id, next.body.nextCursor]).toEqual([claims[2], null]);
      const verified = await editor.get(`/api/v1/adoptions?organizationId=${town}&state=verified`);
      expect(verified.body.items.map((row: { id: string }) => row.id)).toEqual([claims[1]]);
    });

    it('S13 takes nothing but what it knows, and is not for correspondents', async () => {
      expect((await correspondent.get('/api/v1/adoptions')).status).toBe(403);
      for (const query of ["state=claimed'--", 'organizationId=1', 'cursor=x', 'limit=0', 'sort=id', 'q=a'])
        expect([query, (await editor.get(`/api/v1/adoptions?${query}`)).status]).toEqual([query, 400]);
    });
  });

  describe('who is told', () => {
    it('are the sender and the registered contributors, but not who did it, and nobody else', async () => {
      await desk.api.aUser({
        username: 'li',
        displayName: '李四',
        roles: ['correspondent'],
        organizationId: desk.city,
      });
      await desk.api.aUser({ username: 'zhao', roles: ['correspondent'], organizationId: desk.district });
      const li = await desk.api.as('li');
      const [{ id: liId }] = await desk.api.dataSource.query(`SELECT id FROM users WHERE username = 'li'`);
      const id = await desk.aReport({ contributors: [{ name: '张三' }, { name: '李四', userId: liId }] });
      const claim = await desk.claim(id);
      await judge(id, claim, 'refuse', editor, { reason: '未见报' });
      const ofReport = async (reader: ApiCaller) =>
        (await noticesOf(reader))
          .filter(({ object }: { object: { id: string } }) => object.id === id)
          .map(({ kind }: { kind: string }) => kind);
      expect(await ofReport(li)).toEqual(['submission.adoption_refused', 'submission.adoption_claimed']);
      expect(await ofReport(correspondent)).toEqual(['submission.adoption_refused']);
      expect(await ofReport(await desk.api.as('zhao'))).toEqual([]);
      const told = (await noticesOf(li))[0];
      expect(JSON.stringify(told.body)).toContain('未见报');
    });
  });
});

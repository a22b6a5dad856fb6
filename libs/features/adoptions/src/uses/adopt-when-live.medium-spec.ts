import { AdoptionDesk } from '@haojiao/testing';
import type { ApiCaller } from '@haojiao/testing';
import { Publisher } from '@haojiao/features/publications';

const reports = '/api/v1/submissions';

describe('adoption by our own publishing', () => {
  let desk: AdoptionDesk;
  let editor: ApiCaller;
  let site: { id: string; name: string };

  beforeAll(async () => {
    desk = await AdoptionDesk.open();
    ({ editor } = desk);
    site = await desk.site();
  });
  afterAll(() => desk.close());

  const work = (publicationId: string) => desk.api.app.get(Publisher, { strict: false }).work(publicationId);
  const sql = (statement: string, parameters: unknown[] = []) =>
    desk.api.dataSource.query(statement, parameters);
  const publishedOn = async (contentId: string, accountId: string): Promise<string> => {
    const id = await desk.plan(contentId, accountId);
    await work(id);
    return id;
  };
  /** Posted to by a person, who says so. */
  const aGroup = async (name: string): Promise<string> => {
    const made = await (
      await desk.api.as('admin')
    ).post('/api/v1/channel-accounts', {
      organizationId: desk.city,
      platform: 'custom',
      name,
      credentials: {},
      settings: { displayName: name, preset: 'wechat_group' },
    });
    if (made.status !== 201) throw new Error(made.text);
    return made.body.id;
  };
  const postedIn = async (contentId: string, accountId: string, remoteUrl: string): Promise<string> => {
    const id = await publishedOn(contentId, accountId);
    const answer = await editor.post(`/api/v1/publications/${id}/resolve`, {
      outcome: 'published',
      remoteUrl,
    });
    if (answer.status !== 200) throw new Error(answer.text);
    return id;
  };

  it('is one verified adoption for each account, with everything a scheme asks for', async () => {
    const id = await desk.aReport();
    const item = await desk.approvedItem(id);
    const publication = await publishedOn(item, site.id);
    const story = await desk.story(id);
    expect(story).toMatchObject({
      state: 'adopted',
      timeline: [
        { kind: 'submitted' },
        { kind: 'accepted' },
        { kind: 'adopted', actorId: null, note: 'site' },
      ],
      adoptions: [
        {
          level: 'city',
          outlet: site.name,
          outletCode: 'site',
          medium: 'own_channel',
          kind: 'standalone',
          extent: 'full',
          stage: 'adopted',
          state: 'verified',
          publicationId: publication,
          recordedBy: null,
          verifiedBy: null,
          withdrawnAt: null,
        },
      ],
    });
    const group = await aGroup('市总职工群');
    await postedIn(item, group, 'https://example.com/group/1');
    const later = await desk.story(id);
    expect(later.adoptions).toMatchObject([
      { outletCode: 'site' },
      { outlet: '市总职工群', outletCode: 'custom' },
    ]);
    expect(later.timeline.at(-1)).toMatchObject({ kind: 'adoption_verified', note: '市总职工群' });
    const notices = await desk.correspondent.get('/api/v1/notices?limit=100');
    const told = notices.body.items.filter(({ object }: { object: { id: string } }) => object.id === id);
    expect(told.map(({ kind }: { kind: string }) => kind)).toEqual([
      'submission.adoption_verified',
      'submission.adopted',
      'submission.accepted',
    ]);
  });

  it('marks three reports of one item as parts of a composite', async () => {
    const ids = [await desk.aReport(), await desk.aReport(), await desk.aReport()];
    const merged = await editor.post('/api/v1/submission-composites', {
      submissionIds: ids,
      title: '各地送清凉',
    });
    expect([merged.status, merged.text]).toEqual([201, expect.any(String)]);
    const item = await desk.approved(merged.body.id);
    await publishedOn(item, site.id);
    for (const id of ids) {
      expect(await desk.story(id)).toMatchObject({
        state: 'adopted',
        adoptions: [{ kind: 'composite', state: 'verified', outletCode: 'site' }],
      });
    }
    const elsewhere = { level: 'province', outlet: '省工人报', adoptedOn: '2026-07-22' };
    expect((await editor.post(`${reports}/${ids[1]}/adoptions`, elsewhere)).body.kind).toBe('composite');
  });

  it('does not double when the item is published to the account again, and keeps what was taken down', async () => {
    const id = await desk.aReport();
    const item = await desk.approvedItem(id);
    const first = await publishedOn(item, site.id);
    const takeDown = await desk.chief.post(`/api/v1/publications/${first}/withdraw`, { reason: '有差错' });
    expect(takeDown.status).toBe(200);
    await work(first);
    const [adoption] = (await desk.story(id)).adoptions;
    expect(adoption).toMatchObject({ state: 'verified', withdrawnAt: expect.any(String) });
    const notices = await desk.second.get('/api/v1/notices?limit=100');
    const told = notices.body.items.filter(({ object }: { object: { id: string } }) => object.id === id);
    expect(told).toMatchObject([{ kind: 'submission.adoption_taken_down' }]);

    await publishedOn(item, site.id);
    expect((await desk.story(id)).adoptions).toMatchObject([{ id: adoption.id, withdrawnAt: null }]);
  });

  it('is recorded anew after a person has revoked it', async () => {
    const id = await desk.aReport();
    const item = await desk.approvedItem(id);
    const first = await publishedOn(item, site.id);
    const [adoption] = (await desk.story(id)).adoptions;
    await desk.chief.post(`/api/v1/publications/${first}/withdraw`, { reason: '有差错' });
    await work(first);
    const revoked = await editor.post(`${reports}/${id}/adoptions/${adoption.id}/revoke`, {
      reason: '当日撤稿',
    });
    expect(revoked.body).toMatchObject({ state: 'revoked', verifiedBy: null });
    await publishedOn(item, site.id);
    expect((await desk.story(id)).adoptions).toMatchObject([{ state: 'revoked' }, { state: 'verified' }]);
  });

  it('does not count beside what a person recorded by the account’s name', async () => {
    const id = await desk.aReport();
    const item = await desk.approvedItem(id);
    const group = await aGroup('市总读者群');
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    const use = { level: 'city', outlet: '市总读者群', adoptedOn: today, medium: 'own_channel' };
    const claimed = await desk.claim(id, use);
    const verify = () => editor.post(`${reports}/${id}/adoptions/${claimed}/verify`);
    await postedIn(item, group, 'https://example.com/group/2');
    expect((await desk.story(id)).adoptions).toMatchObject([{ state: 'claimed' }, { state: 'verified' }]);
    expect((await verify()).body.code).toBe('adoption_already_recorded');
  });

  it('is lost by no fault: what fails here takes the outcome back, and the ledger settles it again', async () => {
    const id = await desk.aReport();
    const item = await desk.approvedItem(id);
    const publication = await desk.plan(item, site.id);
    await sql(`CREATE FUNCTION fail_here() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'the disk is full'; END $$`);
    await sql(`CREATE TRIGGER fails BEFORE INSERT ON submission_adoptions
      FOR EACH ROW EXECUTE FUNCTION fail_here()`);
    await work(publication).catch(() => undefined);
    expect(await desk.story(id)).toMatchObject({ state: 'accepted', adoptions: [] });
    const [before] = await sql('SELECT state, published_at FROM publications WHERE id = $1', [publication]);
    expect(before.published_at).toBeNull();
    const done = () =>
      sql(`SELECT name, intent_at FROM publication_steps WHERE publication_id = $1 AND state = 'done'`, [
        publication,
      ]);
    const sent = await done();

    await sql('DROP FUNCTION fail_here() CASCADE');
    await sql(
      `UPDATE publications SET lease_until = now() - interval '1 hour', next_run_at = now() - interval '1 hour'
       WHERE id = $1`,
      [publication],
    );
    await work(publication);
    const [after] = await sql('SELECT state FROM publications WHERE id = $1', [publication]);
    expect(after.state).toBe('published');
    expect(await desk.story(id)).toMatchObject({ state: 'adopted', adoptions: [{ state: 'verified' }] });
    // Nothing was sent a second time.
    expect((await done()).slice(0, sent.length)).toEqual(sent);
  });
});

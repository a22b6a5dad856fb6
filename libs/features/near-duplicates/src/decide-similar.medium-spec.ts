import { startTestApi } from '@haojiao/testing';
import type { ApiCaller, TestApi } from '@haojiao/testing';
import { LookForSimilar } from './jobs/look-for-similar.sweep';

const reports = '/api/v1/submissions';
const text =
  '<p>6月18日，临江县第三届港口起重机司机技能比武在海通物流三号码头落下帷幕，64名选手参赛，易成刚以98.5分夺冠，卢婉清、万小军分列二、三名。</p>';

const football =
  '<p>10月6日，柳河县职工足球联赛决赛打响，环卫队点球大战5比4战胜医护队，守门员史占魁扑出两粒点球，388名职工参加了历时三个月的联赛，共有16支队伍。</p>';

describe('a decision about two reports that tell the same', () => {
  let api: TestApi;
  let city: string;
  let units: string[];
  let editor: ApiCaller;

  beforeAll(async () => {
    api = await startTestApi();
    city = (await api.aUnit({ name: '某市总工会', code: 'city' })).id;
    units = [];
    for (const index of [0, 1]) {
      const unit = await api.aUnit({ name: `第${index}县总工会`, code: `county-${index}`, parentId: city });
      units.push(unit.id);
      await api.aUser({ username: `reporter-${index}`, roles: ['correspondent'], organizationId: unit.id });
      await api.aUser({ username: `editor-${index}`, roles: ['editor'], organizationId: unit.id });
    }
    for (const username of ['editor', 'second']) {
      await api.aUser({ username, roles: ['editor'], organizationId: city });
    }
    editor = await api.as('editor');
  });

  afterAll(() => api.close());

  async function send(unit: number, bodyHtml: string): Promise<string> {
    const answer = await (
      await api.as(`reporter-${unit}`)
    ).post(reports, {
      organizationId: units[unit],
      category: 'news',
      title: '起重机司机技能比武收官',
      bodyHtml,
      assetIds: [],
      contributors: [{ name: '张三' }],
    });
    return answer.body.id;
  }

  /** Reports of two units in order of their sending, found to be alike. */
  async function alike(count = 2, body = text): Promise<string[]> {
    const ids = [];
    for (let index = 0; index < count; index += 1) ids.push(await send(index % 2, body));
    await api.app.get(LookForSimilar, { strict: false }).run();
    return ids;
  }

  const decide = (caller: ApiCaller, id: string, otherId: string, body: object) =>
    caller.post(`${reports}/${id}/similar/${otherId}/decision`, body);
  const report = async (id: string) => (await editor.get(`${reports}/${id}`)).body;
  const pairOf = async (id: string, otherId: string) =>
    (await editor.get(`${reports}/${id}/similar`)).body.items.find(
      ({ submissionId }: { submissionId: string }) => submissionId === otherId,
    );

  it('joins them, and the sender is told without a word about the other unit', async () => {
    const [one, other] = (await alike()) as [string, string];
    const answer = await decide(editor, one, other, { outcome: 'joint', reason: '第1县总工会写得更好' });
    expect([answer.status, answer.text]).toEqual([200, expect.stringContaining('"outcome":"joint"')]);
    for (const id of [one, other]) {
      expect(await report(id)).toMatchObject({
        state: 'submitted',
        isJoint: true,
        desk: { jointGroupId: one },
      });
    }
    const seen = await (await api.as('reporter-1')).get(`${reports}/${other}`);
    expect(seen.body).toMatchObject({ isJoint: true, desk: null });
    expect(seen.body.timeline.map(({ kind }: { kind: string }) => kind)).toEqual(['submitted', 'joined']);
    expect(seen.text).not.toMatch(/第0县|写得更好/);
    expect(seen.text).not.toContain(one);
    const { body } = await (await api.as('reporter-1')).get('/api/v1/notices?unread=true');
    expect(body.items[0]).toMatchObject({
      kind: 'submission.joined',
      object: { type: 'submission', id: other },
    });
    expect(JSON.stringify(body.items)).not.toMatch(/第0县|写得更好/);
  });

  it('lets a group grow, and fall apart where a pair is undone', async () => {
    const [a, b, c] = (await alike(3)) as [string, string, string];
    await decide(editor, a, b, { outcome: 'joint' });
    await decide(editor, c, b, { outcome: 'joint' });
    expect([await report(a), await report(b), await report(c)].map(({ desk }) => desk.jointGroupId)).toEqual([
      a,
      a,
      a,
    ]);
    const undo = await editor.delete(`${reports}/${a}/similar/${b}/decision`, '*');
    expect(undo.status).toBe(200);
    expect([await report(a), await report(b), await report(c)].map(({ desk }) => desk.jointGroupId)).toEqual([
      null,
      b,
      b,
    ]);
    const story = (await report(a)).timeline.map(({ kind }: { kind: string }) => kind);
    expect(story).toEqual(['submitted', 'joined', 'separated']);
  });

  it('marks the later one as a duplicate, whichever of them was opened, until it is reopened', async () => {
    const [one, other] = (await alike()) as [string, string];
    const answer = await decide(editor, one, other, { outcome: 'duplicate', reason: '同一活动已有来稿' });
    expect(answer.status).toBe(200);
    expect(await report(one)).toMatchObject({ state: 'submitted' });
    expect(await report(other)).toMatchObject({ state: 'duplicate', desk: { duplicateOfId: one } });
    const sender = await api.as('reporter-1');
    const seen = await sender.get(`${reports}/${other}`);
    expect(seen.text).not.toContain(one);
    expect(seen.body.timeline.at(-1)).toMatchObject({ kind: 'marked_duplicate', note: '同一活动已有来稿' });
    expect((await sender.post(`${reports}/${other}/reopen`, {})).status).toBe(403);
    expect((await editor.delete(`${reports}/${one}/similar/${other}/decision`, '*')).body.code).toBe(
      'duplicate_to_be_reopened',
    );
    const reopened = await editor.post(`${reports}/${other}/reopen`, { reason: '核实为两场活动' });
    expect(reopened.body).toMatchObject({ state: 'submitted', desk: { duplicateOfId: null } });
    expect(await pairOf(one, other)).toMatchObject({ outcome: null });
  });

  it('points through to the first of a chain', async () => {
    const [a, b, c] = (await alike(3)) as [string, string, string];
    await decide(editor, b, c, { outcome: 'duplicate' });
    await decide(editor, a, b, { outcome: 'duplicate' });
    expect([await report(b), await report(c)].map(({ desk }) => desk.duplicateOfId)).toEqual([a, a]);
  });

  it('remembers what is kept, also when the text changes', async () => {
    const [one, other] = (await alike()) as [string, string];
    expect((await editor.get(`${reports}?hasSimilar=true`)).text).toContain(one);
    await decide(editor, one, other, { outcome: 'keep', reason: '两场不同的比赛' });
    const sender = await api.as('reporter-0');
    const { etag } = (await sender.get(`${reports}/${one}`)).headers;
    await sender.patch(`${reports}/${one}`, { title: '比武收官，新冠军产生' }, String(etag));
    await api.app.get(LookForSimilar, { strict: false }).run();
    expect(await pairOf(one, other)).toMatchObject({ outcome: 'keep', reason: '两场不同的比赛' });
    expect((await report(one)).timeline.map(({ kind }: { kind: string }) => kind)).toEqual([
      'submitted',
      'changed',
    ]);
  });

  it('is made once, however many editors decide together', async () => {
    const [one, other] = (await alike()) as [string, string];
    const callers = await Promise.all(['editor', 'second'].map((name) => api.as(name)));
    const answers = await Promise.all([
      decide(callers[0]!, one, other, { outcome: 'joint' }),
      decide(callers[1]!, other, one, { outcome: 'duplicate' }),
      decide(callers[0]!, one, other, { outcome: 'keep' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const [pair] = await api.dataSource.query(
      'SELECT outcome FROM near_duplicate_pairs WHERE first_id = $1 AND second_id = $2',
      [one, other],
    );
    const { state, isJoint } = await report(other);
    expect({ state, isJoint }).toEqual({
      state: pair.outcome === 'duplicate' ? 'duplicate' : 'submitted',
      isJoint: pair.outcome === 'joint',
    });
  });

  it('takes nothing back that was accepted already', async () => {
    const [one, other] = (await alike()) as [string, string];
    await editor.post(`${reports}/${other}/accept`, {});
    const answer = await decide(editor, one, other, { outcome: 'duplicate' });
    expect([answer.status, answer.body.code]).toEqual([409, 'submission_already_decided']);
    expect(await pairOf(one, other)).toMatchObject({ outcome: null });
  });

  it('S15 S16 needs the right in both units', async () => {
    const [one, other] = (await alike(2, football)) as [string, string];
    const county = await api.as('editor-0');
    expect((await decide(county, one, other, { outcome: 'joint' })).status).toBe(404);
    expect((await county.get(`${reports}/${one}/similar`)).text).not.toContain(other);
    expect((await county.get(`${reports}?hasSimilar=true&limit=100`)).text).not.toContain(one);
    expect((await decide(await api.as('reporter-0'), one, other, { outcome: 'joint' })).status).toBe(403);
    const stranger = '01890a5d-ac96-774b-bcce-b302099a8057';
    expect((await decide(editor, one, stranger, { outcome: 'joint' })).status).toBe(404);
  });
});

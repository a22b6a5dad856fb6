import { randomUUID } from 'node:crypto';
import { AdoptionDesk, anAsset } from '@haojiao/testing';
import type { ApiCaller } from '@haojiao/testing';

const reports = '/api/v1/submissions';
const SECRET = '请有关处室研究，三日内报我。';
const NASTY = '<img src=x onerror=alert(1)>';

describe('leaders’ instructions', () => {
  let desk: AdoptionDesk;
  let correspondent: ApiCaller;
  let editor: ApiCaller;
  let second: ApiCaller;
  let scan: string;

  beforeAll(async () => {
    desk = await AdoptionDesk.open();
    ({ correspondent, editor, second } = desk);
    scan = await anAsset(desk.api, { organizationId: desk.city, kind: 'document' });
  });
  afterAll(() => desk.close());

  const instruction = {
    level: 'province',
    leaderName: '王某某',
    leaderPost: '省总工会主席',
    instructedOn: '2026-07-22',
    text: SECRET,
  };
  const record = (id: string, changes: object = {}, by = editor) =>
    by.post(`${reports}/${id}/instructions`, { ...instruction, ...changes });
  const judge = (id: string, instructionId: string, what: string, by = editor, body?: object) =>
    by.post(`${reports}/${id}/instructions/${instructionId}/${what}`, body);

  it('count at once with a scan, and without one when a second person has verified them', async () => {
    const id = await desk.aReport();
    const proven = await record(id, { proofAssetId: scan });
    expect(proven.body).toMatchObject({ ...instruction, state: 'verified', isOpen: false });
    const bare = await record(id, { leaderName: '李某某' });
    expect(bare.body.state).toBe('claimed');
    expect((await judge(id, bare.body.id, 'verify')).body.code).toBe('own_claim');
    expect((await judge(id, bare.body.id, 'verify', second)).body.state).toBe('verified');
    expect((await record(id, { proofAssetId: scan })).body.code).toBe('instruction_already_recorded');
  });

  it('are recorded by those who decide, and judged by nobody who has a part in the report', async () => {
    const id = await desk.aReport({
      contributors: [{ name: '张三' }, { name: '编辑', userId: desk.ids.editor }],
    });
    expect((await record(id, {}, correspondent)).status).toBe(403);
    const own = await record(id, { proofAssetId: scan });
    expect(own.body.state).toBe('claimed');
    expect((await judge(id, own.body.id, 'verify')).body.code).toBe('own_submission');
    expect((await judge(id, own.body.id, 'verify', second)).status).toBe(200);
  });

  it('are judged from above the sending unit, whose own editors claim and are not asked', async () => {
    const id = await desk.aReport();
    const ownScan = await anAsset(desk.api, { organizationId: desk.district, kind: 'document' });
    const own = await record(id, { proofAssetId: ownScan }, desk.insider);
    expect([own.status, own.body.state]).toEqual([201, 'claimed']);
    const bare = await record(id, { leaderName: '钱某某' });
    const proven = await record(id, { leaderName: '孙某某', proofAssetId: scan });
    for (const [fact, what, body] of [
      [bare, 'verify', undefined],
      [bare, 'refuse', { reason: '因' }],
      [proven, 'revoke', { reason: '因' }],
    ] as const) {
      const answer = await judge(id, fact.body.id, what, desk.insider, body);
      expect([what, answer.status, answer.body.code]).toEqual([what, 403, 'not_from_above']);
    }
    const asked = async (reader: ApiCaller) =>
      (await reader.get('/api/v1/notices?limit=100')).body.items.filter(
        ({ kind, object }: { kind: string; object: { id: string } }) =>
          kind === 'submission.instruction_to_verify' && object.id === id,
      ).length;
    expect([await asked(desk.insider), await asked(second)]).toEqual([0, 2]);
  });

  it('tell the sender no more than that there is one, by any door, unless they are open', async () => {
    const id = await desk.aReport();
    const made = await record(id, { proofAssetId: scan });
    await judge(id, made.body.id, 'revoke', second, { reason: `${SECRET}有误` });
    await desk.api.aUser({ username: 'writer', roles: ['author'], organizationId: desk.city });
    const doors = [`${reports}/${id}`, `${reports}/${id}/outcome`, '/api/v1/notices?limit=100', reports];
    for (const reader of [correspondent, await desk.api.as('writer')]) {
      for (const door of doors) {
        const { status, text } = await reader.get(door);
        expect([door, status]).toEqual([door, 200]);
        for (const hidden of [SECRET, '王某某', '省总工会主席', scan]) expect(text).not.toContain(hidden);
      }
    }
    const [shown] = (await desk.story(id, correspondent)).instructions;
    expect(shown).toMatchObject({
      level: 'province',
      instructedOn: '2026-07-22',
      text: null,
      leaderName: null,
    });
    expect((await desk.story(id)).instructions[0]).toMatchObject({
      text: SECRET,
      revokeReason: `${SECRET}有误`,
    });

    await record(id, { proofAssetId: scan, isOpen: true, leaderName: '赵某某' });
    expect((await desk.story(id, correspondent)).instructions[1]).toMatchObject({
      leaderName: '赵某某',
      text: SECRET,
    });
  });

  it('leave their words out of the audit trail', async () => {
    const id = await desk.aReport();
    await record(id, { proofAssetId: scan });
    const trail = await (await desk.api.as('admin')).get(`/api/v1/audit-entries?objectId=${id}`);
    expect(trail.body.items[0].action).toBe('submission.instruction_verified');
    for (const hidden of [SECRET, '王某某']) expect(trail.text).not.toContain(hidden);
  });

  it('S18 S15 S20 are found under their own report alone, in one’s own branch, and say what they may', async () => {
    const [one, other] = [await desk.aReport(), await desk.aReport()];
    const made = await record(one);
    for (const what of ['verify', 'refuse', 'revoke']) {
      const body = what === 'verify' ? undefined : { reason: '因' };
      const wrong = await judge(other, made.body.id, what, second, body);
      expect([what, wrong.status, wrong.body.code]).toEqual([what, 404, 'instruction_not_found']);
    }
    await desk.api.aUser({
      username: 'stranger',
      roles: ['editor'],
      organizationId: (await desk.api.aUnit()).id,
    });
    const stranger = await desk.api.as('stranger');
    expect((await record(one, {}, stranger)).body.code).toBe('submission_not_found');
    for (const name of ['state', 'verifiedBy', 'recordedBy'])
      expect((await record(one, { [name]: randomUUID() })).body.errors[0].path).toBe(name);
  });

  it('S24 keep hostile words as words', async () => {
    const id = await desk.aReport();
    const made = await record(id, { leaderName: NASTY, leaderPost: NASTY, text: NASTY });
    expect(made.body).toMatchObject({ leaderName: NASTY, leaderPost: NASTY, text: NASTY });
    expect(made.headers['content-type']).toContain('application/json');
  });

  it('are refused and revoked with a reason and never rewritten, not even by plain SQL', async () => {
    const id = await desk.aReport();
    const made = await record(id);
    expect((await judge(id, made.body.id, 'revoke', second, { reason: '因' })).body.code).toBe(
      'instruction_not_verified',
    );
    expect((await judge(id, made.body.id, 'refuse', second, { reason: '无此批示' })).body).toMatchObject({
      state: 'refused',
      refuseReason: '无此批示',
    });
    const sql = (statement: string) => desk.api.dataSource.query(statement, [made.body.id]);
    await expect(sql("UPDATE submission_instructions SET level = 'national' WHERE id = $1")).rejects.toThrow(
      'never rewritten',
    );
    await expect(sql('DELETE FROM submission_instructions WHERE id = $1')).rejects.toThrow();
  });
});

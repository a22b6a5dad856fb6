import * as fc from 'fast-check';
import { startTestApi } from '@haojiao/testing';
import type { ApiAnswer, ApiCaller, TestApi } from '@haojiao/testing';
import { LookForSimilar } from './jobs/look-for-similar.sweep';

const reports = '/api/v1/submissions';

/** What people may try at any time; the desk refuses what doesn't fit. */
const acts = [
  'change',
  'resend',
  'withdraw',
  'return',
  'accept',
  'decline',
  'reopen',
  'delete_draft',
  'merge',
  'joint',
  'duplicate',
  'keep',
  'undo',
] as const;
type Act = (typeof acts)[number];

/** What may be done with a report in each state, by whom: in no state but an end is there nothing. */
const waysOn: Record<string, Act[]> = {
  submitted: ['accept', 'decline', 'return', 'withdraw'],
  returned: ['resend', 'accept', 'decline'],
  accepted: ['delete_draft'],
  declined: ['reopen'],
  duplicate: ['reopen'],
  withdrawn: [],
};

/** The step that a story must end with where it changed the state. */
const eventOf: Record<string, string[]> = {
  submitted: ['submitted', 'resent', 'reopened'],
  returned: ['returned'],
  accepted: ['accepted'],
  declined: ['declined'],
  duplicate: ['marked_duplicate'],
  withdrawn: ['withdrawn'],
};
const moves = new Set(Object.values(eventOf).flat());

describe('random acts of senders and editors', () => {
  let api: TestApi;
  let unit: string;
  let editor: ApiCaller;
  let sender: ApiCaller;

  beforeAll(async () => {
    api = await startTestApi();
    const city = (await api.aUnit({ code: 'city' })).id;
    unit = (await api.aUnit({ code: 'county', parentId: city })).id;
    await api.aUser({ username: 'sender', roles: ['correspondent'], organizationId: unit });
    await api.aUser({ username: 'editor', roles: ['editor'], organizationId: city });
    editor = await api.as('editor');
    sender = await api.as('sender');
  });

  afterAll(() => api.close());

  async function send(event: number): Promise<string> {
    const { body } = await sender.post(reports, {
      organizationId: unit,
      category: 'news',
      title: `第${event}号码头比武`,
      bodyHtml: `<p>6月18日，第${event}号码头起重机司机比武，${event}64名选手参赛，成绩${event}98.5分，奖金${event}5000元，历时${event}12天。</p>`,
      assetIds: [],
      contributors: [{ name: '张三' }],
    });
    return body.id;
  }

  const report = async (id: string) => (await editor.get(`${reports}/${id}`)).body;

  async function perform(act: Act, ids: string[], at: number): Promise<ApiAnswer> {
    const id = ids[at % ids.length]!;
    const other = ids[(at + 1) % ids.length]!;
    const decision = `${reports}/${id}/similar/${other}/decision`;
    if (act === 'change') return sender.patch(`${reports}/${id}`, { signedOffBy: `王${at}` }, '*');
    if (act === 'resend') return sender.post(`${reports}/${id}/send`, {});
    if (act === 'withdraw') return sender.post(`${reports}/${id}/withdraw`, {});
    if (act === 'return') return editor.post(`${reports}/${id}/return`, { reason: '请补充' });
    if (act === 'accept') return editor.post(`${reports}/${id}/accept`, {});
    if (act === 'decline') return editor.post(`${reports}/${id}/decline`, { reason: '不用' });
    if (act === 'reopen') return editor.post(`${reports}/${id}/reopen`, {});
    if (act === 'merge')
      return editor.post('/api/v1/submission-composites', { submissionIds: [id, other], title: '综合' });
    if (act === 'undo') return editor.delete(decision, '*');
    if (act === 'delete_draft') {
      const { contentId } = await report(id);
      return contentId ? editor.delete(`/api/v1/contents/${contentId}`, '*') : editor.get(`${reports}/${id}`);
    }
    return editor.post(decision, { outcome: act });
  }

  it('lose no report, leave none without a way on, and tell every step', async () => {
    const plans = fc.array(fc.tuple(fc.constantFrom(...acts, 'joint', 'undo', 'undo'), fc.nat(5)), {
      minLength: 5,
      maxLength: 14,
    });
    let event = 1;
    const performed = new Set<Act>();
    await fc.assert(
      fc.asyncProperty(plans, async (plan) => {
        event += 1;
        const ids = [await send(event), await send(event), await send(event)];
        await api.app.get(LookForSimilar, { strict: false }).run();
        for (const [act, at] of plan) {
          const answer = await perform(act, ids, at);
          expect([200, 201, 204, 404, 409]).toContain(answer.status);
          if (answer.status < 300) performed.add(act);
        }
        for (const id of ids) await check(id, ids);
      }),
      { numRuns: 20, seed: 20261121, endOnFailure: true },
    );
    process.stdout.write(`acts that went through: ${[...performed].join(', ')}\n`);
    expect([...performed].sort()).toEqual([...acts].sort());
  }, 300_000);

  async function check(id: string, ids: string[]): Promise<void> {
    const { state, timeline, contentId, isJoint, desk } = await report(id);
    const kinds: string[] = timeline.map(({ kind }: { kind: string }) => kind);
    const last = kinds.filter((kind) => moves.has(kind)).at(-1);
    expect(eventOf[state]).toContain(last);
    expect(contentId !== null).toBe(state === 'accepted');
    expect(desk.duplicateOfId !== null).toBe(state === 'duplicate');
    if (state === 'duplicate') {
      const root = await report(desk.duplicateOfId);
      expect([root.id === id, root.desk.duplicateOfId]).toEqual([false, null]);
    }
    if (isJoint) {
      const groups = await Promise.all(ids.filter((other) => other !== id).map((other) => report(other)));
      expect(groups.map((other) => other.desk.jointGroupId)).toContain(desk.jointGroupId);
    }
    const [audited] = await api.dataSource.query(
      `SELECT count(*)::int AS steps FROM audit_entries WHERE object_id = $1 AND action = ANY($2)`,
      [id, [...moves].map((kind) => `submission.${kind}`)],
    );
    expect(audited.steps).toBe(kinds.filter((kind) => moves.has(kind)).length);
    if (waysOn[state]!.length > 0) expect(await someWayOn(id, state)).toBe(true);
  }

  /** Tried for real; the report is not needed any more. */
  async function someWayOn(id: string, state: string): Promise<boolean> {
    const [act] = waysOn[state]!;
    const { status } = await perform(act!, [id], 0);
    return status < 300 && (await report(id)).state !== state;
  }
});

import { DAY_MS } from '@haojiao/kernel';
import { openPublishingDesk } from '@haojiao/testing';
import type { PublishingDesk } from '@haojiao/testing';

describe('what people are shown before they decide', () => {
  let desk: PublishingDesk;

  beforeAll(async () => {
    desk = await openPublishingDesk();
  });
  beforeEach(() => desk.reset());
  afterAll(() => desk.close());

  const shown = async (id: string) => (await desk.author.get(`/api/v1/publications/${id}`)).body;

  it('tells what was sent, what the platform was asked and answered, and what each choice will do', async () => {
    const id = await desk.aPublication();
    expect(await shown(id)).toMatchObject({
      sent: null,
      choices: [{ action: 'reschedule' }, { action: 'cancel' }],
    });
    const begunAt = desk.now().toISOString();
    await desk.workerDiesAt(id, 'post');
    desk.forward(31_000);
    await desk.work(id);
    expect((await shown(id)).choices).toEqual([]);
    desk.channel.onFollowUp = async () => ({
      kind: 'cannot_tell',
      reason: { zh: '平台不提供查询。', en: 'It can not be asked.' },
    });
    await desk.workWhenDue(id);
    const seen = await shown(id);
    expect(seen).toMatchObject({ state: 'needs_attention', failure: { code: 'outcome_unknown' } });
    expect(seen.attempts.at(-1)).toMatchObject({
      kind: 'follow_up',
      exchange: {
        question: 'lost_answer',
        about: 'post',
        since: begunAt,
        timesAsked: 0,
        answer: 'cannot_tell',
        reason: '平台不提供查询。',
      },
    });
    expect(
      seen.choices.map(({ action, outcome }: { action: string; outcome: string }) => [action, outcome]),
    ).toEqual([
      ['resolve', 'published'],
      ['resolve', 'not_published'],
    ]);
    expect(seen.choices[1].consequence).toContain('两条');
  });

  it('keeps the very fields that went out, with the hash of the preview', async () => {
    const id = await desk.aPublication();
    await desk.work(id);
    const { sent, choices } = await shown(id);
    expect(sent.fields.map(({ name }: { name: string }) => name)).toEqual(['title', 'text']);
    expect(sent.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(choices).toMatchObject([{ action: 'withdraw', outcome: null }]);
  });

  it('asks for agreement where the account wants it, and keeps who agreed to what', async () => {
    const content = await desk.anApproved();
    const account = await desk.anAccount('asking', desk.unit.id, { requireConfirmation: true });
    const refused = await desk.plan(content, [account]);
    expect(refused.status).toBe(400);
    expect(refused.body.errors).toMatchObject([{ path: 'options.confirmed', code: 'confirmation_required' }]);
    expect(refused.body.errors[0].message).toContain('同步到该账号。');
    const planned = await desk.plan(content, [account], { options: { confirmed: true } });
    expect(planned.status).toBe(201);
    const id = planned.body.items[0].id;
    await desk.work(id);
    const { confirmation, sent, state } = await shown(id);
    expect(state).toBe('published');
    expect(confirmation).toMatchObject({ statement: '同步到该账号。', at: expect.any(String) });
    expect(confirmation.sentHash).toBe(sent.hash);
  });

  it('previews with the options of the plan, so that its hash is that of what is sent', async () => {
    const content = await desk.anApproved();
    const account = await desk.anAccount();
    const preview = (query = '') =>
      desk.author.get(`/api/v1/contents/${content}/previews/scripted?channelAccountId=${account}${query}`);
    const plain = (await preview()).body.sentHash;
    const tried = await preview(`&options=${encodeURIComponent('{"mark":"甲"}')}`);
    expect(tried.body.sent).toContainEqual({ name: 'mark', value: '甲' });
    const { body } = await desk.plan(content, [account], { options: { mark: '甲' } });
    expect((await preview()).body.sentHash).toBe(tried.body.sentHash);
    expect(tried.body.sentHash).not.toBe(plain);
    const id = body.items[0].id;
    await desk.work(id);
    expect((await shown(id)).sent.hash).toBe(tried.body.sentHash);
    const wrong = await preview(`&options=${encodeURIComponent('[1]')}`);
    expect([wrong.status, wrong.body.errors]).toMatchObject([
      400,
      [{ path: 'options', code: 'not_an_object' }],
    ]);
  });

  it('claims no agreement where nobody was asked', async () => {
    const { body } = await desk.plan(await desk.anApproved(), [await desk.anAccount('asking')]);
    expect((await shown(body.items[0].id)).confirmation).toBeNull();
  });

  it('plans nothing past the end of a grant that only a person can renew', async () => {
    const account = await desk.anAccount();
    const at = (days: number) => new Date(desk.now().getTime() + days * DAY_MS).toISOString();
    await desk.sql('UPDATE channel_accounts SET grant_expires_at = $2 WHERE id = $1', [account, at(10)]);
    const content = await desk.anApproved();
    const refused = await desk.plan(content, [account], { scheduledAt: at(11) });
    expect(refused.status).toBe(400);
    expect(refused.body.errors).toMatchObject([{ path: 'channelAccountIds.0', code: 'grant_ends_before' }]);
    expect((await desk.plan(content, [account], { scheduledAt: at(9) })).status).toBe(201);
  });
});

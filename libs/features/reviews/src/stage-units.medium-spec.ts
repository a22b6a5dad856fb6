import { aDraft, startTestApi } from '@haojiao/testing';
import type { ApiAnswer, ApiCaller, TestApi } from '@haojiao/testing';
import { ReviewsService } from './reviews.service';

interface Stage {
  key: string;
  kind: string;
  roles: string[];
  unit?: string;
}

describe('whose people a stage asks', () => {
  let api: TestApi;
  let admin: ApiCaller;
  let rootChief: ApiCaller;
  let serial = 0;

  beforeAll(async () => {
    api = await startTestApi();
    admin = await api.as('admin');
    await api.aUser({ username: 'root-chief', roles: ['chief_editor'] });
    rootChief = await api.as('root-chief');
  });

  afterAll(() => api.close());

  async function aUnitOf(tier: string | null, parentId = api.root.id): Promise<string> {
    serial += 1;
    const { body } = await admin.post('/api/v1/organizations', {
      name: `单位${serial}`,
      code: `tier-${serial}`,
      parentId,
      tier,
    });
    return body.id;
  }

  async function aPerson(organizationId: string, roles: string[], inherit = true) {
    serial += 1;
    const username = `someone-${serial}`;
    const { id } = await api.aUser({ username, roles: roles as never, organizationId, inherit });
    return { id, username, caller: await api.as(username) };
  }

  async function aFlow(organizationId: string, stages: Stage[]): Promise<ApiAnswer> {
    serial += 1;
    const made = await rootChief.post('/api/v1/review-flows', {
      organizationId,
      name: `流程${serial}`,
      kind: 'standard',
      stages,
      isDefault: true,
    });
    expect([made.status, made.text]).toEqual([201, expect.anything()]);
    return made;
  }

  async function submitted(caller: ApiCaller, organizationId: string): Promise<ApiAnswer> {
    const draft = await aDraft(caller, organizationId);
    return caller.post(`/api/v1/contents/${draft.body.id}/submit`, {});
  }

  const decide = (caller: ApiCaller, reviewId: string, body: object = { outcome: 'approve' }) =>
    caller.post(`/api/v1/reviews/${reviewId}/decisions`, body);
  const eligible = (reviewId: string) =>
    api.app.get(ReviewsService, { strict: false }).eligibleReviewers(reviewId);
  const queue = async (caller: ApiCaller, query = '') =>
    (await caller.get(`/api/v1/review-queue?limit=100${query}`)).body.items.map(
      ({ reviewId }: { reviewId: string }) => reviewId,
    );

  const one = { key: 'review_1', kind: 'review', roles: ['editor'] };

  it('the item’s own unit where nothing else is said, its people first', async () => {
    const unit = await aUnitOf('county');
    await aFlow(unit, [one]);
    const author = await aPerson(unit, ['author']);
    const editor = await aPerson(unit, ['editor']);
    const { body } = await submitted(author.caller, unit);
    expect(body).toMatchObject({ stageOrganizationId: unit, escalatedFrom: null });
    expect(body.stages).toMatchObject([{ unit: 'own' }]);
    const [first, ...others] = await eligible(body.id);
    expect(first).toMatchObject({ userId: editor.id, organizationId: unit, asked: true });
    expect(others.map(({ name, asked }) => [name, asked])).toContainEqual(['root-chief', false]);
    expect(await queue(editor.caller, '&mine=true')).toEqual([body.id]);
    expect(await queue(rootChief)).toContain(body.id);
    expect(await queue(rootChief, '&mine=true')).not.toContain(body.id);
  });

  it('the parent, or the nearest unit of a tier upwards; people below them are refused', async () => {
    const city = await aUnitOf('city');
    const county = await aUnitOf('county', city);
    const mill = await aUnitOf('enterprise', county);
    await aFlow(mill, [
      { ...one, unit: 'parent' },
      { ...one, key: 'review_2', unit: 'city' },
    ]);
    const author = await aPerson(mill, ['author']);
    const local = await aPerson(mill, ['editor']);
    const above = await aPerson(county, ['editor']);
    const top = await aPerson(city, ['editor']);
    const { body } = await submitted(author.caller, mill);
    expect(body.stageOrganizationId).toBe(county);
    expect(await queue(local.caller)).toEqual([]);
    const refused = await decide(local.caller, body.id);
    expect([refused.status, refused.body.code]).toEqual([403, 'stage_role_missing']);
    const passed = await decide(above.caller, body.id);
    expect(passed.body).toMatchObject({ currentStage: 'review_2', stageOrganizationId: city });
    expect(await queue(top.caller, '&mine=true')).toEqual([body.id]);
  });

  it('the nearest unit above where nobody of the own may decide, on record', async () => {
    const city = await aUnitOf('city');
    const county = await aUnitOf('county', city);
    const village = await aUnitOf('township', county);
    await aFlow(village, [one, { ...one, key: 'review_2' }]);
    // The only editor of the village writes the item; the county has nobody; the city has two.
    const writer = await aPerson(village, ['author', 'editor']);
    const [first, second] = [await aPerson(city, ['editor']), await aPerson(city, ['editor'])];
    const { body } = await submitted(writer.caller, village);
    expect(body).toMatchObject({ stageOrganizationId: city, escalatedFrom: village });
    const refused = await decide(writer.caller, body.id);
    expect([refused.status, refused.body.code]).toEqual([403, 'own_content']);
    expect(await queue(first.caller, '&mine=true')).toEqual([body.id]);
    await decide(first.caller, body.id);
    expect((await eligible(body.id)).map(({ userId }) => userId)).toEqual([second.id, expect.anything()]);
    const trail = await api.dataSource.query(
      "SELECT details FROM audit_entries WHERE action = 'review.escalated' AND object_id = $1 ORDER BY sequence",
      [body.id],
    );
    expect(trail.map(({ details }: { details: object }) => details)).toMatchObject([
      { stage: 'review_1', from: village, to: city },
      { stage: 'review_2', from: village, to: city },
    ]);
  });

  it('nobody whose roles do not reach the item, who is suspended, or who wrote it', async () => {
    const parent = await aUnitOf('city');
    const unit = await aUnitOf('county', parent);
    await aFlow(unit, [one]);
    const author = await aPerson(unit, ['author']);
    const beside = await aPerson(parent, ['editor'], false);
    const gone = await aPerson(unit, ['editor']);
    await api.dataSource.query("UPDATE users SET state = 'suspended' WHERE id = $1", [gone.id]);
    const { body } = await submitted(author.caller, unit);
    const ids = (await eligible(body.id)).map(({ userId }) => userId);
    expect(ids).not.toContain(beside.id);
    expect(ids).not.toContain(gone.id);
    expect((await decide(beside.caller, body.id)).status).toBe(404);
  });

  describe('those who listen', () => {
    it('hear in the transaction what opens, what is decided and what ends', async () => {
      const unit = await aUnitOf('county');
      await aFlow(unit, [one, { ...one, key: 'review_2' }]);
      const author = await aPerson(unit, ['author']);
      const editor = await aPerson(unit, ['editor']);
      const heard: string[] = [];
      const tell = (text: string) => Promise.resolve(void heard.push(text));
      const reviews = api.app.get(ReviewsService, { strict: false });
      reviews.onStageOpened(({ stage, reason, escalatedFrom }) =>
        tell(`${stage.key} ${reason}${escalatedFrom ? ' escalated' : ''}`),
      );
      reviews.onDecided(({ stage, outcome }) => tell(`${outcome} ${stage.key}`));
      reviews.onClosed(({ state, content }) => tell(`${state} ${content.state}`));
      const { body } = await submitted(author.caller, unit);
      await decide(editor.caller, body.id);
      await decide(rootChief, body.id);
      const { body: other } = await submitted(author.caller, unit);
      await author.caller.post(`/api/v1/reviews/${other.id}/recall`);
      expect(heard).toEqual([
        'review_1 submitted',
        'approve review_1',
        // The unit's only editor stands for the first stage.
        'review_2 passed escalated',
        'approve review_2',
        'approved approved',
        'review_1 submitted',
        'recalled draft',
      ]);
    });
  });

  it('a decision keeps name, post and unit as they were then', async () => {
    const unit = await aUnitOf('county');
    await aFlow(unit, [one, { ...one, key: 'review_2' }]);
    const author = await aPerson(unit, ['author']);
    const editor = await aPerson(unit, ['editor']);
    const before = await admin.get(`/api/v1/users/${editor.id}`);
    await admin.patch(`/api/v1/users/${editor.id}`, { post: '宣教部副部长' }, before.etag);
    const { body } = await submitted(author.caller, unit);
    await decide(editor.caller, body.id);
    const after = await admin.get(`/api/v1/users/${editor.id}`);
    const renamed = { displayName: '改名', post: '宣教部部长' };
    await admin.patch(`/api/v1/users/${editor.id}`, renamed, after.etag);
    const { body: review } = await rootChief.get(`/api/v1/reviews/${body.id}`);
    const unitName = (await admin.get(`/api/v1/organizations/${unit}`)).body.name;
    expect(review.decisions).toMatchObject([
      { deciderName: editor.username, deciderPost: '宣教部副部长', deciderUnit: unitName },
    ]);
  });
});

import { aDraft, openPublishingDesk } from '@haojiao/testing';
import { currentRule } from '@haojiao/features/metrics';
import type { ApiCaller, PublishingDesk } from '@haojiao/testing';

const url = '/api/v1/campaigns';

describe('campaigns', () => {
  let desk: PublishingDesk;
  let chief: ApiCaller;
  let below: ApiCaller;
  let other: ApiCaller;
  let mill: string;
  let beside: string;

  beforeAll(async () => {
    desk = await openPublishingDesk();
    mill = (await desk.api.aUnit({ code: 'mill', parentId: desk.unit.id })).id;
    beside = (await desk.api.aUnit({ code: 'beside' })).id;
    await desk.api.aUser({ username: 'mill-editor', roles: ['editor'], organizationId: mill });
    await desk.api.aUser({ username: 'beside-chief', roles: ['chief_editor'], organizationId: beside });
    chief = await desk.api.as('desk-chief');
    below = await desk.api.as('mill-editor');
    other = await desk.api.as('beside-chief');
  });
  beforeEach(() => desk.reset());
  afterAll(() => desk.close());

  const make = (wish: object = {}, caller = chief) =>
    caller.post(url, {
      organizationId: desk.unit.id,
      name: '冬送温暖',
      goal: '慰问一线职工',
      from: '2026-11-01',
      to: '2026-12-31',
      unitIds: [mill],
      ...wish,
    });
  const published = async (platforms: string[]): Promise<string> => {
    const id = await desk.anApproved();
    for (const platform of platforms) {
      const { body } = await desk.plan(id, [await desk.anAccount(platform)]);
      await desk.work(body.items[0].id);
    }
    return id;
  };

  it('count what is out per unit, platform and target, and nobody twice', async () => {
    const targets = [
      { metric: 'items', number: 2 },
      { metric: 'publications', platform: 'scripted', number: 1 },
      { metric: 'views', number: 100, unitId: desk.unit.id },
      { metric: 'items', number: 1, unitId: mill },
    ];
    const { body: campaign } = await make({ targets });
    const item = await published(['scripted', 'other']);
    const { body: draft } = await aDraft(below, mill);
    expect((await chief.put(`${url}/${campaign.id}/items/${item}`, {})).status).toBe(204);
    expect((await chief.put(`${url}/${campaign.id}/items/${item}`, {})).status).toBe(204);
    expect((await below.put(`${url}/${campaign.id}/items/${draft.id}`, {})).status).toBe(204);
    for (const [day, views] of [
      ['2026-10-31', 1_000],
      ['2026-11-01', 40],
      ['2026-12-31', 2],
    ])
      await desk.sql(
        `INSERT INTO view_days (content_id, day, surface, rule, views_raw, views_counted) VALUES ($1, $2, 'page', $3, $4, $4)`,
        [item, day, currentRule.id, views],
      );
    const { body } = await chief.get(`${url}/${campaign.id}/progress`);
    expect(body).toMatchObject({
      viewsDefinitionId: currentRule.id,
      units: [
        { unitId: desk.unit.id, joined: 1, items: 1, publications: { scripted: 1, other: 1 }, views: 42 },
        { unitId: mill, joined: 1, items: 0, publications: {}, views: 0 },
      ],
      targets: [
        { reached: 1, isReached: false },
        { reached: 1, isReached: true },
        { reached: 42, isReached: false },
        { reached: 0, isReached: false },
      ],
    });
    expect(body.items).toHaveLength(2);

    // A unit that takes part sees the campaign, and of it its own part alone.
    expect((await below.get(`${url}/${campaign.id}`)).status).toBe(200);
    const part = (await below.get(`${url}/${campaign.id}/progress`)).body;
    expect(part.units.map(({ unitId }: { unitId: string }) => unitId)).toEqual([mill]);
    expect(part.items).toEqual([expect.objectContaining({ contentId: draft.id })]);
    expect(part.targets).toHaveLength(1);
    expect(JSON.stringify(part)).not.toContain(item);

    expect((await chief.delete(`${url}/${campaign.id}/items/${item}`)).status).toBe(204);
    expect((await chief.delete(`${url}/${campaign.id}/items/${item}`)).status).toBe(404);
  });

  it('S17 are joined by who may write the item and plan where it takes part', async () => {
    const { body: campaign } = await make();
    const item = await desk.anApproved();
    const { body: theirs } = await aDraft(other, beside);
    const join = async (caller: ApiCaller, id: string) =>
      (await caller.put(`${url}/${campaign.id}/items/${id}`, {})).status;
    expect(await join(below, item)).toBe(404);
    expect(await join(chief, theirs.id)).toBe(404);
    expect(await join(other, theirs.id)).toBe(404);
    const { body: alone } = await make({ organizationId: beside, unitIds: [] }, other);
    expect((await chief.put(`${url}/${alone.id}/items/${item}`, {})).body.code).toBe('campaign_not_found');
  });

  it('S15 are out of sight for units that take no part, and led by their own unit alone', async () => {
    const { body: campaign } = await make();
    for (const answer of [
      await other.get(`${url}/${campaign.id}`),
      await other.get(`${url}/${campaign.id}/progress`),
      await other.patch(`${url}/${campaign.id}`, { name: '改名' }, '*'),
    ])
      expect([answer.status, answer.body.code]).toEqual([404, 'campaign_not_found']);
    expect(JSON.stringify((await other.get(url)).body)).not.toContain(campaign.id);
    expect((await below.get(url)).body.items[0].id).toBe(campaign.id);
    expect((await below.patch(`${url}/${campaign.id}`, { name: '改名' }, '*')).status).toBe(403);
    expect((await chief.patch(`${url}/${campaign.id}`, { name: '改名' }, '"9"')).status).toBe(412);
    expect((await chief.patch(`${url}/${campaign.id}`, { to: '2027-01-31' }, '"1"')).body.to).toBe(
      '2027-01-31',
    );
    expect((await make({}, desk.author)).status).toBe(403);
  });

  it('name every fault, S20 take no more than they name', async () => {
    const { body } = await make({
      to: '2026-10-01',
      unitIds: [beside],
      targets: [
        { metric: 'items', number: 1, unitId: desk.api.root.id },
        { metric: 'views', number: 1, platform: 'scripted' },
        { metric: 'items', number: 1, platform: 'nowhere' },
      ],
    });
    expect(body.errors.map(({ path, code }: { path: string; code: string }) => [path, code])).toEqual([
      ['to', 'before_start'],
      ['unitIds.0', 'unit_unknown'],
      ['targets.0.unitId', 'unit_takes_no_part'],
      ['targets.1.platform', 'views_of_site_only'],
      ['targets.2.platform', 'platform_unknown'],
    ]);
    for (const wish of [{ reached: 1 }, { version: 2 }, { targets: [{ metric: 'likes', number: 1 }] }])
      expect((await make(wish)).status).toBe(400);
  });

  it('stand in the calendar and behind story ideas', async () => {
    const { body: campaign } = await make();
    const { items } = (await below.get('/api/v1/calendar?from=2026-12-01&to=2026-12-02&kinds=campaign')).body;
    expect(items.map(({ object }: { object: { id: string } }) => object.id)).toContain(campaign.id);
    const [{ id: ownerId }] = (await desk.sql<{ id: string }>(
      `SELECT id FROM users WHERE username = 'mill-editor'`,
    )) as [{ id: string }];
    const idea = { organizationId: mill, title: '车间里的冬天', ownerId, dueOn: '2026-12-01' };
    const made = await below.post('/api/v1/story-ideas', { ...idea, campaignId: campaign.id });
    expect([made.status, made.body.campaignId]).toEqual([201, campaign.id]);
    expect(
      (await below.get(`/api/v1/story-ideas?campaignId=${campaign.id}`)).body.items.map(
        ({ id }: { id: string }) => id,
      ),
    ).toEqual([made.body.id]);
    const { body: without } = await make({ unitIds: [] });
    const refused = await below.post('/api/v1/story-ideas', { ...idea, campaignId: without.id });
    expect(refused.body.errors[0].code).toBe('campaign_unknown');
  });
});

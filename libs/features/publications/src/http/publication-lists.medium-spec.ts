import { HOUR_MS } from '@haojiao/kernel';
import { openPublishingDesk } from '@haojiao/testing';
import type { ApiCaller, PublishingDesk } from '@haojiao/testing';

describe('lists of publications', () => {
  let desk: PublishingDesk;
  let editor: ApiCaller;
  let content: string;
  let account: string;
  let scheduled: string;
  let cancelled: string;
  let published: string;
  let editors: string;

  beforeAll(async () => {
    desk = await openPublishingDesk();
    const { id: theirUnit } = await desk.api.aUnit({ code: 'theirs' });
    await desk.api.aUser({ username: 'stranger', roles: ['author'], organizationId: theirUnit });
    await desk.api.aUser({ username: 'reader', roles: ['auditor'], organizationId: desk.unit.id });
    await desk.api.aUser({
      username: 'lin',
      displayName: '林编辑',
      roles: ['editor'],
      organizationId: desk.unit.id,
    });
    editor = await desk.api.as('lin');
    content = await desk.anApproved({ title: '夜校开班' });
    account = await desk.anAccount();
    const inAnHour = { scheduledAt: new Date(desk.now().getTime() + HOUR_MS).toISOString() };
    scheduled = await desk.aPublication('scripted', inAnHour);
    cancelled = await desk.aPublication('scripted', inAnHour);
    await desk.author.post(`/api/v1/publications/${cancelled}/cancel`);
    published = await desk.aPublication();
    await desk.work(published);
    const answer = await editor.post(`/api/v1/contents/${content}/publications`, {
      channelAccountIds: [account],
      ...inAnHour,
    });
    editors = answer.body.items[0].id;
  });
  afterAll(() => desk.close());

  const list = (query: string, caller = desk.author) => caller.get(`/api/v1/publications?${query}`);
  const idsOf = async (query: string, caller?: ApiCaller) => {
    const { status, body } = await list(query, caller);
    expect(status).toBe(200);
    return (body.items as { id: string }[]).map(({ id }) => id).sort();
  };

  it('tell one state, several, or all', async () => {
    expect(await idsOf('state=cancelled')).toEqual([cancelled]);
    expect(await idsOf('state=cancelled,published')).toEqual([cancelled, published].sort());
    expect(await idsOf('state=scheduled,published')).toEqual([scheduled, editors, published].sort());
    expect(await idsOf('')).toEqual([scheduled, cancelled, published, editors].sort());
  });

  it('tell only what the caller planned, when asked', async () => {
    expect(await idsOf('mine=true', editor)).toEqual([editors]);
    expect(await idsOf('mine=true')).toEqual([scheduled, cancelled, published].sort());
    expect(await idsOf('mine=false', editor)).toEqual([scheduled, cancelled, published, editors].sort());
    expect(await idsOf('mine=true&state=cancelled,scheduled')).toEqual([scheduled, cancelled].sort());
    expect(await idsOf('mine=true', await desk.api.as('desk-chief'))).toEqual([]);
  });

  it('name the item, the account and whoever planned it', async () => {
    const { body } = await list('mine=true', editor);
    const known = await desk.author.get(`/api/v1/channel-accounts/${account}`);
    const names = {
      contentTitle: '夜校开班',
      channelAccountName: known.body.name,
      createdByName: '林编辑',
    };
    expect(body.items).toEqual([expect.objectContaining({ contentId: content, ...names })]);
    expect((await desk.author.get(`/api/v1/publications/${editors}`)).body).toMatchObject(names);
  });

  it('go on where the page ended, with the same filters', async () => {
    const first = await list('mine=true&state=scheduled,cancelled&limit=1');
    const second = await list(
      `mine=true&state=scheduled,cancelled&limit=1&cursor=${encodeURIComponent(first.body.nextCursor)}`,
    );
    const told = [first, second].map(({ body }) => body.items.map(({ id }: { id: string }) => id));
    expect(told.flat().sort()).toEqual([scheduled, cancelled].sort());
    expect(second.body.nextCursor).toBeNull();
  });

  it('tell another unit nothing, and are forbidden without the right', async () => {
    expect(await idsOf('state=scheduled,cancelled,published', await desk.api.as('stranger'))).toEqual([]);
    const refused = await list('state=scheduled', await desk.api.as('reader'));
    expect([refused.status, refused.body.code]).toEqual([403, 'not_allowed']);
  });

  it.each(['state=sent', 'state=scheduled,sent', 'state=scheduled,scheduled', 'state=', 'mine=perhaps'])(
    'refuse %s',
    async (query) => {
      expect((await list(query)).status).toBe(400);
    },
  );
});

import { load } from 'cheerio';
import { aDraft, aPhoto, anAsset, openPublishingDesk, uploadAsset } from '@haojiao/testing';
import type { PublishingDesk } from '@haojiao/testing';
import { RenderAsset } from '@haojiao/features/assets';

const NASTY = `"><script>alert(1)</script><img src="https://evil.example/x.png" onerror=alert(2)>`;

describe('an item before it goes out', () => {
  let desk: PublishingDesk;
  let cover: string;

  beforeAll(async () => {
    desk = await openPublishingDesk();
    const photo = await uploadAsset(desk.author, {
      organizationId: desk.unit.id,
      bytes: await aPhoto(1600, 1000),
      fileName: 'cover.jpg',
    });
    cover = photo.body.id;
    await desk.api.app.get(RenderAsset, { strict: false }).run(cover);
  });
  beforeEach(() => desk.reset());
  afterAll(() => desk.close());

  const draft = async (wish: object = {}): Promise<string> =>
    (await aDraft(desk.author, desk.unit.id, { coverAssetId: cover, ...wish })).body.id;
  const preview = async (id: string, platform = '') =>
    (await desk.author.get(`/api/v1/contents/${id}/previews${platform && `/${platform}`}`)).body;
  const check = async (id: string, platforms?: string[]) =>
    (await desk.author.post(`/api/v1/contents/${id}/checks`, { platforms })).body.findings as {
      severity: string;
      code: string;
      platform: string;
      channelAccountId: string | null;
    }[];
  const aGroup = async (name: string, settings: object = {}) => {
    const answer = await (
      await desk.api.as('admin')
    ).post('/api/v1/channel-accounts', {
      organizationId: desk.unit.id,
      platform: 'custom',
      name,
      credentials: {},
      settings: { displayName: name, preset: 'wechat_group', ...settings },
    });
    if (answer.status !== 201) throw new Error(answer.text);
    return answer.body.id as string;
  };

  it('is shown on one screen for every account that the unit uses', async () => {
    const [one, two] = [await aGroup('一群'), await aGroup('二群', { textMax: 4 })];
    const { items } = await preview(await draft({ title: '职工技能竞赛' }));
    const accounts = items.map((item: { channelAccountId: string }) => item.channelAccountId);
    expect(accounts).toEqual(expect.arrayContaining([one, two]));
    expect(items.map((item: { platform: string }) => item.platform)).toContain('site');
    const tight = items.find((item: { channelAccountId: string }) => item.channelAccountId === two);
    expect(tight.limits.find((limit: { path: string }) => limit.path === 'text')).toMatchObject({
      max: 4,
      used: expect.any(Number),
      readOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    });
    expect(tight.findings.map((finding: { code: string }) => finding.code)).toContain('custom_text_too_long');
    expect(tight).toMatchObject({ mode: 'hand_off', reason: expect.stringContaining('人工') });
    const answer = await desk.author.get(
      `/api/v1/contents/${await draft()}/previews/custom?channelAccountId=${two}`,
    );
    expect(answer.body.channelAccountName).toBe('二群');
  });

  it('is drawn as a page without scripts and without any foreign address, whatever stands in the item', async () => {
    const id = await draft({
      title: NASTY,
      summary: NASTY,
      tags: ['<b>'],
      article: {
        html: `<p>正文 <a href="https://evil.example">链接</a></p><img data-asset-id="${cover}" alt="现场">`,
      },
    });
    await aGroup(NASTY.slice(0, 60));
    const { items } = await preview(id);
    expect(items.length).toBeGreaterThanOrEqual(2);
    for (const { page, platform } of items) {
      const [, policy] = /Content-Security-Policy" content="([^"]+)"/.exec(page)!;
      expect([platform, policy]).toEqual([platform, expect.stringContaining('default-src &#39;none&#39;')]);
      const $ = load(page);
      const attributes = $('*')
        .toArray()
        .flatMap((element) =>
          Object.entries((element as { attribs?: Record<string, string> }).attribs ?? {}),
        );
      expect($('script, iframe, form, link, svg, base, object, embed, a[href]').length).toBe(0);
      expect(attributes.filter(([name]) => name.startsWith('on'))).toEqual([]);
      expect(attributes.filter(([name, value]) => name === 'style' && /url\(/.test(value))).toEqual([]);
      const sources = $('img')
        .toArray()
        .map((image) => $(image).attr('src'));
      expect(sources.length).toBeGreaterThan(0);
      for (const source of sources) expect(source).toMatch(/^http:\/\/localhost:\d+\/assets\//);
    }
    const site = items.find((item: { platform: string }) => item.platform === 'site');
    const [address] = /\/assets\/[^"]+/.exec(site.page)!;
    expect((await desk.api.app.inject({ method: 'GET', url: address })).statusCode).toBe(200);
  });

  it('tells in words, and beforehand, what a platform can not play within a text', async () => {
    const sound = await anAsset(desk.api, { kind: 'audio', organizationId: desk.unit.id });
    const caption = '<figcaption>厂歌《向前》</figcaption>';
    const id = await draft({
      article: { html: `<p>请听</p><figure data-asset-id="${sound}" data-kind="audio">${caption}</figure>` },
    });
    const group = await aGroup('三群', { textTemplate: '{title}\n{text}' });
    const { items } = await preview(id);
    const inGroup = items.find((item: { channelAccountId: string }) => item.channelAccountId === group);
    const onSite = items.find((item: { platform: string }) => item.platform === 'site');
    expect(inGroup.page).toContain('【音频】厂歌《向前》（打开原文页面即可收听）');
    expect(onSite.page).toContain('>厂歌《向前》</figcaption>');
    expect(onSite.page).not.toContain('【音频】');
    const warned = (await check(id)).filter(({ code }) => code === 'body_media_in_words');
    expect(warned).toEqual([expect.objectContaining({ severity: 'warning', channelAccountId: group })]);
  });

  it('shows the variant that is in effect, and what is sent with its hash', async () => {
    const id = await draft({ title: '原题' });
    const before = await preview(id, 'site');
    expect(before.variant).toBeNull();
    await desk.author.put(`/api/v1/contents/${id}/variants/site`, { title: '站上的题' }, '*');
    const after = await preview(id, 'site');
    expect(after).toMatchObject({ title: '站上的题', variant: { title: '站上的题', summary: null } });
    expect(after.sent).toContainEqual({ name: 'title', value: '站上的题' });
    expect(after.sentHash).toMatch(/^[0-9a-f]{64}$/);
    expect(after.sentHash).not.toBe(before.sentHash);
  });

  it('has the hash of what is then sent', async () => {
    const id = await desk.anApproved({ coverAssetId: cover });
    const { sentHash, channelAccountId } = await preview(id, 'site');
    const planned = await desk.plan(id, [channelAccountId]);
    await desk.work(planned.body.items[0].id);
    const { body } = await desk.author.get(`/api/v1/publications/${planned.body.items[0].id}`);
    expect(body.state).toBe('published');
    expect(JSON.stringify(body)).toContain(sentHash);
  });

  it('warns of a day’s budget before it is used up', async () => {
    const account = await desk.anAccount();
    const day = new Date(desk.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
    await desk.sql(
      `INSERT INTO channel_budget_uses (channel_account_id, operation, window_start, used) VALUES ($1, 'post', $2, 2)`,
      [account, new Date(`${day}T00:00:00+08:00`)],
    );
    const found = await check(await draft(), ['scripted']);
    expect(found.filter((finding) => finding.channelAccountId === account)).toEqual([
      expect.objectContaining({ severity: 'warning', code: 'budget_nearly_used_up', platform: 'scripted' }),
    ]);
  });

  it('is shown to nobody of another unit', async () => {
    const unit = await desk.api.aUnit({ code: 'elsewhere' });
    await desk.api.aUser({ username: 'elsewhere', roles: ['chief_editor'], organizationId: unit.id });
    const stranger = await desk.api.as('elsewhere');
    const id = await draft();
    for (const path of ['previews', 'previews/site'])
      expect((await stranger.get(`/api/v1/contents/${id}/${path}`)).status).toBe(404);
    const theirs = await desk.author.get(`/api/v1/contents/${id}/previews/site?channelAccountId=${cover}`);
    expect([theirs.status, theirs.body.code]).toEqual([404, 'channel_account_not_found']);
  });

  describe('at its sign-off', () => {
    const variantFor = (id: string, platform: string) =>
      desk.author.put(`/api/v1/contents/${id}/variants/${platform}`, { summary: '另写' }, '*');
    /** The answer of the last stage; the stages before it let the item pass. */
    const reviewed = async (id: string) => {
      const submitted = await desk.author.post(`/api/v1/contents/${id}/submit`, {});
      if (submitted.status >= 300) throw new Error(submitted.text);
      let answer = submitted;
      for (const reviewer of desk.reviewers) {
        answer = await reviewer.post(`/api/v1/reviews/${submitted.body.id}/decisions`, {
          outcome: 'approve',
        });
      }
      return { answer, reviewId: submitted.body.id as string };
    };

    beforeAll(async () => {
      await desk.anAccount('scripted');
      await desk.anAccount('other');
    });

    it('is refused with every fault on the platforms for which somebody wrote a variant', async () => {
      const id = await draft({ title: '含禁词的标题' });
      await variantFor(id, 'scripted');
      const { answer, reviewId } = await reviewed(id);
      expect([answer.status, answer.body.code]).toEqual([409, 'channel_checks_failed']);
      expect(answer.body.errors).toEqual([
        { path: 'scripted.title', code: 'forbidden_word', message: expect.stringContaining('脚本平台') },
      ]);
      const [review] = await desk.sql('SELECT state, current_stage FROM reviews WHERE id = $1', [reviewId]);
      expect(review).toEqual({ state: 'open', current_stage: 'review_3' });
      const returned = await desk.reviewers[2]!.post(`/api/v1/reviews/${reviewId}/decisions`, {
        outcome: 'return',
        comment: '请改标题',
      });
      expect(returned.status).toBeLessThan(300);
      await desk.author.patch(`/api/v1/contents/${id}`, { title: '改好的标题' }, '*');
      expect((await reviewed(id)).answer.status).toBeLessThan(300);
    });

    it('is refused for the accounts on which it is planned', async () => {
      const id = await desk.anApproved({ title: '先审定的标题' });
      const scheduledAt = new Date(desk.now().getTime() + 86_400_000).toISOString();
      expect((await desk.plan(id, [await desk.anAccount()], { scheduledAt })).status).toBe(201);
      await desk.author.patch(`/api/v1/contents/${id}`, { title: '改成禁词' }, '*');
      expect((await reviewed(id)).answer.body.code).toBe('channel_checks_failed');
    });

    it('is not kept by platforms that nobody chose; what they would refuse is shown', async () => {
      const id = await draft({ title: '又是禁词' });
      expect((await reviewed(id)).answer.status).toBeLessThan(300);
      expect((await check(id)).filter(({ severity }) => severity === 'error').length).toBeGreaterThan(0);
    });

    it('is not kept by a variant for a platform that the unit has not connected', async () => {
      const id = await draft({ title: '还是禁词' });
      await variantFor(id, 'films');
      expect((await reviewed(id)).answer.status).toBeLessThan(300);
    });
  });
});

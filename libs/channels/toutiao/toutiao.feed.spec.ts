import type {
  ChannelAccess,
  DraftImage,
  FeedState,
  ListedEntry,
  PublicationDraft,
} from '@haojiao/channel-kit';
import { aDraftImage, aPublicationDraft } from '@haojiao/channel-kit/testing';
import { DAY_MS, HOUR_MS, sha256 } from '@haojiao/kernel';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { createToutiaoChannel } from './toutiao.channel';
import { toutiaoFeed } from './toutiao.feed';
import { iso8601, plainTime, rfc822 } from './toutiao.feed-time';
import { UNREACHABLE, feedItem } from './toutiao.item';
import type { ToutiaoItem } from './toutiao.item';
import { checkItem } from './toutiao.item-check';

const account: ChannelAccess = {
  id: 'a1',
  organizationId: 'o1',
  platform: 'toutiao',
  name: '市总工会',
  mode: 'hand_off',
  credentials: {},
  settings: { institutionFeed: true },
};
const toutiao = createToutiaoChannel();
const listedAt = new Date('2026-01-05T01:00:00Z');

async function anArticle(pictures = 0, wish: Partial<PublicationDraft> = {}): Promise<PublicationDraft> {
  const images: DraftImage[] = [];
  for (let number = 1; number <= pictures; number += 1)
    images.push(await aDraftImage({ altText: `图${number}` }));
  return aPublicationDraft({
    title: '职工技能竞赛今日开赛',
    html: `<p>正文</p>${images.map((image) => `<p><img data-asset-id="${image.assetId}" alt=""></p>`).join('')}`,
    images: Object.fromEntries(images.map((image) => [image.assetId, image])),
    canonicalUrl: 'https://union.example/p/skills',
    ...wish,
  });
}

async function listed(draft: PublicationDraft, wish: Partial<ListedEntry> = {}): Promise<ListedEntry> {
  return {
    ...(await toutiaoFeed.entry(draft, account)),
    publicationId: draft.publicationId,
    guid: `toutiao-${draft.contentId}`,
    version: 1,
    status: 'publish',
    listedAt,
    updatedAt: listedAt,
    ...wish,
  };
}

async function render(name: string, entries: ListedEntry[]): Promise<string> {
  const state = { account, now: listedAt, entries, blackouts: [], publicUrl: 'https://hao.example' };
  return (await toutiaoFeed.render({ name, query: {} }, state as unknown as FeedState))!.body.toString(
    'utf8',
  );
}

function parsed(xml: string): Record<string, never> {
  expect(XMLValidator.validate(xml)).toBe(true);
  const parser = new XMLParser({
    ignoreAttributes: false,
    isArray: (name) => ['item', 'category'].includes(name),
  });
  return (parser.parse(xml) as { rss: { channel: Record<string, never> } }).rss.channel;
}

describe('an article for the institution’s feed', () => {
  it('goes into the feed only where the institution has agreed on one, and only articles', async () => {
    const draft = await anArticle();
    expect(toutiao.chooseMode(draft, account).mode).toBe('feed');
    expect(toutiao.chooseMode(draft, { ...account, settings: {} }).mode).toBe('hand_off');
    expect(toutiao.chooseMode({ ...draft, kind: 'episode' }, account).mode).toBe('hand_off');
    await expect(toutiao.publish(draft, { account } as never)).resolves.toMatchObject({
      kind: 'listed',
      note: { zh: '已进入同步源，等待头条抓取。' },
    });
  });

  it('tells every field of an item in RSS', async () => {
    const entry = await listed(
      await anArticle(1, {
        tags: ['工会', '竞赛'],
        source: { name: '工人日报' },
        options: { claimOriginal: true, editor: '李编', declaration: '个人观点' },
      }),
    );
    const item = parsed(await render('.xml', [entry])).item as unknown as Record<string, unknown>[];
    expect(item).toHaveLength(1);
    expect(item[0]).toMatchObject({
      guid: { '#text': entry.guid, '@_isPermaLink': 'false' },
      title: '职工技能竞赛今日开赛',
      link: 'https://union.example/p/skills',
      description: '十二支队伍同场竞技。',
      pubDate: 'Mon, 05 Jan 2026 09:00:00 +0800',
      'dcterms:modified': '2026-01-05T09:00:00+08:00',
      'dc:creator': '宣教部',
      'tu:editor': '李编',
      'dc:publisher': '工人日报',
      category: ['工会', '竞赛'],
      'media:thumbnail': { '@_width': '900', '@_height': '600' },
      'tu:coverMode': 1,
      'tu:type': 'article',
      'tu:original': true,
      'tu:declaration': '个人观点',
      'tu:status': 'publish',
      'tu:version': 1,
    });
    const content = item[0]!['content:encoded'] as string;
    expect(content).toMatch(/<img src="https:\/\/media\.example\/[^"]+" alt="图1" width="900" height="600"/);
    expect(content).toMatch(/<p>来源：工人日报<\/p>$/);
    expect(item[0]!['tu:digest']).toBe(sha256(content));
  });

  it('tells the same as JSON', async () => {
    const draft = await anArticle(0, { tags: [] });
    const { data } = JSON.parse(await render('.json', [await listed(draft)])) as { data: object[] };
    expect(data).toEqual([
      {
        id: `toutiao-${draft.contentId}`,
        title: '职工技能竞赛今日开赛',
        url: 'https://union.example/p/skills',
        content: '<p>正文</p><p>来源：市总工会</p>',
        summary: '十二支队伍同场竞技。',
        publish_time: '2026-01-05 09:00:00',
        update_time: '2026-01-05 09:00:00',
        author: '宣教部',
        source: '市总工会',
        category: '资讯',
        tags: [],
        image_list: [],
        cover_mode: 0,
        article_type: 'article',
        original: false,
        status: 'publish',
        version: 1,
        digest: sha256('<p>正文</p><p>来源：市总工会</p>'),
      },
    ]);
  });

  it('tells a withdrawal with its title, without body and pictures, for thirty days', async () => {
    const entry = await listed(await anArticle(3), { status: 'withdraw', version: 4 });
    const item = (parsed(await render('.xml', [entry])).item as unknown as Record<string, unknown>[])[0]!;
    expect(item).toMatchObject({
      title: '职工技能竞赛今日开赛',
      'content:encoded': '',
      'tu:status': 'withdraw',
      'tu:version': 4,
      'tu:coverMode': 0,
    });
    expect(item).not.toHaveProperty('media:thumbnail');
    expect(toutiaoFeed.tombstoneMs).toBe(30 * DAY_MS);
    expect(toutiaoFeed.window).toEqual({ atLeast: 50, ageMs: 72 * HOUR_MS, atMost: 200 });
  });

  it.each([
    [0, 0],
    [1, 1],
    [2, 1],
    [3, 3],
    [4, 3],
  ])('with %d pictures has %d covers', async (pictures, covers) => {
    const { document } = await toutiaoFeed.entry(await anArticle(pictures), account);
    expect((document as unknown as ToutiaoItem).covers).toHaveLength(covers);
  });

  it('stays one well-formed document whatever stands in its texts', async () => {
    const nasty = ']]></content:encoded><script>alert(1)</script> \u0007 \ud800 & < > "';
    const draft = await anArticle(0, {
      title: nasty,
      summary: nasty,
      byline: nasty,
      tags: [nasty],
      html: '<p>甲 ]]&gt; 乙</p>',
    });
    const xml = await render('.xml', [await listed(draft)]);
    const item = (parsed(xml).item as unknown as Record<string, string>[])[0]!;
    expect(item['content:encoded']).toContain('甲 ]]');
    expect(xml).not.toMatch(/<script/);
    expect(item.title).toContain(']]></content:encoded>'.slice(0, 3));
  });

  it('has the same bytes for the same state', async () => {
    const entries = [await listed(await anArticle(1))];
    expect(await render('.xml', entries)).toBe(await render('.xml', entries));
    expect(await toutiaoFeed.render({ name: '.csv', query: {} }, {} as FeedState)).toBeNull();
  });

  it('cuts its summary at 140 characters and its tags at five', async () => {
    const { document } = await toutiaoFeed.entry(
      await anArticle(0, { summary: '好'.repeat(141), tags: ['一', '二', '三', '四', '五', '六'] }),
      account,
    );
    const item = document as unknown as ToutiaoItem;
    expect([...item.summary]).toHaveLength(140);
    expect(item.tags).toEqual(['一', '二', '三', '四', '五']);
  });

  it('writes times as Beijing has them, over the turn of a day and year too', () => {
    const at = new Date('2025-12-31T16:30:00Z');
    expect(rfc822(at)).toBe('Thu, 01 Jan 2026 00:30:00 +0800');
    expect(iso8601(at)).toBe('2026-01-01T00:30:00+08:00');
    expect(plainTime(at)).toBe('2026-01-01 00:30:00');
  });
});

describe('what would make Toutiao refuse a whole item', () => {
  const sound: ToutiaoItem = {
    ...feedItem(
      aPublicationDraft({ canonicalUrl: 'https://union.example/p/1' }),
      account,
      () => 'https://m.example/1.jpg',
    ),
  };
  const cover = { url: 'https://m.example/1.jpg', width: 1280, height: 720 };
  const codes = (change: Partial<ToutiaoItem>) =>
    checkItem({ ...sound, ...change }).map((finding) => finding.code);

  it('is nothing in a sound one', () => expect(codes({})).toEqual([]));

  it.each([
    ['an own page without https', { link: 'http://union.example/p/1' }, ['toutiao_link_not_https']],
    [
      'a picture without https',
      { content: '<p><img src="http://m.example/1.jpg"></p>' },
      ['toutiao_img_not_https'],
    ],
    [
      'a cover without https',
      { covers: [{ ...cover, url: 'http://m.example/1.jpg' }] },
      ['toutiao_img_not_https'],
    ],
    [
      'a picture nobody can fetch',
      { content: `<p><img src="${UNREACHABLE}"></p>` },
      ['toutiao_img_unreachable'],
    ],
    [
      'a picture with a relative address',
      { content: '<p><img src="images/1.jpg"></p>' },
      ['toutiao_img_unreachable'],
    ],
    ['two covers', { covers: [cover, cover] }, ['toutiao_cover_count']],
    ['a link', { content: '<p><a href="https://x.example">x</a></p>' }, ['toutiao_link_left']],
    ['a foreign tag', { content: '<table><tr><td>x</td></tr></table>' }, ['toutiao_tag_forbidden']],
  ])('is %s', (_, change, expected) => {
    expect(codes(change)).toEqual(expected);
  });

  it('does not matter on one’s own machine', () => {
    expect(
      codes({ link: 'http://localhost:3000/p/1', covers: [{ ...cover, url: 'http://127.0.0.1:9/1.jpg' }] }),
    ).toEqual([]);
  });

  it('is found before anything is listed, and kept out of the feed', async () => {
    const draft = await anArticle(0, { html: '<p>字<img data-asset-id="gone" alt=""></p>' });
    expect(toutiao.check(draft, account).map((finding) => finding.code)).toContain('toutiao_img_unreachable');
    await expect(toutiaoFeed.entry(draft, account)).rejects.toMatchObject({
      failureClass: 'content_rejected',
      platformCode: 'toutiao_img_unreachable',
    });
  });
});

describe('what is shown before it goes out', () => {
  it('names the fields of the item as they will be sent', async () => {
    const draft = await anArticle(1);
    const { mode, sent } = toutiao.preview(draft, account);
    expect(mode).toBe('feed');
    expect(sent).toMatchObject({ title: draft.title, 'tu:coverMode': '1', 'tu:type': 'article' });
    expect(sent!['content:encoded']).toContain(`{image:${Object.keys(draft.images)[0]}}`);
  });

  it('names the fields of the call for a video', () => {
    const draft = aPublicationDraft({ kind: 'video', title: '标题', summary: '简介' });
    const access = { ...account, mode: 'api' as const, settings: { officialVideo: true } };
    expect(toutiao.preview(draft, access).sent).toEqual({
      video_id: '{media}',
      text: '标题',
      abstract: '简介',
    });
  });

  it('has a face with inline styles only, and pictures by their id', async () => {
    const draft = await anArticle(1, { title: '<script>alert(1)</script>' });
    const face = toutiao.preview(draft, account).face!;
    expect(face).toContain(`data-asset-id="${Object.keys(draft.images)[0]}"`);
    expect(face).toContain('&lt;script&gt;');
    expect(face).not.toMatch(/<script|https?:|<a |class=/);
  });

  it('warns where works come over from Douyin anyway', () => {
    const draft = aPublicationDraft({ kind: 'video' });
    const codes = (settings: Record<string, unknown>) =>
      toutiao.check(draft, { ...account, settings }).map((finding) => finding.code);
    expect(codes({ alreadySyncedFromDouyin: true })).toContain('toutiao_already_synced');
    expect(codes({})).not.toContain('toutiao_already_synced');
  });
});

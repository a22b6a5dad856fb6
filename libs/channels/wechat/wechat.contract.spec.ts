import type { ChannelAccess, ChannelResponse } from '@haojiao/channel-kit';
import { aDraftImage, aPublicationDraft, describeChannel } from '@haojiao/channel-kit/testing';
import ipRefused from './fixtures/ip-not-in-whitelist.json';
import listed from './fixtures/freepublish-batchget.json';
import rejected from './fixtures/freepublish-get-rejected.json';
import success from './fixtures/freepublish-get-success.json';
import { readAnswer } from './wechat.answer';
import { createWechatChannel } from './wechat.channel';
import { failureOf } from './wechat.failure';
import { toArticle } from './wechat.mapper';
import { outcomeOf } from './wechat.outcome';
import { readListedPosts, readPublishStatus } from './wechat.reader';

const wechat = createWechatChannel();
const account: ChannelAccess = {
  id: 'a',
  organizationId: 'o',
  platform: 'wechat',
  name: '市总工会',
  mode: 'api',
  credentials: { appId: 'wx1', appSecret: 's' },
  settings: {},
};

describeChannel(wechat);

describe('what WeChat answers', () => {
  const now = new Date('2026-11-20T08:00:00Z');

  it('is a success without errcode as much as with errcode 0', () => {
    expect(readAnswer(answer(200, '{"media_id":"m"}'), { effect: 'read', now })).toEqual({ media_id: 'm' });
    expect(readAnswer(answer(200, '{"errcode":0}'), { effect: 'read', now })).toEqual({ errcode: 0 });
  });

  it('tells the administrator which address belongs on the whitelist', () => {
    const refused = catching(() =>
      readAnswer(answer(200, JSON.stringify(ipRefused)), { effect: 'read', now }),
    );
    expect(refused).toMatchObject({ code: 'wechat_ip_not_allowed', failureClass: 'permanent' });
    expect((refused as { advice: { zh: string } }).advice.zh).toContain('203.0.113.7');
  });

  it('leaves the outcome open when WeChat is busy during a submit, but not during a read', () => {
    expect(failureOf(-1, 'system error', { effect: 'write', now }).failureClass).toBe('unknown');
    expect(failureOf(-1, 'system error', { effect: 'read', now }).failureClass).toBe('transient');
  });

  it('waits for midnight in Shanghai when the day’s calls are used up', () => {
    const failure = failureOf(45009, 'reach max api daily quota limit', { effect: 'read', now });
    // 16:00 in Shanghai: eight hours and a minute.
    expect([failure.failureClass, failure.retryAfterMs]).toEqual(['quota', (8 * 60 + 1) * 60_000]);
  });

  it('moves an account to posting by hand when its publishing right is gone', () => {
    expect(failureOf(48001, 'api unauthorized', { effect: 'write', now }).accountChange).toEqual({
      mode: 'hand_off',
    });
  });

  it('treats an unlisted code of a submit as an open outcome and says so loudly', () => {
    const failure = failureOf(99999, 'new', { effect: 'write', now });
    expect([failure.failureClass, failure.code, failure.platformCode]).toEqual([
      'unknown',
      'wechat_unknown_code',
      '99999',
    ]);
  });

  it('does not take a gateway page for an answer', () => {
    expect(catching(() => readAnswer(answer(502, '<html>'), { effect: 'write', now }))).toMatchObject({
      failureClass: 'unknown',
    });
    expect(catching(() => readAnswer(answer(412, ''), { effect: 'write', now }))).toMatchObject({
      code: 'wechat_no_content_length',
      failureClass: 'permanent',
    });
  });

  it('reads a success with its article id freed from the stray line break', () => {
    expect(
      outcomeOf(readPublishStatus(success), { publishId: '2247483655', msgDataId: '7', at: now }),
    ).toEqual({
      kind: 'published',
      remote: {
        id: 'b5zOtjzZSsy8tLBsCYmZ3k2PqXvWnR0dUeFgHiJkLmN',
        url: success.article_detail.item[0]!.article_url,
        publishedAt: now,
        extra: { kind: 'publish', publishId: '2247483655', msgDataId: '7', idx: 1 },
      },
    });
  });

  it.each([
    [2, 'content_rejected', 'wechat_original_claim_failed'],
    [3, 'permanent', 'wechat_publish_failed'],
    [4, 'content_rejected', 'wechat_review_rejected'],
    [5, 'permanent', 'wechat_deleted_there'],
    [6, 'content_rejected', 'wechat_blocked_by_platform'],
    [9, 'unknown', 'wechat_status_unexpected'],
  ])('reads publish status %i as %s', (status, failureClass, code) => {
    const facts = { publishId: '1', msgDataId: null, at: now };
    const body = { ...rejected, publish_status: status };
    expect(catching(() => outcomeOf(readPublishStatus(body), facts))).toMatchObject({ failureClass, code });
  });

  it('reads a listed post with the link by which we find it again', () => {
    expect(readListedPosts(listed).posts[0]).toMatchObject({
      title: '职工技能竞赛开赛',
      sourceUrl: 'https://example.org/p/skills-1',
      at: new Date(1_795_132_800_000),
      isDeleted: false,
    });
  });
});

describe('an article for WeChat', () => {
  it('carries the approved texts and the link to the item’s own page', async () => {
    const draft = aPublicationDraft({
      title: ' 开赛 ',
      byline: '宣教部',
      canonicalUrl: 'https://example.org/p/1',
    });
    expect(
      toArticle(draft, { cover: 'c', pictures: {} }, { ...account, settings: { openComment: true } }),
    ).toMatchObject({
      article_type: 'news',
      title: '开赛',
      author: '宣教部',
      digest: '十二支队伍同场竞技。',
      content_source_url: 'https://example.org/p/1',
      thumb_media_id: 'c',
      need_open_comment: 1,
    });
  });

  it('of an episode or a video tells where to listen or watch instead of carrying media', () => {
    const episode = aPublicationDraft({
      kind: 'episode',
      html: '<p>本期嘉宾</p><audio src="a.mp3"></audio>',
    });
    const { content } = toArticle(episode, { cover: 'c', pictures: {} }, account);
    expect(content).toContain(`收听完整节目：${episode.canonicalUrl}`);
    expect(content).toContain(episode.summary);
    expect(content).not.toContain('<audio');
  });

  it('names the source of a reprint', () => {
    const reprint = aPublicationDraft({ source: { name: '工人日报' } });
    expect(toArticle(reprint, { cover: 'c', pictures: {} }, account).content).toContain('来源：工人日报');
  });
});

describe('checking a draft for WeChat', () => {
  const codes = (draft: ReturnType<typeof aPublicationDraft>): string[] =>
    wechat.check(draft, account).map((finding) => `${finding.severity} ${finding.path} ${finding.code}`);

  it('finds nothing to mend in a proper article', async () => {
    expect(codes(aPublicationDraft({ cover: await aDraftImage() }))).toEqual([]);
  });

  it('finds every limit that is not kept, with a way out', async () => {
    const draft = aPublicationDraft({
      title: '赛'.repeat(33),
      byline: '笔'.repeat(17),
      summary: '摘'.repeat(121),
      html: `<p>${'文'.repeat(20_000)}</p>`,
      canonicalUrl: 'ftp://example.org/1',
    });
    expect(codes(draft)).toEqual([
      'error title wechat_title_too_long',
      'error byline wechat_author_too_long',
      'error summary wechat_summary_too_long',
      'error canonicalUrl wechat_source_url_invalid',
      'error html wechat_content_too_long',
      'error coverAssetId wechat_cover_missing',
    ]);
    for (const finding of wechat.check(draft, account)) expect(finding.suggestion?.zh).toBeTruthy();
  });

  it('warns of what would be lost on the way', async () => {
    const draft = aPublicationDraft({
      cover: await aDraftImage({ width: 300, height: 200 }),
      html: '<p>见<a href="https://example.org">官网</a></p><video src="v.mp4"></video><img src="http://x/y.jpg"><img data-asset-id="none">',
    });
    expect(codes(draft)).toEqual([
      'warning html wechat_elements_removed',
      'warning html wechat_links_become_text',
      'error html wechat_foreign_pictures',
      'error images.none wechat_picture_missing',
      'warning coverAssetId wechat_cover_small',
    ]);
  });
});

describe('posting on WeChat by hand', () => {
  it('is the way of an account without publishing right', () => {
    const draft = aPublicationDraft();
    expect(wechat.chooseMode(draft, { ...account, mode: 'hand_off' })).toMatchObject({ mode: 'hand_off' });
    expect(wechat.chooseMode(draft, account)).toEqual({ mode: 'api' });
  });

  it('comes with texts, the laid-out article, both covers and the pictures in order', async () => {
    const picture = await aDraftImage();
    const draft = aPublicationDraft({
      cover: await aDraftImage(),
      html: `<p>开赛</p><img data-asset-id="${picture.assetId}" alt="现场">`,
      images: { [picture.assetId]: picture },
    });
    const pack = wechat.handOff!(draft, account);
    expect(pack.files.map((file) => file.name)).toEqual([
      'title.txt',
      'article.html',
      'article.txt',
      'cover-900x383.jpg',
      'cover-500x500.jpg',
      'images/01.jpg',
    ]);
    const html = (await pack.files[1]!.read()).toString();
    expect(html).toContain('src="images/01.jpg"');
    expect(pack.copyBlocks.find((block) => block.key === 'source_url')?.text).toBe(draft.canonicalUrl);
  });

  it('tells the person about delivery, comments and form as they were planned', () => {
    const steps = (options: Record<string, unknown>): string =>
      wechat.handOff!(aPublicationDraft({ options }), account)
        .checklist.map(({ zh }) => zh)
        .join('\n');
    expect(steps({})).toMatch(/新建“文章”[^]*关闭“群发通知”/);
    expect(steps({})).not.toContain('留言');
    const planned = steps({ delivery: 'mass_send', tagId: 2, form: 'picture_post', openComment: true });
    expect(planned).toMatch(/贴图[^]*打开留言[^]*标签 2/);
  });

  it.each([
    ['https://mp.weixin.qq.com/s/AbCdEfGhIjKlMnOpQrStUv', 'AbCdEfGhIjKlMnOpQrStUv'],
    [
      'http://mp.weixin.qq.com/s?__biz=MzA5Ng==&mid=2247484622&idx=2&sn=b3&chksm=e#rd',
      'MzA5Ng==:2247484622:2',
    ],
    ['https://mp.weixin.qq.com/cgi-bin/home', undefined],
    ['https://mp.weixin.qq.com.example.org/s/AbCdEfGhIjKlMnOpQrStUv', undefined],
    ['javascript:alert(1)', undefined],
  ])('recognises whether %s is a post', (url, id) => {
    expect(wechat.recogniseUrl!(url)?.id).toBe(id);
  });
});

function answer(status: number, body: string): ChannelResponse {
  return {
    status,
    headers: { 'content-type': 'text/plain' },
    body: Buffer.from(body),
    text: () => body,
    json: () => JSON.parse(body),
  };
}

function catching(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

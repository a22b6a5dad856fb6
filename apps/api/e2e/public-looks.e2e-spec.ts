/// <reference lib="dom" />
import { aPhoto, anMp3, anMp4 } from '@haojiao/testing';
import { ask, expectStatus } from './harness/http';
import { Newsroom } from './harness/newsroom';
import { pageWeight } from './harness/page-weight';
import { Product } from './harness/product';
import { expectUsable, looks } from './harness/looks';
import { Reader } from './harness/reader';

let product: Product;
let room: Newsroom;
/** Addresses by the kind of page. */
const pages: Record<string, string> = {};
const titles: string[] = [];

beforeAll(async () => {
  product = await Product.start({
    sandbox: false,
    clock: { speed: 60, anchorMs: Date.now() },
    environment: { HAOJIAO_LEASE_SECONDS: '600' },
  });
  room = await Newsroom.open(product);
  const [news, notices, rights] = [
    await aColumn('工会要闻', 'news', 1),
    await aColumn('通知公告', 'notices', 2),
    await aColumn('维权服务', 'rights', 3),
  ];
  const [cover, other, code, recording, clip] = [
    await room.upload(await aPhoto(1_600, 900), 'cover.jpg', 'image/jpeg'),
    await room.upload(await aPhoto(1_200, 800), 'other.jpg', 'image/jpeg'),
    await room.upload(await aPhoto(400, 400), 'code.jpg', 'image/jpeg'),
    await room.upload(anMp3(20), 'programme.mp3', 'audio/mpeg'),
    await room.upload(anMp4({ seconds: 12 }), 'clip.mp4', 'video/mp4'),
  ];
  const article = {
    type: 'article',
    byline: '宣教部 王小华',
    tags: ['技能竞赛', '产业工人'],
    article: { html: bodyWith(other) },
  };
  const published: string[] = [];
  for (const draft of [
    { ...article, columnId: notices, title: '关于做好职工医疗互助参保工作的通知', coverAssetId: null },
    { ...article, columnId: notices, title: '2026年“金秋助学”申请指南发布' },
    { ...article, columnId: rights, title: '劳动合同到期前，这几件事您要知道' },
    { ...article, columnId: rights, title: '农民工工资支付：法律援助中心一站式受理', coverAssetId: other },
    {
      ...article,
      type: 'video',
      article: undefined,
      columnId: news,
      title: '一分钟看技能竞赛',
      coverAssetId: other,
      video: { videoAssetId: clip, descriptionText: '比赛现场，精彩瞬间。' },
    },
    {
      ...article,
      type: 'episode',
      article: undefined,
      columnId: news,
      title: '工会之声：听劳模讲故事',
      coverAssetId: other,
      episode: {
        audioAssetId: recording,
        number: 7,
        notesHtml: '<p>本期嘉宾：李师傅。</p>',
        transcript: '大家好。',
      },
    },
    {
      ...article,
      columnId: news,
      title: '送清凉走进建筑工地，两千名户外劳动者领到防暑包',
      coverAssetId: other,
    },
    {
      ...article,
      columnId: news,
      title: '江城市职工技能竞赛开赛：十二支队伍同场竞技展风采',
      summary: '三天时间，十二支队伍，六个工种。焊花飞溅，机床轰鸣，选手们在比拼中切磋技艺。',
      coverAssetId: cover,
      source: { name: '江城工人报', url: 'https://paper.example.com/2026/11/21' },
    },
  ]) {
    published.push(await publish({ summary: '一句话说明这条内容讲了什么，读者可以先看一眼。', ...draft }));
    titles.push(draft.title);
  }
  const [, , , , film, episode, , lead] = published;
  await setSite(code);
  const topic = await expectStatus(
    201,
    product.as('admin', 'POST', '/topics', {
      organizationId: room.organizationId,
      slug: 'skills',
      title: '匠心筑梦：职工技能竞赛专题',
      leadText: '以赛促学，以赛促练。全市十二支代表队，六个工种，三天角逐。',
      coverAssetId: cover,
      state: 'live',
      sections: [
        { title: '赛场直击', by: 'items', contentIds: published.slice(4) },
        { title: '服务在身边', by: 'column', columnId: rights, limit: 5 },
      ],
    }),
  );
  const slugOf = async (id: string) =>
    (await product.as(room.people.author, 'GET', `/contents/${id}`)).body.slug as string;
  Object.assign(pages, {
    front: '/o/city',
    column: '/o/city/c/news',
    topic: `/o/city/t/${topic.body.slug}`,
    article: `/p/${await slugOf(lead!)}`,
    episode: `/p/${await slugOf(episode!)}`,
    video: `/p/${await slugOf(film!)}`,
  });
});

afterAll(() => product?.stop());

async function aColumn(name: string, code: string, position: number): Promise<string> {
  const { organizationId } = room;
  const answer = product.as(room.people.first, 'POST', '/columns', { organizationId, name, code, position });
  return (await expectStatus(201, answer)).body.id;
}

/** As editors write: headings, a picture, a quote, a table. */
function bodyWith(picture: string): string {
  return `<p>十一月二十一日上午，江城市职工技能竞赛在市工人文化宫开赛。十二支代表队的一百四十四名选手同场竞技，比技能、比作风、比创新。</p>
<h2>比学赶超</h2><figure><img data-asset-id="${picture}" alt="焊工比赛现场"><figcaption>焊工比赛现场</figcaption></figure>
<blockquote><p>“练好一门手艺，就是对岗位最好的回答。”</p></blockquote>
<table><thead><tr><th>名次</th><th>单位</th><th>选手</th></tr></thead><tbody><tr><td>一等奖</td><td>江城重型机械厂工会委员会</td><td>张三</td></tr></tbody></table>
<p>详情见<a href="https://www.example.com/skills">竞赛公告</a>。</p>`;
}

async function publish(draft: Record<string, unknown>): Promise<string> {
  const id = await room.draft(draft);
  await room.approve(id);
  for (const publication of await room.publish(id, room.accounts.site!)) {
    await product.until(`${String(draft.title)} to be live`, async () => {
      const { body } = await product.as(room.people.author, 'GET', `/publications/${publication}`);
      return body.state === 'published';
    });
  }
  return id;
}

async function setSite(code: string): Promise<void> {
  const body = {
    description: '江城市总工会官方网站：工会要闻、维权服务、困难帮扶、入会指南。',
    keywords: ['江城市总工会', '职工维权', '困难帮扶'],
    siteIdCode: '4201000012',
    icpNumber: '鄂ICP备2026000001号-1',
    psbNumber: '鄂公网安备42010002000123号',
    hotline: { name: '职工维权热线', number: '12351' },
    address: '江城市江岸区解放大道 1 号',
    copyright: '版权所有 江城市总工会 宣传教育部',
    template: 'classic_red',
    followCodes: [
      { platform: 'wechat', name: '江城工会', assetId: code },
      { platform: 'weibo', name: '江城市总工会', assetId: code },
      { platform: 'douyin', name: '江城工会', assetId: code },
    ],
    serviceCards: [
      { title: '困难帮扶', text: '申请条件与流程', url: '/o/city/c/rights', icon: 'help' },
      { title: '法律援助', text: '免费咨询与代理', url: 'https://legal.example.com/', icon: 'law' },
      { title: '我要入会', text: '两分钟网上申请', url: '/o/city/c/rights', icon: 'join' },
      { title: '主席信箱', text: '有话对我们说', url: '/o/city/c/rights', icon: 'mail' },
    ],
  };
  const url = `${product.url}/api/v1/organizations/${room.organizationId}/site`;
  const token = product.tokens.get('admin')!;

  await expectStatus(200, ask('PUT', url, { token, body, headers: { 'if-match': '*' } }));
}

const kinds = ['front', 'column', 'topic', 'article', 'episode', 'video'];

describe.each(looks)('pages at $width px, $scheme', ({ width, scheme }) => {
  let reader: Reader;
  beforeAll(async () => {
    reader = await Reader.open({ width, scheme });
  });
  afterAll(() => reader?.close());

  it.each(kinds)('%s: can be used by everybody, nothing moves, nothing sticks out', async (kind) => {
    await expectUsable(reader, `${product.url}${pages[kind]}`, `${kind}-${width}-${scheme}`);
  });
});

describe('how a reader wants to see it', () => {
  let reader: Reader;
  beforeAll(async () => {
    reader = await Reader.open({ width: 375, scheme: 'light' });
  });
  afterAll(() => reader?.close());

  const size = () =>
    reader.page.locator('h1').evaluate((heading) => parseFloat(getComputedStyle(heading).fontSize));

  it('large type and high contrast are remembered from page to page', async () => {
    await reader.visit(`${product.url}${pages.article}`);
    const before = await size();
    await reader.page.locator('a[data-view=large]').click();
    expect(await size()).toBeGreaterThan(before * 1.3);
    await reader.visit(`${product.url}${pages.episode}`);
    expect(await reader.page.locator('html').getAttribute('class')).toContain('large');
    await reader.page.locator('a[data-view=contrast]').click();
    await reader.visit(`${product.url}${pages.front}`);
    await reader.keep('front-375-large-contrast');
    expect(await reader.faults()).toEqual([]);
    expect(await reader.overflow()).toBe(0);
    await reader.page.locator('a[data-view=large]').click();
    await reader.page.locator('a[data-view=contrast]').click();
    await reader.visit(`${product.url}${pages.article}`);
    expect(await size()).toBe(before);
  });

  it('without script too, by address, from link to link', async () => {
    const plain = await Reader.open({ width: 375, scheme: 'light', hasScript: false });
    try {
      await plain.page.goto(`${product.url}${pages.front}`);
      await plain.page.locator('a[data-view=large]').click();
      await plain.page.waitForURL(`${product.url}${pages.front}?view=large`);
      await plain.page.locator('ol.items h2 a').first().click();
      await plain.page.waitForURL(`${product.url}${pages.article}?view=large`);
      await plain.page.locator('html[class="large"]').waitFor();
      await plain.page.locator('a[data-view=contrast]').click();
      await plain.page.locator('html[class="large contrast"]').waitFor();
      await plain.page.locator('a[data-view=large]').click();
      await plain.page.locator('html[class="contrast"]').waitFor();
      await plain.page.locator('a[data-view=contrast]').click();
      await plain.page.locator('html:not([class])').waitFor();
    } finally {
      await plain.close();
    }
  });

  it('shows by keyboard where one is', async () => {
    await reader.visit(`${product.url}${pages.front}`);
    for (let stop = 0; stop < 24; stop += 1) {
      await reader.page.keyboard.press('Tab');
      const outline = await reader.page.evaluate(() => {
        const widthOf = (style: CSSStyleDeclaration) =>
          style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth);
        const focused = document.activeElement!;
        return Math.max(widthOf(getComputedStyle(focused)), widthOf(getComputedStyle(focused, '::after')));
      });
      expect(outline).toBeGreaterThanOrEqual(2);
    }
  });
});

describe('every kind of page', () => {
  it.each(kinds)('%s: is under 50 KB before media', async (kind) => {
    expect(await pageWeight(product.url, pages[kind]!)).toBeLessThan(50 * 1_024);
  });

  it.each(kinds)('%s: fetches nothing from foreign hosts and may not', async (kind) => {
    const answer = await fetch(`${product.url}${pages[kind]}`);
    const html = await answer.text();
    const fetched = [
      ...[...html.matchAll(/<(?:img|script|source|video|audio|iframe)\b[^>]*?\b(?:src|poster)="([^"]+)"/g)],
      ...[...html.matchAll(/<link rel="(?:stylesheet|icon|preload)"[^>]*? href="([^"]+)"/g)],
    ].map(([, address]) => address!);
    const sets = [...html.matchAll(/srcset="([^"]+)"/g)].flatMap(([, set]) =>
      set!.split(',').map((entry) => entry.trim().split(' ')[0]!),
    );
    expect(fetched.length).toBeGreaterThan(3);
    expect([...fetched, ...sets].filter((address) => !/^\/(?!\/)/.test(address))).toEqual([]);
    const policy = answer.headers.get('content-security-policy')!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/https?:|\*|unsafe-|data:/);
    expect(html).not.toMatch(/\sstyle=|\son\w+=|<script>(?!\{)/);
  });
});

describe('a day of mourning', () => {
  it('takes the colour from every page, and gives it back', async () => {
    const reader = await Reader.open({ width: 1_440, scheme: 'light' });
    const filterOf = async (kind: string) => {
      await reader.visit(`${product.url}${pages[kind]}`);
      return reader.page.locator('html').evaluate((html) => getComputedStyle(html).filter);
    };
    /** Orders it, and waits until pages that were kept for readers are forgotten. */
    const order = async (grey: object, filter: string) => {
      const url = `${product.url}/api/v1/organizations/${room.organizationId}/site`;
      const token = product.tokens.get('admin')!;
      await expectStatus(200, ask('PATCH', url, { token, body: { grey }, headers: { 'if-match': '*' } }));
      await product.until(`the filter ${filter}`, async () => (await filterOf('front')) === filter);
    };
    try {
      expect(await filterOf('front')).toBe('none');
      await order({ mode: 'on' }, 'grayscale(1)');
      for (const kind of kinds) expect(await filterOf(kind)).toBe('grayscale(1)');
      await reader.visit(`${product.url}${pages.front}`);
      await reader.keep('front-1440-grey');
      await order({ mode: 'off' }, 'none');
    } finally {
      await reader.close();
    }
  });
});

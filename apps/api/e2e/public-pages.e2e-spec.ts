import { aPhoto, anMp3, anMp4 } from '@haojiao/testing';
import { ask, expectStatus } from './harness/http';
import { Newsroom } from './harness/newsroom';
import { PHONE_WIDTH, Phone } from './harness/phone';
import { Product } from './harness/product';

let product: Product;
let room: Newsroom;
let phone: Phone;
let article: PublishedItem;
let episode: PublishedItem;
let film: PublishedItem;

interface PublishedItem {
  id: string;
  slug: string;
  title: string;
}

const articleTitle = '江城市职工技能竞赛开赛：十二支队伍同场竞技展风采';
const articleWords = '焊花飞溅，机床轰鸣';

beforeAll(async () => {
  phone = await Phone.unpack();
  product = await Product.start({
    clock: { speed: 60, anchorMs: Date.now() },
    environment: { HAOJIAO_LEASE_SECONDS: '600' },
  });
  room = await Newsroom.open(product);
  const column = await expectStatus(
    201,
    product.as(room.people.first, 'POST', '/columns', {
      organizationId: room.organizationId,
      name: '工会动态',
      code: 'news',
    }),
  );
  const [cover, first, second, recording, clip] = await Promise.all([
    photo('cover.jpg', 1_600, 900),
    photo('first.jpg', 1_200, 800),
    photo('tall.jpg', 600, 1_500),
    room.upload(anMp3(20), 'programme.mp3', 'audio/mpeg'),
    room.upload(anMp4({ seconds: 12 }), 'clip.mp4', 'video/mp4'),
  ]);
  const wechat = await room.connect('wechat');
  const weibo = await room.connect('weibo');
  const common = {
    columnId: column.body.id,
    byline: '宣教部 王小华',
    tags: ['技能竞赛', '产业工人'],
    coverAssetId: cover,
  };
  [article, episode, film] = await Promise.all([
    publish(
      {
        ...common,
        type: 'article',
        title: articleTitle,
        summary: '三天时间，十二支队伍，六个工种。',
        source: { name: '江城工人报', url: 'https://paper.example.com/2026/11/21' },
        article: { html: bodyWith(first, second) },
      },
      [...room.accounts.site!, wechat, weibo],
    ),
    publish(
      {
        ...common,
        type: 'episode',
        title: '工会之声：听劳模讲故事',
        summary: '一位老师傅和他的车间。',
        episode: {
          audioAssetId: recording,
          number: 7,
          notesHtml: '<p>本期嘉宾：李师傅。</p>',
          transcript: '大家好。',
        },
      },
      room.accounts.site!,
    ),
    publish(
      {
        ...common,
        type: 'video',
        title: '一分钟看技能竞赛',
        summary: '现场花絮。',
        video: { videoAssetId: clip, descriptionText: '比赛现场，精彩瞬间。' },
      },
      room.accounts.site!,
    ),
  ]);
});

afterAll(async () => {
  await phone?.putAway();
  await product?.stop();
}, 60_000);

async function photo(fileName: string, width: number, height: number): Promise<string> {
  return room.upload(await aPhoto(width, height), fileName, 'image/jpeg');
}

/** As editors write: headings, quotes, a table wider than a telephone, words that can't be broken, pictures. */
function bodyWith(first: string, second: string): string {
  const cells = (tag: string, words: string[]) => words.map((word) => `<${tag}>${word}</${tag}>`).join('');
  const heads = ['名次', '单位', '选手', '理论成绩', '实操成绩', '总成绩', '备注'];
  return `<p>${articleWords}。十一月二十一日上午，职工技能竞赛开赛。</p>
<h2>比学赶超</h2><figure><img data-asset-id="${first}" alt="焊工比赛现场"><figcaption>焊工比赛现场</figcaption></figure>
<blockquote><p>“练好一门手艺，就是对岗位最好的回答。”</p></blockquote>
<table><thead><tr>${cells('th', heads)}</tr></thead><tbody>
<tr>${cells('td', ['一等奖', '江城重型机械厂工会委员会', '张三', '98.50', '97.25', '97.88', '破纪录'])}</tr></tbody></table>
<p>详情见 https://www.example.com/${'long-address-without-any-break-'.repeat(5)}end.html 。</p>
<p><img data-asset-id="${second}" alt="获奖选手"></p><ul><li>焊工</li><li>钳工</li></ul>`;
}

async function publish(draft: Record<string, unknown>, accounts: string[]): Promise<PublishedItem> {
  const id = await room.draft(draft);
  await room.approve(id);
  const publications = await room.publish(id, accounts);
  for (const publication of publications) {
    let failure: unknown = null;
    await product.until(`${String(draft.title)} to be live`, async () => {
      const { body } = await product.as(room.people.author, 'GET', `/publications/${publication}`);
      failure = body.failure;
      return body.state === 'published' || body.state === 'failed';
    });
    expect(failure).toBeNull();
  }
  const { body } = await product.as(room.people.author, 'GET', `/contents/${id}`);
  return { id, slug: body.slug, title: String(draft.title) };
}

const pageOf = ({ slug }: PublishedItem) => `${product.url}/p/${slug}`;

/** What must hold of every page that a reader opens on a telephone. */
async function expectAWholePage(): Promise<void> {
  expect(await phone.overflow()).toBe(0);
  expect(await phone.brokenPictures()).toEqual([]);
  expect(phone.complaints).toEqual([]);
}

/** The `<meta name>` of the page, by name. */
const namesOf = (): Promise<Record<string, string>> =>
  phone.page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll<HTMLMetaElement>('meta[name]')].map((meta) => [meta.name, meta.content]),
    ),
  );

/** Seconds of the page's player once it has read its file's head. Players of the pages fetch nothing before. */
async function playerSeconds(tag: 'audio' | 'video'): Promise<number> {
  return phone.page.locator(tag).evaluate(
    (player: HTMLMediaElement) =>
      new Promise<number>((resolve, reject) => {
        const done = () => resolve(player.duration);
        if (player.readyState >= 1) return done();
        player.addEventListener('loadedmetadata', done);
        player.addEventListener('error', () => reject(new Error(player.error?.message ?? 'no player')));
        player.querySelector('source')?.addEventListener('error', () => reject(new Error('not playable')));
        player.preload = 'metadata';
        player.load();
      }),
  );
}

describe('a published item on a telephone', () => {
  it('shows an article whole: title, words, every picture, nothing to push sideways, nothing from elsewhere', async () => {
    await phone.looking(async () => {
      const answer = await phone.visit(pageOf(article));
      expect(answer.status()).toBe(200);
      expect(await phone.page.locator('h1').innerText()).toBe(articleTitle);
      expect(await phone.page.locator('article').innerText()).toContain(articleWords);
      expect(await phone.page.locator('.body img').count()).toBe(2);
      const widest = await phone.page
        .locator('.body img')
        .evaluateAll((pictures) =>
          Math.max(...pictures.map((picture) => picture.getBoundingClientRect().width)),
        );
      expect(widest).toBeLessThanOrEqual(PHONE_WIDTH);
      await expectAWholePage();
    });
  });

  it('fetches pictures made for its width, not the photographs as they came', async () => {
    await phone.looking(async () => {
      await phone.visit(pageOf(article));
      const shown = await phone.page
        .locator('.body img')
        .first()
        .evaluate((picture: HTMLImageElement) => ({ from: picture.currentSrc, width: picture.naturalWidth }));
      expect(new URL(shown.from).host).toBe(new URL(product.url).host);
      expect(shown.width).toBeLessThan(1_200);
    });
  });

  it('names itself to inspectors and link previews', async () => {
    await phone.looking(async () => {
      await phone.visit(pageOf(article));
      const names = await namesOf();
      expect(names).toMatchObject({
        SiteName: '江城市总工会',
        SiteDomain: new URL(product.url).host,
        ColumnName: '工会动态',
        ColumnDescription: expect.stringContaining('工会动态'),
        ColumnKeywords: expect.stringContaining('工会动态'),
        ColumnType: expect.any(String),
        ArticleTitle: articleTitle,
        PubDate: expect.stringMatching(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}/),
        ContentSource: '江城工人报',
        Keywords: '技能竞赛,产业工人',
        Author: '宣教部 王小华',
        Description: '三天时间，十二支队伍，六个工种。',
        Image: expect.stringMatching(/^http/),
        Url: pageOf(article),
      });
      const picture = await ask('GET', names.Image!);
      expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
      expect(await phone.page.locator('link[rel=canonical]').getAttribute('href')).toBe(pageOf(article));
      expect(await phone.page.locator('meta[property="og:title"]').getAttribute('content')).toBe(
        articleTitle,
      );
      expect(await phone.page.locator('html').getAttribute('lang')).toBe('zh-CN');
    });
  });

  it('plays an episode', async () => {
    await phone.looking(async () => {
      await phone.visit(pageOf(episode));
      expect(await phone.page.locator('h1').innerText()).toBe(episode.title);
      expect(await phone.page.locator('audio[controls]').isVisible()).toBe(true);
      expect(await phone.page.locator('article').innerText()).toContain('本期嘉宾：李师傅。');
      expect(Math.round(await playerSeconds('audio'))).toBe(20);
      await expectAWholePage();
    });
  });

  it('shows a video', async () => {
    await phone.looking(async () => {
      await phone.visit(pageOf(film));
      expect(await phone.page.locator('h1').innerText()).toBe(film.title);
      expect(await phone.page.locator('video[controls]').isVisible()).toBe(true);
      expect(Math.round(await playerSeconds('video'))).toBe(12);
      await expectAWholePage();
    });
  });

  it('is listed with the others on the front of its unit and of the whole', async () => {
    await phone.looking(async () => {
      for (const front of ['/o/city', '/']) {
        await phone.visit(`${product.url}${front}`);
        const titles = await phone.page.locator('ol.items h2').allInnerTexts();
        expect(titles.sort()).toEqual([article.title, episode.title, film.title].sort());
        await expectAWholePage();
      }
      await phone.page.locator('ol.items h2 a', { hasText: episode.title }).click();
      await phone.page.waitForURL(pageOf(episode));
    });
  });
});

describe('a view', () => {
  it('is reported by the page itself and counted once, however fast the reader loads the page again', async () => {
    await phone.looking(async () => {
      const draft = { type: 'article', title: '只看一次的通知', article: { html: '<p>通知正文。</p>' } };
      const item = await publish({ ...draft, summary: '通知。' }, room.accounts.site!);
      for (const _ of ['opened', 'opened again']) {
        const reported = phone.page.waitForResponse((answer) => answer.url().endsWith(`${item.id}/views`));
        await phone.visit(pageOf(item));
        expect((await reported).status()).toBe(202);
      }
      let totals: unknown;
      const counted = {
        ...{ views: 1, rawViews: 2, excluded: [{ reason: 'repeat', reports: 1 }] },
        ...{ visitors: 1, visitorsIdentified: 1, visitorsWithoutId: 0 },
      };
      await product.until('the view to be in the figures', async () => {
        const { body } = await product.as(room.people.author, 'GET', `/analytics/contents/${item.id}`);
        totals = body.totals;
        return body.totals?.rawViews === 2 && body.totals.visitors === 1;
      });
      expect(totals).toEqual(counted);
      expect(phone.complaints).toEqual([]);
    });
  });
});

describe('on the platforms', () => {
  const posts = async (platform: string) =>
    (await product.control('GET', `/control/posts?platform=${platform}`)).body.items as {
      id: string;
      text: string;
    }[];

  it('followers see the posts of all four, readable on a telephone', async () => {
    await phone.looking(async () => {
      await phone.visit(product.sandboxUrl);
      const words = await phone.page.locator('#columns').innerText();
      for (const name of ['微信公众号', '微博', '抖音', '头条']) expect(words).toContain(name);
      expect(words).toContain(articleTitle);
      expect(await smallestText()).toBeGreaterThanOrEqual(12);
      await expectAWholePage();
    });
  });

  it('the article stands on WeChat with its words and pictures', async () => {
    await phone.looking(async () => {
      const [post] = await posts('wechat');
      await phone.visit(`${product.sandboxUrl}/posts/wechat/${encodeURIComponent(post!.id)}`);
      expect(await phone.page.locator('h1').innerText()).toBe(articleTitle);
      const frame = phone.page.frameLocator('iframe');
      expect(await frame.locator('body').innerText()).toContain(articleWords);
      const pictures = await frame
        .locator('img')
        .evaluateAll((images) => images.map((image) => (image as HTMLImageElement).naturalWidth));
      expect(pictures).toHaveLength(2);
      expect(Math.min(...pictures)).toBeGreaterThan(0);
      const hidden = await frame
        .locator('html')
        .evaluate((html) => [html.scrollWidth - html.clientWidth, html.scrollHeight - html.clientHeight]);
      expect(hidden).toEqual([0, 0]);
      await expectAWholePage();
    });
  });

  it('the post stands on Weibo with its link home', async () => {
    await phone.looking(async () => {
      const [post] = await posts('weibo');
      await phone.visit(`${product.sandboxUrl}/posts/weibo/${encodeURIComponent(post!.id)}`);
      expect(await phone.page.locator('.text').innerText()).toMatch(/http:\/\/t\.cn\//);
      await expectAWholePage();
    });
  });

  /** Font size of the smallest words on the page, CSS pixels. */
  const smallestText = (): Promise<number> =>
    phone.page.evaluate(() => {
      const sizes: number[] = [];
      const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = words.nextNode(); node; node = words.nextNode()) {
        const parent = node.parentElement;
        if (!node.nodeValue?.trim() || !parent || parent.tagName === 'SCRIPT') continue;
        sizes.push(parseFloat(getComputedStyle(parent).fontSize));
      }
      return Math.min(...sizes);
    });
});

describe('what was withdrawn', () => {
  it('says so instead of the item, and is on no front any more', async () => {
    await phone.looking(async () => {
      await expectStatus(
        200,
        product.as(room.people.author, 'POST', `/contents/${episode.id}/withdraw`, { reason: '内容有误' }),
      );
      await product.until(
        'the page to be gone',
        async () => (await ask('GET', pageOf(episode))).status === 410,
      );
      const answer = await phone.visit(pageOf(episode));
      expect(answer.status()).toBe(410);
      const words = await phone.page.locator('main').innerText();
      expect(words).toMatch(/撤/);
      expect(words).not.toContain(episode.title);
      expect(await phone.overflow()).toBe(0);
      // The browser itself notes the 410; the page adds nothing to it.
      expect(phone.complaints.filter((complaint) => !complaint.includes('status of 410'))).toEqual([]);
      const front = `${product.url}/o/city`;
      await product.until(
        'the front to have heard',
        async () => !(await ask('GET', front)).text.includes(episode.title),
      );
      await phone.visit(front);
      expect(await phone.page.locator('ol.items').innerText()).not.toContain(episode.title);
    });
  });
});

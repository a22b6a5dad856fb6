/// <reference lib="dom" />
import { findProgram } from '@haojiao/infrastructure/config';
import { aPhoto, aTalk } from '@haojiao/testing';
import { expectStatus } from './harness/http';
import { Newsroom } from './harness/newsroom';
import { pageWeight } from './harness/page-weight';
import { Product } from './harness/product';
import { expectUsable, looks } from './harness/looks';
import { Reader } from './harness/reader';

const SECONDS = 60;
const hasFfmpeg = findProgram('ffmpeg', process.env.PATH) !== undefined;
const chapters = [
  { startSeconds: 0, title: '片头' },
  { startSeconds: 20, title: '从学徒到首席技师' },
  { startSeconds: 45, title: '给年轻人的三句话' },
];
const said = [
  '欢迎收听有声工会，我是主持人其其格。',
  '今天请到的是全国五一劳动奖章获得者王建国师傅。',
  '王师傅好，先说说您是怎么走上这一行的？',
  '我十八岁进厂，师傅给我的第一样东西是一把锉刀。',
  '锉平一块铁要三个月，<i>急不得</i>，一急就锉歪 & 报废。',
  '现在年轻人有更好的设备，可是手上的感觉还是要练。',
];

let product: Product;
let room: Newsroom;
/** Addresses by the kind of page. */
const pages: Record<string, string> = {};

function someCaptions(): Buffer {
  const time = (seconds: number) => `00:00:${String(seconds).padStart(2, '0')}.000`;
  const cues = said.map((line, index) => `${time(index * 9)} --> ${time(index * 9 + 9)}\n${line}\n`);
  return Buffer.from(['WEBVTT\n', ...cues].join('\n'));
}

const manager = () => room.people.third;

async function made(path: string, body: object): Promise<Record<string, string>> {
  return (await expectStatus(201, product.as(manager(), 'POST', path, body))).body;
}

async function aPerson(name: string, slug: string, more: object): Promise<string> {
  const { organizationId } = room;
  const { id } = await made('/programme-people', { organizationId, name, slug, ...more });
  await made(`/programme-people/${id}/consents`, {
    scope: ['voice', 'portrait', 'biography'],
    givenOn: '2026-01-01',
  });
  return id!;
}

async function publish(title: string, episode: object, more: object = {}): Promise<string> {
  const id = await room.draft({
    type: 'episode',
    title,
    summary: '一线工人的手艺、家常话和心里话，每周五更新。',
    ...more,
    episode,
  });
  await room.approve(id);
  for (const publication of await room.publish(id, room.accounts.site!)) {
    await product.until(`${title} to be live`, async () => {
      const { body } = await product.as(room.people.author, 'GET', `/publications/${publication}`);
      return body.state === 'published';
    });
  }
  const { body } = await product.as(room.people.author, 'GET', `/contents/${id}`);
  return `/p/${body.slug}`;
}

beforeAll(async () => {
  product = await Product.start({
    sandbox: false,
    clock: { speed: 60, anchorMs: Date.now() },
    environment: { HAOJIAO_LEASE_SECONDS: '600' },
  });
  room = await Newsroom.open(product);
  const [cover, portrait, audioAssetId, captionsAssetId] = [
    await room.upload(await aPhoto(1_400, 1_400), 'cover.jpg', 'image/jpeg'),
    await room.upload(await aPhoto(640, 640), 'portrait.jpg', 'image/jpeg'),
    await room.upload(aTalk(SECONDS), 'talk.wav', 'audio/wav'),
    await room.upload(someCaptions(), 'talk.vtt', 'text/vtt'),
  ];
  if (hasFfmpeg) {
    await product.until(
      'the sound to be prepared',
      async () => {
        const { body } = await product.as(room.people.author, 'GET', `/assets/${audioAssetId}`);
        return body.preparation?.state === 'made';
      },
      120_000,
    );
  }
  const host = await aPerson('其其格', 'qiqige', { bio: '有声工会主持人。' });
  const guest = await aPerson('王建国', 'wang-jianguo', {
    bio: '江城重型机械厂钳工，高级技师，全国五一劳动奖章获得者。带徒四十二人，其中十一人成为技师。',
    portraitAssetId: portrait,
    link: 'https://people.example.com/wang',
  });
  const programme = await made('/programmes', {
    organizationId: room.organizationId,
    code: 'sound',
    languages: ['zh-Hans', 'mn-Mong'],
    titles: { 'zh-Hans': '有声工会', 'mn-Mong': 'ᠳᠠᠭᠤᠲᠤ ᠬᠣᠷᠢᠶ᠎ᠠ' },
    descriptions: { 'zh-Hans': '一线工人的手艺、家常话和心里话。每周五更新。', 'mn-Mong': 'ᠠᠵᠢᠯᠴᠢᠨ ᠤ ᠦᠭᠡ' },
    categories: ['government'],
    coverAssetId: cover,
    seasons: [{ number: 2, title: '匠心' }],
  });
  const programmeId = programme.id!;
  await expectStatus(
    200,
    product.as(
      manager(),
      'PUT',
      `/programmes/${programmeId}/people`,
      {
        people: [{ personId: host, roles: ['host', 'producer'] }],
      },
      { 'if-match': '*' },
    ),
  );
  const people = [
    { personId: host, role: 'host' },
    { personId: guest, role: 'guest' },
  ];
  const more = { coverAssetId: cover };
  const base = { programmeId, audioAssetId, people };
  await publish('听见劳动的声音', { ...base, season: 1, number: 1 }, more);
  await publish('第二季要来了', { ...base, season: 2, episodeType: 'trailer', people: [] }, more);
  pages.other = await publish('一把锉刀的四十年', { ...base, season: 2, number: 1 }, more);
  pages.episode = await publish(
    '手上的功夫，心里的尺子',
    {
      ...{ ...base, season: 2, number: 2, chapters, captionsAssetId },
      notesHtml: '<p>本期嘉宾：钳工、高级技师王建国。</p>',
    },
    more,
  );
  pages.mongolian = await publish(
    'ᠭᠠᠷ ᠤᠨ ᠤᠷᠠᠨ',
    { ...base, season: 2, number: 2, transcript: 'ᠰᠠᠢᠨ ᠪᠠᠢᠨ᠎ᠠ ᠤᠤ' },
    { ...more, locale: 'mn-Mong', summary: 'ᠠᠵᠢᠯᠴᠢᠨ ᠤ ᠦᠭᠡ' },
  );
  Object.assign(pages, {
    programme: '/o/city/a/sound',
    person: '/o/city/who/wang-jianguo',
    mongolianProgramme: '/o/city/a/sound?language=mn-Mong',
  });
}, 300_000);

afterAll(() => product?.stop(), 60_000);

const kinds = ['programme', 'episode', 'person', 'mongolian', 'mongolianProgramme'];

describe.each(looks)('what is listened to, at $width px, $scheme', ({ width, scheme }) => {
  let reader: Reader;
  beforeAll(async () => {
    reader = await Reader.open({ width, scheme });
  });
  afterAll(() => reader?.close());

  it.each(kinds)('%s: can be used by everybody, nothing moves, nothing sticks out', async (kind) => {
    await expectUsable(reader, `${product.url}${pages[kind]}`, `listen-${kind}-${width}-${scheme}`);
  });
});

describe('in large type and high contrast', () => {
  it.each(['light', 'dark'] as const)('by %s it stays whole', async (scheme) => {
    const reader = await Reader.open({ width: 375, scheme });
    try {
      for (const kind of kinds) {
        await reader.page.goto(withView(pages[kind]!));
        if (kind === 'episode') await openTranscript(reader);
        await reader.keep(`listen-${kind}-375-${scheme}-large-contrast`);
        expect([kind, await reader.faults()]).toEqual([kind, []]);
        expect([kind, await reader.overflow()]).toEqual([kind, 0]);
      }
    } finally {
      await reader.close();
    }
  });
});

function withView(path: string): string {
  return `${product.url}${path}${path.includes('?') ? '&' : '?'}view=large-contrast`;
}

async function openTranscript({ page }: Reader): Promise<void> {
  await page.locator('.transcript summary').click();
  await page.locator('.cues').waitFor();
}

describe('the page of an episode', () => {
  let reader: Reader;
  beforeEach(async () => {
    reader = await Reader.open({ width: 1_440, scheme: 'light' });
    await reader.page.goto(`${product.url}${pages.episode}`);
  });
  afterEach(() => reader?.close());

  const at = () => reader.page.locator('audio').evaluate((audio: HTMLAudioElement) => audio.currentTime);
  const line = (words: string) => reader.page.locator('.cues button', { hasText: words });
  const heard = () => reader.page.locator('.wave .heard').getAttribute('offset');
  /** The browser plays by itself; this waits until it did. */
  const reaches = (seconds: number) =>
    reader.page.waitForFunction((wanted) => document.querySelector('audio')!.currentTime >= wanted, seconds);

  it('has lines that follow the sound and lead to their moments', async () => {
    await openTranscript(reader);
    expect(await reader.page.locator('.cues li').count()).toBe(said.length);
    expect(await line('急不得').textContent()).toBe('0:36锉平一块铁要三个月，急不得，一急就锉歪 & 报废。');
    await line('十八岁进厂').click();
    await reaches(27.2);
    await reader.page.locator('.cues [aria-current]', { hasText: '十八岁进厂' }).waitFor();
    expect(await reader.page.locator('.cues [aria-current]').count()).toBe(1);
    expect(await reader.page.locator('.player-now').textContent()).toContain('十八岁进厂');
    expect(await reader.page.locator('.chapters [aria-current]').textContent()).toContain('首席技师');
    if (hasFfmpeg) expect(Number(await heard())).toBeGreaterThan(0.4);
    expect(await reader.shifts()).toBeLessThan(0.02);
    await reader.keep('listen-episode-1440-playing');
    expect(await reader.faults()).toEqual([]);
    // One stop for the keyboard, the lines by arrow.
    expect(await reader.page.locator('.cues [tabindex="0"]').count()).toBe(1);
    await line('十八岁进厂').press('ArrowDown');
    expect(await line('急不得').evaluate((button) => button === document.activeElement)).toBe(true);
    await line('急不得').press('Enter');
    await reaches(36);
  });

  it('leads to chapters, and by its wave to any moment', async () => {
    await reader.page.locator('.chapters a', { hasText: '三句话' }).click();
    await reaches(45);
    await reader.page.locator('.chapters [aria-current]', { hasText: '三句话' }).waitFor();
    expect(await reader.page.locator('.wave').count()).toBe(hasFfmpeg ? 1 : 0);
    if (!hasFfmpeg) return;
    const { width } = (await reader.page.locator('.wave').boundingBox())!;
    await reader.page.locator('.wave').click({ position: { x: width / 4, y: 20 } });
    await reader.page.waitForFunction(() => document.querySelector('audio')!.currentTime < 20);
    expect(await at()).toBeGreaterThan(14);
  });

  it('remembers where one stopped, and how fast one listens in every episode', async () => {
    await reader.page.locator('.chapters a', { hasText: '首席技师' }).click();
    await reaches(20);
    await reader.page.locator('.player-tools select').selectOption('1.5');
    await reader.page.locator('audio').evaluate((audio: HTMLAudioElement) => audio.pause());
    await reader.page.reload();
    expect(await reader.page.locator('.player-now').textContent()).toMatch(/^上次听到 0:2\d$/);
    await reader.page.locator('audio').evaluate((audio: HTMLAudioElement) => audio.play());
    await reaches(20);
    const rate = () => reader.page.locator('audio').evaluate((audio: HTMLAudioElement) => audio.playbackRate);
    expect(await rate()).toBe(1.5);
    await reader.page.goto(`${product.url}${pages.other}`);
    expect(await rate()).toBe(1.5);
    expect(await reader.page.locator('.player-now').textContent()).toBe('');
  });

  it('is whole without script', async () => {
    const plain = await Reader.open({ width: 375, scheme: 'light', hasScript: false });
    try {
      await plain.page.goto(`${product.url}${pages.episode}`);
      await plain.page.locator('.transcript summary').click();
      expect(await plain.page.locator('.transcript .plain').innerText()).toContain(
        '急不得，一急就锉歪 & 报废。',
      );
      const chapter = plain.page.locator('.chapters a').nth(1);
      expect(await chapter.getAttribute('href')).toMatch(/^\/.*#t=20$/);
      expect(await plain.page.locator('audio').getAttribute('controls')).toBe('');
      expect(await plain.page.locator('.player-tools').isVisible()).toBe(false);
    } finally {
      await plain.close();
    }
  });

  it('leads to its people, and they back to their programme', async () => {
    await reader.page.locator('.people a', { hasText: '王建国' }).click();
    expect(new URL(reader.page.url()).pathname).toBe(pages.person);
    await reader.page.locator('.episodes .small a', { hasText: '有声工会' }).first().click();
    expect(new URL(reader.page.url()).pathname).toBe(pages.programme);
    expect(await reader.page.locator('h2.season').allTextContents()).toEqual(['第 2 季 · 匠心', '第 1 季']);
    expect(await reader.page.locator('.episodes .small').allTextContents()).toEqual([
      expect.stringMatching(/^第 2 期 · /),
      expect.stringMatching(/^第 1 期 · /),
      expect.stringMatching(/^预告 · /),
      expect.stringMatching(/^第 1 期 · /),
    ]);
  });
});

describe('every page', () => {
  it.each(kinds)('%s: is under 50 KB before media', async (kind) => {
    const bytes = await pageWeight(product.url, pages[kind]!);
    expect(bytes).toBeLessThan(50 * 1_024);
  });

  it.each(kinds)('%s: fetches nothing from foreign hosts', async (kind) => {
    const reader = await Reader.open({ width: 375, scheme: 'light' });
    try {
      const hosts = new Set<string>();
      reader.page.on('request', (request) => hosts.add(new URL(request.url()).origin));
      await reader.visit(`${product.url}${pages[kind]}`);
      expect([...hosts]).toEqual([product.url]);
    } finally {
      await reader.close();
    }
  });
});

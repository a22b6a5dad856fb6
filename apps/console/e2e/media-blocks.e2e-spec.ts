/// <reference lib="dom" />
import { aWav } from '@haojiao/testing';
import { expectStatus } from '../../api/e2e/harness/http';
import { Newsroom } from '../../api/e2e/harness/newsroom';
import { Phone } from '../../api/e2e/harness/phone';
import { Product } from '../../api/e2e/harness/product';
import { Staff } from './harness/staff';

let product: Product;
let room: Newsroom;
let desk: Staff | undefined;

beforeAll(async () => {
  product = await Product.start();
  room = await Newsroom.open(product);
});

afterAll(() => product?.stop());

afterEach(async () => {
  await desk?.close();
  expect(desk?.breaks).toEqual([]);
});

const articleOf = async (contentId: string): Promise<string> =>
  (await product.as(room.people.author, 'GET', `/contents/${contentId}`)).body.article.html;

describe('a sound within an article', () => {
  it('is put in from the library and captioned by its author, and heard on the site', async () => {
    const soundId = await room.upload(aWav(4), '厂歌.wav', 'audio/wav');
    const contentId = await room.draft({
      type: 'article',
      title: '老厂歌又唱响',
      summary: '机床厂职工重唱厂歌。',
      article: { html: '<p>请听：</p>' },
    });
    desk = await Staff.signedIn(product, room.people.author);
    const { page } = desk;
    await desk.go(`/contents/${contentId}`);
    const text = page.getByRole('textbox', { name: '正文' });
    await text.and(page.locator('[contenteditable=true]')).click();
    await page.keyboard.press('Control+End');

    await page.getByRole('button', { name: '插入音频或视频' }).click();
    const library = page.getByRole('dialog', { name: '从素材库选择' });
    await library.getByRole('button', { name: '厂歌.wav' }).click();
    await library.getByRole('button', { name: /使\s*用/ }).click();
    await text.getByRole('button', { name: '播放“厂歌.wav”' }).waitFor();
    expect(await desk.faults()).toEqual([]);

    // What the library says of it stands there as its caption, and can be written over.
    await text.locator('figcaption').click();
    await page.keyboard.press('Home');
    await page.keyboard.press('Shift+End');
    await page.keyboard.type('厂歌《向前》');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    await page.keyboard.type('听完请留言。');

    const figure = `<figure data-asset-id="${soundId}" data-kind="audio"><figcaption>厂歌《向前》</figcaption></figure>`;
    const whole = `<p>请听：</p>${figure}<p>听完请留言。</p>`;
    await product.until('the sound to be saved', async () => (await articleOf(contentId)) === whole);

    const checks = await expectStatus(
      200,
      product.as(room.people.author, 'POST', `/contents/${contentId}/checks`, { platforms: ['wechat'] }),
    );
    const codes = checks.body.findings.map(({ code }: { code: string }) => code);
    expect(codes).toContain('body_media_in_words');

    await room.approve(contentId);
    const { body: item } = await product.as(room.people.author, 'GET', `/contents/${contentId}`);
    const [publicationId] = await room.publish(contentId, room.accounts.site!);
    await product.until('the page', async () => {
      const { body } = await product.as(room.people.author, 'GET', `/publications/${publicationId}`);
      return body.state === 'published';
    });
    const reader = await Phone.unpack();
    try {
      await reader.visit(`${product.url}/p/${item.slug}`);
      const sound = reader.page.getByLabel('厂歌《向前》');
      await sound.focus();
      await reader.page.keyboard.press('Space');
      await reader.page.waitForFunction(() => (document.querySelector('audio')?.currentTime ?? 0) > 0.5);
      await reader.page.locator('figcaption', { hasText: '厂歌《向前》' }).waitFor();
    } finally {
      await reader.putAway();
    }
  });
});

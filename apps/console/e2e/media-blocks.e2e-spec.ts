/// <reference lib="dom" />
import { aWav } from '@haojiao/testing';
import { ask, expectStatus } from '../../api/e2e/harness/http';
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

/** What somebody may look at without fault. */
async function expectUsable(staff: Staff, name: string): Promise<void> {
  await staff.keep(name);
  expect({ name, faults: await staff.faults(), overflow: await staff.overflow() }).toEqual({
    name,
    faults: [],
    overflow: 0,
  });
}

/** Kept as WebVTT, whatever came. */
const subtitles = {
  name: '安全生产.srt',
  mimeType: 'application/x-subrip',
  buffer: Buffer.from('1\n00:00:01,000 --> 00:00:04,000\n进车间先戴好安全帽\n'),
};

describe('a film', () => {
  it('gets captions in its item, which are changed and taken away', async () => {
    const contentId = await room.draft({ type: 'video', title: '安全生产一分钟', video: {} });
    desk = await Staff.signedIn(product, room.people.author);
    const { page } = desk;
    await desk.go(`/contents/${contentId}`);
    const captions = page.getByRole('group', { name: '字幕' });
    await captions.getByRole('button', { name: '添加字幕' }).click();
    const library = page.getByRole('dialog', { name: '从素材库选择' });
    const chosen = page.waitForEvent('filechooser');
    await library.getByRole('button', { name: '上传文件' }).click();
    await (await chosen).setFiles(subtitles);
    await library.getByRole('button', { name: '安全生产.vtt', pressed: true }).waitFor();
    await library.getByRole('button', { name: /^使\s*用$/ }).click();
    await captions.getByText('安全生产.vtt').waitFor();
    const saved = async () =>
      (await product.as(room.people.author, 'GET', `/contents/${contentId}`)).body.video.captions ?? [];
    await product.until('the captions to be saved', async () => (await saved()).length === 1);
    expect(await saved()).toMatchObject([{ language: 'zh-Hans', label: '简体中文', isDefault: true }]);
    await page.reload();
    await captions.getByText('安全生产.vtt').waitFor();
    await expectUsable(desk, 'film-captions');
    await captions.getByRole('button', { name: '去掉简体中文字幕' }).click();
    await product.until('the captions to be gone', async () => (await saved()).length === 0);

    const [{ id: fileId }] = (await product.as(room.people.author, 'GET', '/assets?kind=captions')).body
      .items;
    await desk.go(`/library/${fileId}`);
    await page.getByText('进车间先戴好安全帽').waitFor();
    await expectUsable(desk, 'captions-file');
  });
});

describe('a picture of somebody', () => {
  it('whose consent was recorded wrongly is corrected, and told of where it ends while it is out', async () => {
    const pictureId = await room.picture();
    const { body: consent } = await expectStatus(
      201,
      product.as(room.people.author, 'POST', `/assets/${pictureId}/consents`, {
        ...{ personName: '张卫国', isMinor: false, givenOn: '2026-01-05' },
      }),
    );
    const contentId = await room.draft({
      type: 'article',
      title: '张卫国的一天',
      summary: '跟着班组长下车间。',
      coverAssetId: pictureId,
      article: { html: '<p>早上七点，他已经在车间。</p>' },
    });
    await room.approve(contentId);
    const [publicationId] = await room.publish(contentId, room.accounts.site!);
    await product.until('the page', async () => {
      const { body } = await product.as(room.people.author, 'GET', `/publications/${publicationId}`);
      return body.state === 'published';
    });
    desk = await Staff.signedIn(product, room.people.first);
    const { page } = desk;
    const dialog = page.getByRole('dialog');
    const save = () => dialog.getByRole('button', { name: /保\s*存/ }).click();

    await desk.go('/library/faults');
    await page.getByText('没有问题').waitFor();
    await desk.go(`/library/${pictureId}`);
    await page.getByRole('button', { name: /更\s*正/ }).click();
    await dialog.getByLabel('姓名').fill('张为国');
    await save();
    await dialog.getByText('请写明更正原因').waitFor();
    await dialog.getByLabel('更正原因').fill('名字写错一个字');
    await dialog.getByLabel('授权日期').fill('2099-01-05');
    await dialog.getByLabel('授权日期').press('Enter');
    await save();
    await dialog.getByText('授权日期不能在今天之后。').waitFor();
    await dialog.getByLabel('授权日期').fill('2026-01-05');
    await dialog.getByLabel('授权日期').press('Enter');
    await expectUsable(desk, 'consent-correct');
    await save();
    await page.getByText('更正过：名字写错一个字').waitFor();
    await page.reload();
    await page.getByText('张为国').waitFor();
    const { body: known } = await product.as(room.people.author, 'GET', `/assets/${pictureId}/consents`);
    expect(known.items.at(-1)).toMatchObject({ supersedesId: consent.id, personName: '张为国' });

    await page.getByRole('button', { name: /撤\s*回/ }).click();
    await dialog.getByRole('button', { name: /撤\s*回/ }).click();
    await page.getByText('已撤回', { exact: true }).waitFor();
    await expectUsable(desk, 'consent-revoked');
    await desk.go('/library');
    await page.getByRole('button', { name: '需要下线的素材' }).click();
    const row = page.getByRole('row').filter({ hasText: '张卫国的一天' });
    await row.getByText('肖像授权已撤回').waitFor();
    await expectUsable(desk, 'faults');
    await row.getByRole('link', { name: '去撤下稿件' }).click();
    const live = page.getByRole('region', { name: '读者现在看到的' });
    await live.getByText('与当前稿件一致。').waitFor();
    await expectUsable(desk, 'live-now');
    await expectStatus(200, changeTitle(contentId, '张为国的一天'));
    await page.reload();
    await live.getByRole('button', { name: '查看改了什么' }).click();
    await live.getByText('标题').waitFor();
    await expectUsable(desk, 'live-differs');
  });
});

async function changeTitle(contentId: string, title: string) {
  const token = product.tokens.get(room.people.first) ?? (await product.signIn(room.people.first));
  const address = `${product.url}/api/v1/contents/${contentId}`;
  const { headers } = await ask('GET', address, { token });
  return ask('PATCH', address, { token, body: { title }, headers: { 'if-match': headers.get('etag')! } });
}

describe('the room of a library', () => {
  it('is seen by its authors, and limited by an administrator', async () => {
    await room.picture();
    desk = await Staff.signedIn(product, 'admin');
    const { page } = desk;
    const dialog = page.getByRole('dialog');
    await desk.go('/library');
    await page.getByRole('button', { name: '空间用量' }).click();
    await page.getByRole('region', { name: '各单位占用' }).getByText('江城市总工会').waitFor();
    await page.getByRole('button', { name: '设置限额' }).click();
    await dialog.getByLabel('空间上限（GB）').fill('20');
    await dialog.getByLabel('文件数上限').fill('1');
    await expectUsable(desk, 'volume-form');
    await dialog.getByRole('button', { name: /保\s*存/ }).click();
    await page.getByText('空间已用完，不能再上传。').waitFor();
    await page.reload();
    await page.getByText('限额：20 GB').waitFor();
    await expectUsable(desk, 'volume-full');

    await page.locator('header').getByRole('combobox').first().click();
    await page.locator('.ant-select-tree-title').getByText('江城市总工会').click();
    await page.getByRole('button', { name: '设置限额' }).click();
    await dialog.getByLabel('空间上限（GB）').fill('50');
    await dialog.getByRole('button', { name: /保\s*存/ }).click();
    await dialog.getByText('不能超过上级单位的限额').waitFor();
    await desk.close();

    desk = await Staff.signedIn(product, room.people.author, { width: 375, scheme: 'dark' });
    await desk.go('/library/volume');
    await desk.page.getByText('上级单位也设有限额').waitFor();
    expect(await desk.page.getByRole('button', { name: '设置限额' }).count()).toBe(0);
    await expectUsable(desk, 'volume-phone');
    await desk.go('/library/faults');
    await expectUsable(desk, 'faults-phone');
    await desk.go('/library');
    await expectUsable(desk, 'library-phone');
  });
});

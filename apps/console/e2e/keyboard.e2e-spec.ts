import { aWav } from '@haojiao/testing';
import { Newsroom } from '../../api/e2e/harness/newsroom';
import { PASSWORD, Product } from '../../api/e2e/harness/product';
import { Keys } from './harness/keys';
import { Staff } from './harness/staff';

let product: Product;
let room: Newsroom;
let desks: Staff[] = [];

beforeAll(async () => {
  product = await Product.start();
  room = await Newsroom.open(product);
});

afterAll(() => product?.stop());

afterEach(async () => {
  const breaks = desks.flatMap((staff) => staff.breaks);
  await Promise.all(desks.map((staff) => staff.close()));
  desks = [];
  expect(breaks).toEqual([]);
});

async function atTheDoor(username: string, width?: number): Promise<Staff & { keys: Keys }> {
  const staff = await Staff.open(product, { width });
  desks.push(staff);
  const keys = new Keys(staff.page);
  await staff.page.goto(`${product.url}/console/`);
  await staff.page.getByLabel('用户名').waitFor();
  if ((await keys.here()) !== '用户名') await keys.to('用户名');
  await keys.type(username);
  await keys.to('密码');
  await keys.type(PASSWORD);
  await keys.press('Enter');
  await staff.page.locator('#main').waitFor();
  return Object.assign(staff, { keys });
}

const itemOf = async (contentId: string) =>
  (await product.as(room.people.author, 'GET', `/contents/${contentId}`)).body;

describe('the console without a pointer', () => {
  it('keeps to a caption, copies a sound, and goes through the menu of a phone', async () => {
    const soundId = await room.upload(aWav(2), '车间.wav', 'audio/wav');
    const figure = (words: string) =>
      `<figure data-asset-id="${soundId}" data-kind="audio"><figcaption>${words}</figcaption></figure>`;
    const contentId = await room.draft({
      ...{ type: 'article', title: '说明里全选' },
      article: { html: `<p>前。</p>${figure('旧说明')}<p>后。</p>` },
    });
    const { page, keys } = await atTheDoor(room.people.author, 375);
    await keys.on('打开菜单', 'Shift+Tab');
    await page.getByRole('dialog').waitFor();
    await keys.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await keys.here()).toBe('打开菜单');
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(`${product.url}/console/contents/${contentId}`);
    await page.locator('.body-text[contenteditable=true]').waitFor();
    await keys.into('正文');
    await keys.press('Control+Home', 'ArrowDown', 'Control+A');
    await keys.type('新说明');
    const saved = (html: string) =>
      product.until(`${html} to be saved`, async () => (await itemOf(contentId)).article.html === html);
    await saved(`<p>前。</p>${figure('新说明')}<p>后。</p>`);

    // Once for the words, once more for the whole.
    await keys.press('Control+A', 'Control+A', 'Control+C', 'Control+End', 'Control+V');
    await page.locator('.body-text .media').nth(1).waitFor();
    await product.until('the copied sound to be saved', async () => {
      const { html } = (await itemOf(contentId)).article;
      return html.split(figure('新说明')).length === 3;
    });
    expect(keys.unseen).toEqual([]);
  });
});

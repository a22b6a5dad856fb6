import { aWav } from '@haojiao/testing';
import { Newsroom } from '../../api/e2e/harness/newsroom';
import { PASSWORD, Product } from '../../api/e2e/harness/product';
import { dayFromToday } from './harness/days';
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
  it('lets an article be written, illustrated and submitted', async () => {
    await room.upload(aWav(1), '厂歌.wav', 'audio/wav');
    await room.picture();
    const { page, keys } = await atTheDoor(room.people.author);
    await keys.on('跳到正文', 'Shift+Tab');
    await page.locator('#main:focus').waitFor();
    await keys.on('稿件', 'Shift+Tab');
    await page.getByRole('heading', { level: 1, name: '稿件' }).waitFor();
    await keys.on(/新建稿件/);
    await page.getByRole('menuitem', { name: '写图文' }).waitFor();
    await keys.press('Tab');
    if ((await keys.here()) !== '写图文') await keys.to('写图文', 'ArrowDown');
    await keys.press('Enter');
    // Until it is one's turn to write, keys change nothing.
    await page.locator('.body-text[contenteditable=true]').waitFor();
    const contentId = page.url().split('/').at(-1)!;
    await keys.into('标题');
    await keys.press('Control+A');
    await keys.type('不用鼠标写的一篇');
    await keys.into('正文');
    await keys.type('开头');
    await keys.press('Control+B');
    await keys.type('要紧');
    await keys.press('Control+B', 'Enter', 'Control+Alt+2');
    await keys.type('小标题');
    await keys.press('Enter');

    await keys.on('插入图片', 'Shift+Tab');
    await page.getByRole('dialog', { name: '从素材库选择' }).waitFor();
    await keys.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await keys.here()).toBe('插入图片');
    await keys.press('Enter');
    await page.getByRole('button', { name: /picture-/ }).waitFor();
    await keys.to(/picture-/);
    await keys.press('Space');
    await keys.on(/^使\s*用/);
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.locator('.picture-tools').waitFor();
    await keys.into('正文');
    await keys.on(/补写替代文字|图片设置/);
    await page.getByRole('dialog', { name: '图片设置' }).waitFor();
    await keys.to('替代文字');
    await keys.press('Control+A');
    await keys.type('工人在车间');
    await keys.to(/^画面重点/);
    await keys.press('ArrowRight', 'ArrowUp');
    await keys.on(/^完\s*成$/);
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await keys.here()).toMatch(/^图片设置/);

    await keys.into('正文', 'Shift+Tab');
    await keys.press('Control+End', 'Enter');
    await keys.on('插入表格', 'Shift+Tab');
    await page.locator('.body-text table').waitFor();
    await keys.type('单位');
    await product.until('everything to be saved', async () => {
      const { article, title } = await itemOf(contentId);
      return (
        title === '不用鼠标写的一篇' &&
        ['<strong>要紧</strong>', '<h2>小标题</h2>', 'alt="工人在车间"', '单位'].every((part) =>
          article.html.includes(part),
        )
      );
    });

    await keys.on(/^送\s*审$/, 'Shift+Tab');
    await page.getByRole('dialog', { name: '送审' }).waitFor();
    await keys.on(/^送\s*审$/);
    await page.getByText('稿件正在审核，暂时不能修改').waitFor();
    expect(keys.unseen).toEqual([]);
  });

  it('lets an article be reviewed, scheduled, moved to another day and called off', async () => {
    const title = '不用鼠标审的一篇';
    const html = '<p>江城机床厂的工人在夜里上班。</p>';
    const waiting = await room.draft({ type: 'article', title, summary: '摘要。', article: { html } });
    await product.as(room.people.author, 'POST', `/contents/${waiting}/submit`, {});
    const reviewer = await atTheDoor(room.people.first);
    {
      const { page, keys } = reviewer;
      await keys.on('审稿', 'Shift+Tab');
      await page.getByRole('link', { name: title }).waitFor();
      await keys.on(new RegExp(title));
      await page.getByRole('article', { name: '稿件文字' }).waitFor();
      await keys.to('稿件文字');
      await keys.press('ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight');
      await page.getByRole('toolbar', { name: '选中的文字' }).getByText('不用鼠').waitFor();
      await keys.on('写批注');
      await page.getByRole('dialog', { name: '写批注' }).waitFor();
      if ((await keys.here()) !== '批注') await keys.into('批注');
      await keys.type('请换一个说法。');
      await keys.on('保存批注');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await page.getByText('请换一个说法。').first().waitFor();
      await keys.on(/^同\s*意/);
      await page.getByRole('dialog', { name: '同意这篇稿件' }).waitFor();
      if (!/^同\s*意/.test(await keys.here())) await keys.to(/^同\s*意/);
      await keys.press('Enter');
      await product.until('it to be agreed to', async () => {
        const decided: { outcome: string }[] = await product.database.query(
          `SELECT d.outcome FROM review_decisions d JOIN reviews r ON r.id = d.review_id WHERE r.content_id = $1`,
          [waiting],
        );
        return decided.length === 1 && decided[0]!.outcome === 'approve';
      });
      expect(keys.unseen).toEqual([]);
    }

    const ready = await room.draft({
      ...{ type: 'article', title: '不用鼠标发的一篇', summary: '摘要。', article: { html } },
      coverAssetId: await room.picture(),
    });
    await room.approve(ready);
    const { page, keys } = await atTheDoor(room.people.author);
    await keys.on('稿件', 'Shift+Tab');
    await page.getByRole('link', { name: '不用鼠标发的一篇' }).waitFor();
    await keys.on(/不用鼠标发的一篇/);
    await keys.on(/去\s*发\s*布/);
    await page.getByRole('checkbox', { name: /网站/ }).waitFor();
    await keys.to(/网站/);
    await keys.press('Space');
    await keys.to('现在就发');
    await keys.press('ArrowRight');
    await keys.to(/^发布时间/);
    await keys.type(`${dayFromToday(1)} 10:00`);
    await keys.press('Enter');
    await keys.on('排定时间');
    await page.waitForURL(/\/publications\/[0-9a-f-]{36}$/);
    const publicationId = page.url().split('/').at(-1)!;
    const postNow = async () =>
      (await product.as(room.people.author, 'GET', `/publications/${publicationId}`)).body;
    const wanted = `${dayFromToday(1)}T10:00:00+08:00`;
    expect(new Date((await postNow()).scheduledAt)).toEqual(new Date(wanted));

    await keys.on('日历', 'Shift+Tab');
    await page.getByRole('button', { name: /不用鼠标发的一篇/ }).waitFor();
    await keys.on(/不用鼠标发的一篇/);
    await page.getByRole('dialog', { name: '不用鼠标发的一篇' }).waitFor();
    await keys.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await keys.here()).toContain('不用鼠标发的一篇');
    await keys.press('Enter');
    await keys.on('改时间');
    await page.getByRole('dialog', { name: /改时间/ }).waitFor();
    await keys.to(/^新的时间/);
    await keys.press('Control+A');
    await keys.type(`${dayFromToday(2)} 10:00`);
    await keys.press('Enter');
    await keys.on('确定改到这个时间');
    await product.until('another day', async () => {
      const { scheduledAt } = await postNow();
      return Date.parse(scheduledAt) === Date.parse(`${dayFromToday(2)}T10:00:00+08:00`);
    });
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.locator('button:focus', { hasText: '不用鼠标发的一篇' }).waitFor();

    await keys.press('Enter');
    await page.getByRole('dialog', { name: '不用鼠标发的一篇' }).waitFor();
    await keys.to('打开');
    await keys.press('Enter');
    await page.getByRole('button', { name: '取消任务' }).waitFor();
    await keys.on('取消任务');
    await page.getByRole('dialog', { name: '取消任务' }).waitFor();
    await keys.on('取消任务');
    await product.until('it to be called off', async () => (await postNow()).state === 'cancelled');
    expect(keys.unseen).toEqual([]);
  });

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
    await page.locator('.body-text .media').getByText('旧说明').waitFor();
    await keys.press('Control+Home', 'ArrowDown');
    await page.waitForFunction(() => document.getSelection()?.anchorNode?.textContent === '旧说明');
    await keys.press('Control+A');
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

/// <reference lib="dom" />
// Only what runs inside of the browser uses these types.
import { readFileSync } from 'node:fs';
import { aDocx, aParagraph } from '@haojiao/testing';
import { Newsroom } from '../../api/e2e/harness/newsroom';
import { Product } from '../../api/e2e/harness/product';
import { Staff } from './harness/staff';

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const centred = '<w:jc w:val="center"/>';
const inserted =
  '<w:p><w:ins w:id="1" w:author="王大勇" w:date="2026-06-01T08:00:00Z"><w:r><w:t>活动持续到月底。</w:t></w:r></w:ins></w:p>';

let product: Product;
let room: Newsroom;
let staff: Staff;

beforeAll(async () => {
  product = await Product.start({ sandbox: false });
  room = await Newsroom.open(product);
});
afterAll(() => product?.stop());
afterEach(() => staff?.close());

describe('a Word document', () => {
  it('becomes a draft with what a person mended, and keeps its original', async () => {
    const document = await aDocx({
      body:
        aParagraph('送清凉走进一线工地', centred, '<w:sz w:val="44"/>') +
        aParagraph('本报讯 职(zhí)工活动日前举行，参加者认真学习***精神，并走访了车间。') +
        inserted,
    });
    staff = await Staff.signedIn(product, room.people.author);
    const { page } = staff;
    await staff.go('/contents');
    await page.getByRole('link', { name: '导入记录' }).click();
    await page.getByText('还没有导入过').waitFor();
    await page.getByRole('button', { name: '从文件导入' }).first().click();
    const dialog = page.getByRole('dialog', { name: '从文件导入' });
    const file = dialog.locator('input[type=file]');
    const oldWord = Buffer.from('d0cf11e0a1b11ae1', 'hex');
    await file.setInputFiles({ name: '旧稿.doc', mimeType: 'application/msword', buffer: oldWord });
    await page.getByText('这是旧版 Word 文档').waitFor();
    const broken = await aDocx({ body: '', parts: { 'word/document.xml': '<!DOCTYPE d><d/>' } });
    await file.setInputFiles({ name: '坏稿.docx', mimeType: wordType, buffer: broken });
    await page.getByText('文档已损坏或不完整').waitFor();
    expect(await staff.faults()).toEqual([]);
    await staff.keep('import-failed');
    await page.getByRole('link', { name: '导入记录' }).click();
    await page.getByText('没有读成').waitFor();
    await page.getByRole('button', { name: '从文件导入' }).first().click();
    await file.setInputFiles({ name: '送清凉.docx', mimeType: wordType, buffer: document });
    await page.getByRole('button', { name: '按修订后的文字' }).click();
    await page.getByRole('region', { name: '读到的文字' }).getByText('活动持续到月底').waitFor();
    expect(await staff.faults()).toEqual([]);
    await staff.keep('import-ready');
    await page
      .getByRole('button', { name: '改为“职”' })
      .or(page.getByRole('button', { name: /^(改为|删)/ }))
      .first()
      .click();
    await page.getByRole('heading', { name: '已处理 1 处' }).waitFor();
    await page.getByRole('button', { name: '自己改' }).last().click();
    await page.getByLabel('“***”改为').fill('全会');
    await page.getByRole('button', { name: '改好了' }).click();
    await page.getByText('“***”改为“全会”').waitFor();
    await page.getByRole('button', { name: '撤回对“***”的处理' }).click();
    await page.getByRole('heading', { name: '已处理 1 处' }).waitFor();
    expect(await staff.faults()).toEqual([]);
    await staff.keep('import-mended');
    await page.getByRole('button', { name: '建成稿件' }).click();
    await page.getByRole('textbox', { name: '正文' }).getByText('活动持续到月底').waitFor();
    expect(staff.breaks).toEqual([]);
    await staff.close();

    staff = await Staff.signedIn(product, room.people.author, { width: 375, scheme: 'dark' });
    const phone = staff.page;
    await staff.go('/contents/imports');
    await phone.getByText('没有读成').waitFor();
    await phone.getByText('已建稿').waitFor();
    expect(await staff.overflow()).toBe(0);
    await staff.keep('imports');
    await phone.getByRole('link', { name: '送清凉.docx' }).click();
    await phone.getByText('已建成稿件').waitFor();
    const saving = phone.waitForEvent('download');
    await phone.getByRole('button', { name: '下载原始文件' }).click();
    expect(readFileSync(await (await saving).path())).toEqual(document);
    expect(await staff.overflow()).toBe(0);
    expect(await staff.faults()).toEqual([]);
    await staff.keep('import-drafted');
    await phone.getByRole('link', { name: '打开稿件' }).click();
    await phone.getByRole('textbox', { name: '正文' }).waitFor();
    expect(staff.breaks).toEqual([]);
  });
});

describe('a template', () => {
  it('is made by an editor, begins an item of an author, and is changed and removed', async () => {
    staff = await Staff.signedIn(product, room.people.first);
    const { page } = staff;
    await staff.go('/contents/templates');
    await page.getByRole('button', { name: '新建模板' }).first().click();
    const dialog = page.getByRole('dialog', { name: '新建模板' });
    await dialog.getByRole('button', { name: /保\s*存/ }).click();
    await dialog.getByText('请填写模板名称').waitFor();
    await dialog.getByText('请填写标题的格式').waitFor();
    await dialog.getByLabel('模板名称').fill('每周快讯');
    await dialog.getByLabel('标题格式').fill('工会快讯第');
    await dialog.getByRole('button', { name: '插入【期号】' }).first().click();
    await dialog.getByLabel('写给作者的提示').fill('配 2 张现场图。');
    await dialog.getByRole('textbox', { name: '正文' }).fill('本周要闻：');
    await dialog.getByLabel('标题格式').fill('工会快讯第【期号】期{页}');
    await dialog.getByRole('button', { name: /保\s*存/ }).click();
    await dialog.getByText('没有占位符').waitFor();
    await dialog.getByLabel('标题格式').fill('工会快讯第【期号】期');
    expect(await staff.faults()).toEqual([]);
    await staff.keep('template-new');
    await dialog.getByRole('button', { name: /保\s*存/ }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.reload();
    await page.getByText('工会快讯第【期号】期').waitFor();
    expect(await staff.faults()).toEqual([]);
    await staff.keep('templates');
    expect(staff.breaks).toEqual([]);
    await staff.close();

    staff = await Staff.signedIn(product, room.people.author);
    const author = staff.page;
    await staff.go('/contents');
    await author.getByRole('button', { name: '新建稿件' }).first().click();
    await author.getByRole('menuitem', { name: '从模板新建' }).click();
    const choosing = author.getByRole('dialog', { name: '从模板新建' });
    await choosing.getByText('配 2 张现场图。').waitFor();
    await choosing.getByRole('button', { name: '用这个模板' }).click();
    await author.getByRole('textbox', { name: '正文' }).getByText('本周要闻：').waitFor();
    expect(await author.getByLabel('标题', { exact: true }).inputValue()).toBe('工会快讯第1期');
    await staff.go('/contents/templates');
    await author.getByText('每周快讯').waitFor();
    expect(await author.getByRole('button', { name: /修改模板|新建模板/ }).count()).toBe(0);
    await staff.close();

    staff = await Staff.signedIn(product, room.people.first, { width: 375, scheme: 'dark' });
    const phone = staff.page;
    await staff.go('/contents/templates');
    expect(await staff.overflow()).toBe(0);
    await phone.getByRole('button', { name: '修改模板：每周快讯' }).click();
    const changing = phone.getByRole('dialog', { name: '修改模板' });
    await changing.getByLabel('模板名称').fill('每周快讯（新）');
    expect(await staff.overflow()).toBe(0);
    expect(await staff.faults()).toEqual([]);
    await staff.keep('template-change');
    await changing.getByRole('button', { name: /保\s*存/ }).click();
    await changing.waitFor({ state: 'hidden' });
    await phone.getByRole('button', { name: '修改模板：每周快讯（新）' }).click();
    await changing.getByRole('textbox', { name: '正文' }).getByText('本周要闻：').waitFor();
    await changing.getByRole('button', { name: '删除模板' }).click();
    const asked = phone.getByRole('dialog', { name: '删除模板“每周快讯（新）”？' });
    await asked.getByRole('button', { name: '删除模板' }).click();
    await phone.getByText('还没有模板').waitFor();
    expect(staff.breaks).toEqual([]);
  });
});

describe('a topic', () => {
  it('is put together, takes an item in where the item is, and is taken away', async () => {
    const contentId = await room.draft({
      ...{ type: 'article', title: '一根阶梯轴，比出真功夫', tags: ['技能竞赛'] },
      article: { html: '<p>数控车工的赛题来自车间。</p>' },
    });
    staff = await Staff.signedIn(product, room.people.third);
    const { page } = staff;
    await staff.go('/settings');
    await page.getByRole('link', { name: /^专题/ }).click();
    await page.getByRole('button', { name: '新建专题' }).first().click();
    const dialog = page.getByRole('dialog', { name: '新建专题' });
    await dialog.getByLabel('专题名称').fill('职工技能竞赛');
    await dialog.getByLabel('专题地址').fill('技能');
    await dialog.getByRole('button', { name: /保\s*存/ }).click();
    await dialog.getByText('只能用小写字母、数字和短横线').waitFor();
    await dialog.getByLabel('专题地址').fill('skills');
    await dialog.getByLabel('导语').fill('以赛促学。');
    await dialog.getByRole('button', { name: '添加版块' }).click();
    await dialog.getByLabel('版块标题').fill('赛场速递');
    await dialog.getByRole('button', { name: '添加版块' }).click();
    const second = dialog.getByRole('group', { name: '第 2 个版块' });
    await second.getByLabel('版块标题').fill('大家谈');
    await second.getByLabel('标签的最新稿件').check();
    await dialog.getByRole('button', { name: /保\s*存/ }).click();
    await second.getByText('请填写标签').waitFor();
    await second.getByRole('textbox').nth(1).fill('技能竞赛');
    await dialog.getByLabel('公开，显示在单位首页').check();
    expect(await staff.faults()).toEqual([]);
    await staff.keep('topic-new');
    await dialog.getByRole('button', { name: /保\s*存/ }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.reload();
    await page.getByText('赛场速递、大家谈').waitFor();
    expect(await staff.faults()).toEqual([]);
    await staff.keep('topics');
    await expect(fetch(`${product.url}/o/city/t/skills`).then((answer) => answer.status)).resolves.toBe(200);
    await page.getByRole('button', { name: '新建专题' }).first().click();
    await dialog.getByLabel('专题名称').fill('又一个');
    await dialog.getByLabel('专题地址').fill('skills');
    await dialog.getByRole('button', { name: /保\s*存/ }).click();
    await dialog.getByText('本单位已有这个专题地址').waitFor();

    await staff.go(`/contents/${contentId}`);
    await page.getByRole('tab', { name: '信息' }).click();
    await page.getByText('职工技能竞赛 · 大家谈（按标签）').waitFor();
    await page.getByRole('combobox', { name: '收入专题' }).click();
    await page.getByTitle('职工技能竞赛 · 赛场速递').click();
    await page.getByText('专题已更新').waitFor();
    await page.reload();
    await page.getByRole('tab', { name: '信息' }).click();
    await page.getByText('职工技能竞赛 · 赛场速递').waitFor();
    expect(await staff.faults()).toEqual([]);
    await staff.keep('topic-of-item');
    expect(staff.breaks).toEqual([]);
    await staff.close();

    staff = await Staff.signedIn(product, room.people.third, { width: 375, scheme: 'dark' });
    const phone = staff.page;
    await staff.go('/settings/topics');
    expect(await staff.overflow()).toBe(0);
    await phone.getByRole('button', { name: '修改专题：职工技能竞赛' }).click();
    const changing = phone.getByRole('dialog', { name: '修改专题' });
    await changing.getByText('一根阶梯轴，比出真功夫').waitFor();
    expect(await staff.overflow()).toBe(0);
    expect(await staff.faults()).toEqual([]);
    await staff.keep('topic-change');
    await changing.getByRole('button', { name: '删除专题' }).click();
    const asked = phone.getByRole('dialog', { name: '删除专题“职工技能竞赛”？' });
    await asked.getByRole('button', { name: '删除专题' }).click();
    await phone.getByText('还没有专题').waitFor();
    expect(staff.breaks).toEqual([]);
  });
});

/// <reference lib="dom" />
// Only what runs inside of the browser uses these types.
import { findProgram } from '@haojiao/infrastructure/config';
import { aTalk } from '@haojiao/testing';
import { Newsroom } from '../../api/e2e/harness/newsroom';
import { Product } from '../../api/e2e/harness/product';
import { Staff } from './harness/staff';

const hasFfmpeg = findProgram('ffmpeg', process.env.PATH) !== undefined;
const recording = { name: 'talk.wav', mimeType: 'audio/wav', buffer: aTalk(75) };

/** Kept as WebVTT, whatever came. */
const subtitles = {
  name: '第一期.srt',
  mimeType: 'application/x-subrip',
  buffer: Buffer.from(
    '1\n00:00:01,000 --> 00:00:04,000\n欢迎收听有声工会\n\n2\n00:01:05,000 --> 00:01:09,000\n给年轻人的三句话\n',
  ),
};

let product: Product;
let room: Newsroom;
let staff: Staff;

beforeAll(async () => {
  product = await Product.start({ sandbox: false });
  room = await Newsroom.open(product);
});
afterAll(() => product?.stop());
afterEach(() => staff?.close());

const heading = (name: string) => staff.page.getByRole('heading', { level: 1, name }).waitFor();

async function expectUsable(name: string): Promise<void> {
  await staff.keep(name);
  expect({ name, faults: await staff.faults(), overflow: await staff.overflow() }).toEqual({
    name,
    faults: [],
    overflow: 0,
  });
}

it('begins a programme, makes its first episode with sound, chapters and words, and goes on to the second', async () => {
  staff = await Staff.signedIn(product, room.people.third);
  const { page } = staff;
  const dialog = page.getByRole('dialog');
  await page.getByRole('link', { name: '音频节目' }).click();
  await heading('音频节目');
  await page.getByText('还没有音频节目。').waitFor();
  await expectUsable('programmes-empty');

  await page.getByRole('button', { name: '新建节目' }).first().click();
  await dialog.getByLabel('节目名称').fill('有声工会');
  await dialog.getByLabel('节目简介').fill('一线职工的手艺、家常话和心里话，每周五更新。');
  await dialog.getByLabel('网址简称').fill('有声');
  await expectUsable('programmes-form');
  await dialog.getByRole('button', { name: /保\s*存/ }).click();
  await dialog.getByText('请填 2 至 40 个').waitFor();
  await dialog.getByLabel('网址简称').fill('yousheng');
  await dialog.getByRole('button', { name: /保\s*存/ }).click();
  await heading('有声工会');

  await page.getByRole('button', { name: '做下一期' }).first().click();
  await dialog.getByLabel('本期标题').fill('从学徒到首席技师');
  await dialog.getByRole('button', { name: '建立草稿' }).click();
  await heading('从学徒到首席技师');
  await page.getByText('第 1 期').waitFor();

  await page.getByRole('button', { name: '选择音频' }).click();
  const chosen = page.waitForEvent('filechooser');
  await dialog.getByRole('button', { name: '上传文件' }).click();
  await (await chosen).setFiles(recording);
  await dialog.getByRole('button', { name: recording.name, pressed: true }).waitFor();
  await dialog.getByRole('button', { name: /^使\s*用$/ }).click();
  const player = page.getByRole('region', { name: '音频' });
  await player.getByRole('slider', { name: recording.name }).waitFor();
  // The levels are drawn when the worker has listened through it.
  if (hasFfmpeg) await player.locator('svg path.sound-rest').waitFor({ timeout: 120_000 });

  await page.getByRole('button', { name: '添加章节' }).click();
  await dialog.getByLabel('章节名称').fill('开场');
  await dialog.getByRole('button', { name: '再加一章' }).click();
  await dialog.getByLabel('开始时间').last().fill('1：05');
  await dialog.getByLabel('章节名称').last().fill('给年轻人的三句话');
  await expectUsable('programmes-chapters');
  await dialog.getByRole('button', { name: /保\s*存/ }).click();
  await page.getByRole('region', { name: '章节' }).getByText('1:05').waitFor();
  await page.getByRole('button', { name: '添加文字稿' }).click();
  await dialog.getByLabel('音频里说的话').fill('欢迎收听有声工会，我是主持人其其格。');
  await dialog.getByRole('button', { name: /保\s*存/ }).click();
  await page.getByRole('region', { name: '文字稿' }).getByText('我是主持人其其格').first().waitFor();
  await dialog.waitFor({ state: 'hidden' });
  await expectUsable('programmes-episode');

  await page.getByRole('link', { name: '有声工会' }).click();
  const row = page.getByRole('row').filter({ hasText: '从学徒到首席技师' });
  await row.getByText('1:15').waitFor();
  await row.getByText('草稿').waitFor();
  await row.getByText('文字稿、章节').waitFor();
  await expectUsable('programmes-one');
  await page.getByRole('button', { name: '做下一期' }).click();
  await dialog.getByText('制作第 2 期').waitFor();
  await expectUsable('programmes-next');
  const [episode] = await product.database.query(
    `SELECT c.title, c.episode_number, r.document -> 'episode' -> 'chapters' -> 1 ->> 'startSeconds' AS second
     FROM contents c JOIN content_revisions r ON r.id = c.current_revision_id`,
  );
  expect(episode).toEqual({ title: '从学徒到首席技师', episode_number: 1, second: '65' });
  expect(staff.breaks).toEqual([]);
});

it('registers a guest, records and takes back what they agreed to, and names them in the episode', async () => {
  staff = await Staff.signedIn(product, room.people.third);
  const { page } = staff;
  const dialog = page.getByRole('dialog');
  const save = () => dialog.getByRole('button', { name: /保\s*存/ }).click();
  await staff.go('/programmes');
  await page.getByRole('button', { name: '节目人员' }).click();
  await heading('节目人员');
  await page.getByText('还没有登记节目人员。').waitFor();
  await expectUsable('people-empty');

  await page.getByRole('button', { name: '登记人员' }).first().click();
  await dialog.getByLabel('姓名').fill('其其格');
  await dialog.getByLabel('简介').fill('全国劳动模范，机床厂首席技师。');
  await dialog.getByLabel('网址简称').fill('其其格');
  await save();
  await dialog.getByText('只用小写字母、数字和连字符').last().waitFor();
  await dialog.getByLabel('网址简称').fill('qiqige');
  await expectUsable('people-form');
  await save();
  await heading('其其格');
  await page.getByText('还没有授权记录。').waitFor();
  await expectUsable('people-one-without');

  await page.getByRole('button', { name: '登记授权' }).first().click();
  await dialog.getByRole('checkbox', { name: '声音' }).uncheck();
  await save();
  await dialog.getByText('请至少选一项').waitFor();
  await dialog.getByRole('checkbox', { name: '声音' }).check();
  await dialog.getByRole('checkbox', { name: '简介' }).check();
  await dialog.getByLabel('同意日期').fill('2099-01-01');
  await dialog.getByLabel('同意日期').press('Enter');
  await save();
  await dialog.getByText('同意日期不能在今天之后。').waitFor();
  await dialog.getByLabel('同意日期').fill('2026-01-05');
  await dialog.getByLabel('同意日期').press('Enter');
  await dialog.getByLabel('备注').fill('授权书存在宣教部档案柜。');
  await expectUsable('people-consent');
  await save();
  await page.getByText('可以作为嘉宾播出').waitFor();
  await page.reload();
  await page.getByText('授权书存在宣教部档案柜。').waitFor();
  await page.getByText('照片不公开').waitFor();
  await expectUsable('people-one');

  await page.getByRole('button', { name: /撤\s*回/ }).click();
  await dialog.getByText('已播出的各期不会自动下线').waitFor();
  await expectUsable('people-withdraw');
  await dialog.getByRole('button', { name: /撤\s*回/ }).click();
  await page.getByText('作为嘉宾的节目不能送审').waitFor();

  await page.getByRole('button', { name: '修改资料' }).click();
  await dialog.getByLabel('简介').fill('全国劳动模范。');
  await save();
  await page.getByText('全国劳动模范。', { exact: true }).waitFor();

  await staff.go('/programmes');
  await page.getByRole('link', { name: /有声工会/ }).click();
  await page.getByRole('link', { name: '从学徒到首席技师' }).click();
  await page.getByRole('region', { name: '主持人与嘉宾' }).getByRole('button', { name: '添加人员' }).click();
  await dialog.getByLabel('新人员的姓名').fill('乌兰');
  await dialog.getByRole('button', { name: '登记并加入' }).click();
  await dialog.getByText('乌兰').waitFor();
  await save();
  await dialog.getByText('请填写').waitFor();
  const choose = async (label: string, option: string) => {
    await dialog.getByRole('combobox', { name: label, exact: true }).last().click();
    const list = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)');
    await list.locator('.ant-select-item-option').getByText(option, { exact: true }).click();
  };
  await choose('担任', '主持人');
  await page.keyboard.press('Escape');
  await dialog.getByRole('button', { name: '再加一人' }).click();
  await choose('姓名', '其其格');
  await choose('担任', '嘉宾');
  await page.keyboard.press('Escape');
  await expectUsable('episode-people-form');
  await save();
  const people = page.getByRole('region', { name: '主持人与嘉宾' });
  await people.getByText('缺声音授权').waitFor();
  await people.getByText('乌兰').waitFor();

  await page.getByRole('button', { name: '选择字幕' }).click();
  const chosen = page.waitForEvent('filechooser');
  await dialog.getByRole('button', { name: '上传文件' }).click();
  await (await chosen).setFiles(subtitles);
  await dialog.getByRole('button', { name: '第一期.vtt', pressed: true }).waitFor();
  await dialog.getByRole('button', { name: /^使\s*用$/ }).click();
  const captions = page.getByRole('region', { name: '字幕', exact: true });
  await captions.getByText('给年轻人的三句话').waitFor();
  await page.reload();
  await captions.getByText('给年轻人的三句话').waitFor();
  await people.getByText('主持人').last().waitFor();
  await expectUsable('episode-whole');
  await captions.getByRole('button', { name: '去掉字幕' }).click();
  await dialog.getByRole('button', { name: '去掉字幕' }).click();
  await page.getByText('还没有字幕。').waitFor();

  // Who is named in an episode stays; who was registered by mistake goes.
  const remove = async () => {
    await page.getByRole('button', { name: '删除', exact: true }).click();
    await dialog.getByRole('button', { name: '删除', exact: true }).click();
  };
  await people.getByRole('link', { name: '乌兰' }).click();
  await heading('乌兰');
  await remove();
  await page.getByText('节目、单集或同意记录中还有此人，不能删除。').waitFor();
  await page.reload();
  await page.getByRole('link', { name: '节目人员' }).click();
  await page.getByRole('button', { name: '登记人员' }).first().click();
  await dialog.getByLabel('姓名').fill('重复登记');
  await save();
  await heading('重复登记');
  await remove();
  await heading('节目人员');
  await page.getByText('乌兰').waitFor();
  expect(await page.getByRole('link', { name: '重复登记' }).count()).toBe(0);
  expect(staff.breaks).toEqual([]);
});

it('is read on a phone', async () => {
  staff = await Staff.signedIn(product, room.people.third, { width: 375, scheme: 'dark' });
  const { page } = staff;
  await staff.go('/programmes');
  await expectUsable('programmes-phone-list');
  await page.getByRole('link', { name: /有声工会/ }).click();
  await heading('有声工会');
  await expectUsable('programmes-phone-episodes');
  await page.getByRole('tab', { name: '收听情况' }).click();
  await page.getByText('这段时间还没有人收听。').waitFor();
  await expectUsable('programmes-phone-listens');
  await page.getByRole('tab', { name: '各期节目' }).click();
  await page.getByRole('link', { name: '从学徒到首席技师' }).click();
  await page.getByText('乌兰').waitFor();
  await expectUsable('programmes-phone-episode');
  await page.getByRole('link', { name: '其其格' }).click();
  await page.getByText('作为嘉宾的节目不能送审').waitFor();
  await expectUsable('people-phone-one');
  await page.getByRole('link', { name: '节目人员' }).click();
  await heading('节目人员');
  await page.getByText('乌兰').waitFor();
  await expectUsable('people-phone-list');
  expect(staff.breaks).toEqual([]);
});

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { A4, Desk } from './harness/desk';
import type { Sight, Word } from './harness/desk';
import { expectStatus } from './harness/http';
import {
  charactersOf,
  collisions,
  greysOf,
  inkIn,
  lookAlikes,
  overlap,
  shadeIn,
  textOf,
} from './harness/look';
import { Newsroom } from './harness/newsroom';
import { PHONE_WIDTH } from './harness/phone';
import { Product } from './harness/product';

const A4_POINTS = { width: 595, height: 842 };
const UNIT = '江城市总工会';
const comments = {
  submitted: '请按程序审核，拟于周五发布。',
  returned: '请核对参加人数，并补充活动时间。',
  corrected: '统一人数写法（见 https://www.example.com/guide/numbers-in-official-documents/2026）',
  correctedLast: '“截止”应为“截至”。',
};

interface Person {
  username: string;
  name: string;
  post: string;
}

const author: Person = { username: 'author', name: '王小华', post: '宣传干事' };
const chief: Person = { username: 'chief', name: '周建国', post: '党组成员、副主席' };
const editors: Person[] = [
  { username: 'editor-1', name: '李敏', post: '宣教部责任编辑' },
  { username: 'editor-2', name: '赵文博', post: '宣教部副部长' },
  { username: 'editor-3', name: '孙晓燕', post: '宣教部部长' },
  { username: 'editor-4', name: '钱立', post: '校对' },
  { username: 'editor-5', name: '阿卜杜热西提·买买提', post: '办公室主任、新闻发言人' },
  { username: 'editor-6', name: '吴桂芳', post: '二级校对' },
];

interface Story {
  template: 'A' | 'B' | 'C';
  title: string;
  /** Who decides stage by stage; the last one's correction is proofed by `afterLast`. */
  deciders: Person[];
  afterLast: Person;
  stageNames: string[];
  /** Position of the stage that is decided in the chief's place. */
  delegated?: number;
}

const stories: Story[] = [
  {
    template: 'A',
    title: '江城市总工会“春送岗位”专场招聘会走进高新技术产业园区，百余家企业提供三千个岗位',
    deciders: [editors[0]!, editors[1]!, chief],
    afterLast: editors[3]!,
    stageNames: ['初审', '复审', '终审'],
  },
  {
    template: 'B',
    title: '全市职工职业技能大赛开幕',
    deciders: [editors[0]!, editors[3]!, editors[1]!, editors[5]!, editors[2]!, editors[4]!],
    afterLast: { username: 'editor-7', name: '冯静', post: '三级校对' },
    stageNames: ['初审', '一校', '复审', '二校', '终审', '三校'],
    delegated: 4,
  },
  {
    template: 'C',
    title: '社区工会送清凉到一线',
    deciders: [editors[2]!, chief],
    afterLast: editors[0]!,
    stageNames: ['初审', '终审'],
  },
];

let product: Product;
let room: Newsroom;
let desk: Desk;
let shots: string;
const ids = new Map<string, string>();

beforeAll(async () => {
  desk = await Desk.set();
  product = await Product.start({ sandbox: false });
  shots = join(product.home, 'screens');
  mkdirSync(shots);
  room = await Newsroom.open(product);
  await hire(author, 'author');
  for (const person of [...editors, stories[1]!.afterLast]) await hire(person, 'editor');
  await hire(chief, 'chief_editor');
});

afterAll(async () => {
  await desk?.clear();
  await product?.stop();
}, 60_000);

async function hire({ username, name, post }: Person, role: string): Promise<void> {
  ids.set(username, await room.person(username, [role], room.organizationId, { displayName: name, post }));
}

const as = (person: Person, method: string, path: string, body?: unknown) =>
  product.as(person.username, method, path, body);

/** A column that goes by the shipped flow; of template A none is named: it is what applies by itself. */
async function columnBy(template: string): Promise<string> {
  const { body } = await expectStatus(200, product.as('admin', 'GET', '/review-flows?limit=100'));
  const flow = body.items.find((each: { template: string | null }) => each.template === template);
  const column = await expectStatus(
    201,
    as(chief, 'POST', '/columns', {
      organizationId: room.organizationId,
      name: `工会动态 ${template}`,
      code: `news-${template.toLowerCase()}`,
      ...(template !== 'A' && { reviewFlowId: flow.id }),
    }),
  );
  return column.body.id;
}

async function decide(person: Person, reviewId: string, body: Record<string, unknown>) {
  return (await expectStatus(201, as(person, 'POST', `/reviews/${reviewId}/decisions`, body))).body;
}

async function correct(person: Person, reviewId: string, html: string, comment: string, onBehalfOf?: string) {
  const body = { changes: { article: { html } }, comment, ...(onBehalfOf && { onBehalfOf }) };
  return (await expectStatus(201, as(person, 'POST', `/reviews/${reviewId}/corrections`, body))).body;
}

const bodyWith = (people: string, until: string) =>
  `<p>十一月二十一日上午，活动在产业园区举行，${people}名职工参加。</p><p>报名${until}十一月三十日。</p>`;

/** From the first draft to the approval: returned once, corrected in the first stage and in the last. */
async function tell(story: Story): Promise<string> {
  const { deciders, delegated } = story;
  const columnId = await columnBy(story.template);
  const draft = await expectStatus(
    201,
    as(author, 'POST', '/contents', {
      organizationId: room.organizationId,
      columnId,
      locale: 'zh-CN',
      type: 'article',
      title: story.title,
      byline: '宣教部 王小华',
      article: { html: bodyWith('三百余', '截止') },
    }),
  );
  const id: string = draft.body.id;
  const submit = async () =>
    (await expectStatus(201, as(author, 'POST', `/contents/${id}/submit`, { comment: comments.submitted })))
      .body;
  const first = await submit();
  const returned = await decide(deciders[0]!, first.id, { outcome: 'return', comment: comments.returned });
  expect(returned.state).toBe('returned');
  const saved = await as(author, 'GET', `/contents/${id}`);
  const changed = await product.as(
    author.username,
    'PATCH',
    `/contents/${id}`,
    { article: { html: bodyWith('３２６', '截止') } },
    { 'if-match': saved.headers.get('etag')! },
  );
  expect(changed.status).toBe(200);
  const review = await submit();
  await correct(deciders[0]!, review.id, bodyWith('326', '截止'), comments.corrected);
  await decide(deciders[0]!, review.id, { outcome: 'approve', comment: '同意，已统一数字写法。' });
  await expectSeenByNext(deciders[1]!, review.id, '326');
  for (const [index, decider] of [...deciders.entries()].slice(1, -1)) {
    const onBehalfOf = index === delegated ? await delegate(decider) : undefined;
    await decide(decider, review.id, {
      outcome: 'approve',
      comment: '同意。',
      ...(onBehalfOf && { onBehalfOf }),
    });
  }
  const last = deciders.at(-1)!;
  await correct(last, review.id, bodyWith('326', '截至'), comments.correctedLast);
  const waiting = await decide(last, review.id, { outcome: 'approve', comment: '同意发布。' });
  expect([waiting.state, waiting.currentStage]).toEqual(['open', 'proof_after_correction']);
  const again = await as(last, 'POST', `/reviews/${review.id}/decisions`, { outcome: 'approve' });
  expect([again.status, again.body.code]).toEqual([409, 'decided_before']);
  await expectSeenByNext(story.afterLast, review.id, '至');
  const approved = await decide(story.afterLast, review.id, { outcome: 'approve' });
  expect(approved).toMatchObject({ state: 'approved', currentStage: null });
  const content = await as(author, 'GET', `/contents/${id}`);
  expect(content.body).toMatchObject({ state: 'approved', fingerprint: approved.fingerprint });
  return id;
}

/** The next stage is shown what the one before corrected. */
async function expectSeenByNext(person: Person, reviewId: string, added: string): Promise<void> {
  const { body } = await expectStatus(200, as(person, 'GET', `/reviews/${reviewId}/changes`));
  const [change] = body.sincePreviousStage.changes;
  expect(change.path).toBe('article.html');
  const words = change.segments.filter(({ change: kind }: { change: string }) => kind === 'added');
  expect(words.map(({ text }: { text: string }) => text).join('')).toContain(added);
}

/** The chief, on leave, names somebody for a day. */
async function delegate(to: Person): Promise<string> {
  await expectStatus(
    201,
    as(chief, 'POST', '/review-delegations', {
      delegateId: ids.get(to.username),
      organizationId: room.organizationId,
      from: new Date().toISOString(),
      to: new Date(Date.now() + 86_400_000).toISOString(),
      reason: '赴省总工会培训',
    }),
  );
  return ids.get(chief.username)!;
}

async function publishOnSite(contentId: string): Promise<void> {
  const [publication] = (
    await expectStatus(
      201,
      as(author, 'POST', `/contents/${contentId}/publications`, { channelAccountIds: room.accounts.site }),
    )
  ).body.items;
  await product.until('the item to be live', async () => {
    const { body } = await as(author, 'GET', `/publications/${publication.id}`);
    return body.state === 'published';
  });
}

async function paperOf(contentId: string, path: string): Promise<Buffer> {
  const token = product.tokens.get(author.username)!;
  const url = `${product.url}/api/v1/contents/${contentId}/${path}`;
  const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  expect(answer.status).toBe(200);
  return Buffer.from(await answer.arrayBuffer());
}

const keep = (name: string, png: Buffer) => writeFileSync(join(shots, `${name}.png`), png);

/** What everybody must be able to read on the sheet. */
function expectedWords(story: Story): string[] {
  return [
    `${UNIT}稿件送审单`,
    story.title,
    ...story.stageNames,
    '改后校对',
    '退回修改',
    '此前送审',
    '审校中的修改',
    ...[...story.deciders, story.afterLast].flatMap(({ name, post }) => [name, post]),
    ...Object.values(comments),
    ...(story.delegated === undefined ? [] : [`受${chief.name}委托`]),
    ...(story.template === 'A' ? ['已发布'] : []),
  ].map((words) => words.replace(/\s/g, ''));
}

/** Words inside of the sheet, none over another, each drawn, none missing. */
async function expectReadable(sights: readonly Sight[], story: Story, margin: number): Promise<void> {
  const text = textOf(sights);
  expect(expectedWords(story).filter((words) => !text.includes(words))).toEqual([]);
  for (const sight of sights) {
    const outside = ({ left, top, right, bottom }: Word) =>
      left < margin || top < 0 || right > sight.width - margin || bottom > sight.height;
    expect(sight.words.filter(outside)).toEqual([]);
    expect(collisions(sight.words)).toEqual([]);
    const greys = await greysOf(sight.png);
    expect(sight.words.filter((word) => inkIn(greys, word) === 0)).toEqual([]);
    const edge = { left: greys.width - margin, right: greys.width, top: 0, bottom: greys.height };
    expect(inkIn(greys, edge)).toBe(0);
  }
}

/** Different characters of the heading look different: they are glyphs, not boxes. */
async function expectGlyphs({ png }: Sight, heading: readonly Word[]): Promise<void> {
  const different = new Map(heading.map((character) => [character.text, character]));
  expect(different.size).toBeGreaterThan(8);
  expect(await lookAlikes(png, [...different.values()])).toEqual([]);
}

describe.each(stories)('by template $template', (story) => {
  let id: string;

  it('an article goes from draft to approval', async () => {
    id = await tell(story);
    if (story.template === 'A') await publishOnSite(id);
  });

  it.each([
    ['paper', A4.width],
    ['telephone', PHONE_WIDTH],
  ])('its review sheet is a page that can be read, as wide as a %s', async (name, width) => {
    const html = (await paperOf(id, 'review-sheet')).toString();
    const screen = await desk.screen(html, width);
    keep(`${story.template}-${name}`, screen.png);
    expect(screen.overflow).toBe(0);
    await expectReadable([screen], story, 4);
    await expectGlyphs(screen, screen.words.slice(0, `${UNIT}稿件送审单`.length));
    const greys = await greysOf(screen.png);
    for (const { box, words } of screen.cells) {
      expect(words.filter((word) => word.left < box.left || word.right > box.right)).toEqual([]);
      const rightEdge = { ...box, left: box.right - 3, right: box.right + 3 };
      expect(inkIn(greys, rightEdge)).toBeGreaterThan((box.bottom - box.top) * 0.9);
    }
    const neighbours = screen.cells.flatMap(({ box }, index) =>
      screen.cells.filter(({ box: other }, at) => at > index && overlap(box, other, 4)),
    );
    expect(neighbours).toEqual([]);
  });

  it.each([
    ['the PDF', 'pdf', 90],
    ['what the browser prints of the page', 'print', 82],
  ])('its review sheet is paper that can be read: %s', async (_, kind, margin) => {
    const pdf =
      kind === 'pdf'
        ? await paperOf(id, 'review-sheet.pdf')
        : await desk.print((await paperOf(id, 'review-sheet')).toString());
    const sheets = await desk.sheets(pdf);
    sheets.forEach(({ png }, index) => keep(`${story.template}-${kind}-${index + 1}`, png));
    await expectReadable(sheets, story, margin);
    const [sheet] = sheets;
    const heading = sheet!.words.filter(({ top }) => top < sheet!.words[0]!.bottom);
    await expectGlyphs(
      sheet!,
      heading.flatMap(charactersOf).filter(({ text }) => text.trim() !== ''),
    );
    for (const { width, height } of sheets) {
      expect(Math.abs(width - A4_POINTS.width * 2)).toBeLessThan(3);
      expect(Math.abs(height - A4_POINTS.height * 2)).toBeLessThan(3);
    }
    await expectBorders(sheet!, margin);
  });
});

/** The first row of the first table has a line at its left, and one as strong at its right. */
async function expectBorders({ png, words, width }: Sight, margin: number): Promise<void> {
  const label = words.find(({ text }) => text.startsWith('标'))!;
  const greys = await greysOf(png);
  const { top, bottom } = label;
  const left = shadeIn(greys, { left: label.left - 14, right: label.left - 2, top, bottom });
  const right = shadeIn(greys, { left: width - margin - 12, right: width - margin + 2, top, bottom });
  expect(left).toBeGreaterThan((bottom - top) * 200);
  // A line that is cut off at the edge of what is printed is thinner than the other.
  expect(right / left).toBeGreaterThan(0.8);
}

it('sees boxes instead of glyphs, where there are some', async () => {
  const html = '<!doctype html><body style="font:40px sans-serif">\ue001\ue002\ue003';
  const screen = await desk.screen(html, A4.width);
  expect(await lookAlikes(screen.png, screen.words)).not.toEqual([]);
});

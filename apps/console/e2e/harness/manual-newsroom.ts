import { execFileSync } from 'node:child_process';
import { expectStatus } from '../../../api/e2e/harness/http';
import { Newsroom } from '../../../api/e2e/harness/newsroom';
import { root } from '../../../api/e2e/harness/child';
import { Phone } from '../../../api/e2e/harness/phone';
import type { Product } from '../../../api/e2e/harness/product';
import { reachBelow } from './reach-below';

export interface ManualNewsroom {
  room: Newsroom;
  correspondent: string;
  auditor: string;
  /** Items by what the manual shows of them. */
  items: Record<'draft' | 'waiting' | 'approved', string>;
  publications: Record<'failed' | 'handOff', string>;
}

const READERS = 3;
const DAY_MS = 86_400_000;

const opening = '<p>11月20日，江城市职工职业技能竞赛在江城机床厂开赛，来自全市的186名职工同场比武。</p>';
const body =
  '<h2>一张图纸，两个小时</h2><p>数控车工的赛题是一根阶梯轴，公差不到一根头发丝的三分之一。裁判长陈建国说，今年的赛题全部来自车间里的真问题。</p>' +
  '<p>开赛仪式后，选手们按装好刀具，检查量具，等待计时开始。</p><h2>赛场边的“师徒擂台”</h2><p>十二对师徒同时上场，师父编程，徒弟操作，看谁配合得好。</p>';

/** A day of a union's publicity office: something for everybody to do. */
export async function openManualNewsroom(product: Product): Promise<ManualNewsroom> {
  const room = await Newsroom.open(product, 'city', {
    author: { displayName: '吴思源', post: '宣传干事' },
    first: { displayName: '赵一鸣', post: '编辑' },
    second: { displayName: '林晓雯', post: '编辑部主任' },
    third: { displayName: '陈岚', post: '分管副主席' },
  });
  const { people } = room;
  const asAdmin = (method: string, path: string, wish?: unknown) => product.as('admin', method, path, wish);
  const { body: city } = await expectStatus(200, asAdmin('GET', `/organizations/${room.organizationId}`));
  const factory: string = (
    await expectStatus(
      201,
      asAdmin('POST', '/organizations', {
        ...{ name: '江城机床厂工会', code: 'machine-works', tier: 'enterprise' },
        parentId: room.organizationId,
      }),
    )
  ).body.id;
  await room.person('wang.dayong', ['correspondent'], factory, { displayName: '王大勇', post: '通讯员' });
  await room.person('luo.zhiguo', ['auditor'], city.parentId, { displayName: '罗志国', post: '审计员' });
  for (const [name, code] of [
    ['要闻', 'yaowen'],
    ['娘家人在身边', 'niangjiaren'],
  ])
    await expectStatus(
      201,
      product.as(people.third, 'POST', '/columns', { name, code, organizationId: room.organizationId }),
    );
  for (const [username, role] of [
    [people.first, 'editor'],
    [people.third, 'chief_editor'],
  ])
    await reachBelow(product, room.organizationId, username!, role!);
  await reports(product, factory);

  const wechat = await room.connect('wechat', {}, '江城工会公众号');
  const toutiao = await room.connect('toutiao', {}, '江城工会头条号');
  const picture = await room.upload(drawn('workshop'), 'workshop.jpg', 'image/jpeg');
  const article = (html: string) => ({
    ...{ type: 'article', summary: '186名职工同场比武，赛题来自车间里的真问题。', byline: '吴思源' },
    ...{ coverAssetId: picture, article: { html } },
  });
  const image = `<p><img data-asset-id="${picture}" alt="焊工在工位上比赛，焊花四溅"></p>`;
  const draft = await room.draft({ ...article(opening + image + body), title: '江城职工技能竞赛开赛' });
  const waiting = await room.draft({ ...article(opening + body), title: '一根阶梯轴，比出真功夫' });
  await expectStatus(
    201,
    product.as(people.author, 'POST', `/contents/${waiting}/submit`, { comment: '请核对参赛人数。' }),
  );
  for (const title of ['夜班职工有了热饭菜', '职工书屋开放夜读专场']) {
    const id = await room.draft({ ...article(opening), title });
    await expectStatus(201, product.as(people.author, 'POST', `/contents/${id}/submit`, {}));
  }
  const approved = await anApproved(room, article(opening), '四十度的路面，清凉送到');
  const later = new Date(Date.now() + 26 * 3_600_000);
  await room.publish(
    await anApproved(room, article(opening), '女职工维权行动月启动'),
    room.accounts.site!,
    later,
  );
  const live = await anApproved(room, article(opening), '三代焊工同台竞技');
  const [onSite] = await room.publish(live, room.accounts.site!);
  const [handOff] = await room.publish(live, [toutiao]);
  const refusal = { platform: 'wechat', path: '/freepublish/submit', kind: 'code', code: '53505' };
  await product.control('POST', '/control/faults', refusal);
  const [failed] = await room.publish(live, [wechat]);
  const reaches = (id: string, state: string) =>
    product.until(`a publication to be ${state}`, async () => {
      const { body: read } = await product.as(people.author, 'GET', `/publications/${id}`);
      return read.state === state;
    });
  await reaches(failed!, 'failed');
  await reaches(handOff!, 'awaiting_hand_off');
  await reaches(onSite!, 'published');
  await readers(product, people.third, live, onSite!);
  return {
    ...{ room, correspondent: 'wang.dayong', auditor: 'luo.zhiguo' },
    items: { draft, waiting, approved },
    publications: { failed: failed!, handOff: handOff! },
  };
}

async function reports(product: Product, organizationId: string): Promise<void> {
  const sent: string[] = [];
  for (const [title, category, urgency] of [
    ['机床厂工会为夜班职工送清凉', 'news', 'normal'],
    ['师带徒三年行动见成效', 'experience', 'normal'],
    ['车间夜班职工就餐难', 'problem', 'urgent'],
    ['安全知识竞赛圆满落幕', 'brief', 'normal'],
  ]) {
    const { body: report } = await expectStatus(
      201,
      product.as('wang.dayong', 'POST', '/submissions', {
        ...{ organizationId, category, title, urgency, assetIds: [], contactPhone: '13800138000' },
        bodyHtml: `<p>${title}。11月21日夜里，厂工会走进铸造车间，120名职工领到了慰问品。</p>`,
        contributors: [{ name: '王大勇' }],
      }),
    );
    sent.push(report.id);
  }
  const decide = (id: string, act: string, wish: unknown) =>
    product.as('city-chief', 'POST', `/submissions/${id}/${act}`, wish);
  await expectStatus(200, decide(sent[0]!, 'return', { reason: '请补充现场照片。', missing: ['assetIds'] }));
  await expectStatus(200, decide(sent[3]!, 'decline', { reason: '与上周刊发的一篇相近。' }));
}

/** People with telephones, who are counted. */
async function readers(
  product: Product,
  who: string,
  contentId: string,
  publicationId: string,
): Promise<void> {
  const { body: post } = await expectStatus(200, product.as(who, 'GET', `/publications/${publicationId}`));
  for (let count = 0; count < READERS; count += 1) {
    const phone = await Phone.unpack();
    await phone.visit(post.remote.url);
    await phone.putAway();
  }
  const [from, to] = [-DAY_MS, DAY_MS].map((ms) => new Date(Date.now() + ms).toISOString());
  await product.until('the views to be counted', async () => {
    const path = `/analytics/contents/${contentId}?from=${from}&to=${to}&granularity=day`;
    return (await product.as(who, 'GET', path)).body.totals?.views === READERS;
  });
}

async function anApproved(room: Newsroom, article: Record<string, unknown>, title: string): Promise<string> {
  const id = await room.draft({ ...article, title });
  await room.approve(id);
  return id;
}

/** A scene of the demonstration, whose scripts are modules of another kind. */
function drawn(scene: string): Buffer {
  const script = `import { drawPicture } from './scripts/demo/pictures/index.mjs';
process.stdout.write(await drawPicture('${scene}'));`;
  return execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: root,
    maxBuffer: 2 ** 25,
  });
}

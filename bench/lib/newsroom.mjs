import sharp from 'sharp';
import { ask } from '../../scripts/demo/http.mjs';
import { Person } from '../../scripts/demo/person.mjs';
import { atOnce } from './at-once.mjs';

const HANDS = 4;
const PASSWORD = 'Bench-2026-bugle';
const BODY = `<p>${'职工之家暖人心，送清凉到一线。'.repeat(12)}</p>`.repeat(6);
const roles = { author: 'author', first: 'editor', second: 'editor', third: 'chief_editor' };

/** A unit of its own with an author, three reviewers, its site and some simulated WeChat accounts. */
export async function openNewsroom(wechatAccounts) {
  const { HAOJIAO_BENCH_URL: url, HAOJIAO_SANDBOX_URL: sandboxUrl } = process.env;
  if (!sandboxUrl) throw new Error('The sandbox is off: nothing is published to real platforms');
  const mark = Date.now().toString(36);
  const administrator = await Person.signIn(
    url,
    process.env.HAOJIAO_BENCH_USERNAME,
    process.env.HAOJIAO_BENCH_PASSWORD,
  );
  const unit = await administrator.post('/organizations', { name: `bench ${mark}`, code: `bench-${mark}` });
  const people = {};
  for (const [part, role] of Object.entries(roles)) {
    const username = `bench-${mark}-${part}`;
    const words = { username, displayName: username, password: PASSWORD, organizationId: unit.id };
    const { id } = await administrator.post('/users', words);
    await administrator.put(`/organizations/${unit.id}/members/${id}`, { roles: [role] });
    people[part] = await Person.signIn(url, username, PASSWORD);
  }
  const query = `/channel-accounts?organizationId=${unit.id}&platform=site`;
  const [site] = (await administrator.list(query)).filter((account) => account.organizationId === unit.id);
  const wechat = [];
  for (let count = 0; count < wechatAccounts; count += 1) {
    wechat.push(await connectWechat(administrator, unit, sandboxUrl, count));
  }
  const coverId = await uploadCover(people.author, unit);
  return {
    sandboxUrl,
    bodyHtml: BODY,
    site: site.id,
    wechat,
    approvedItems: (count) =>
      atOnce(Array.from({ length: count }).fill(0), HANDS, () => approvedItem(people, unit, coverId)),
    /** Item by item to the accounts in turn; the ids of the publications. */
    plan: async (contents, accounts, due) => {
      const numbered = contents.map((contentId, index) => ({ contentId, index }));
      return atOnce(numbered, HANDS, async ({ contentId, index }) => {
        const { items } = await people.author.post(`/contents/${contentId}/publications`, {
          channelAccountIds: [accounts[index % accounts.length]],
          scheduledAt: due.toISOString(),
        });
        return items[0].id;
      });
    },
  };
}

async function connectWechat(administrator, unit, sandboxUrl, number) {
  const { body } = await ask('POST', `${sandboxUrl}/control/accounts/wechat`, { body: {} });
  const { credentials, settings } = body;
  const words = {
    organizationId: unit.id,
    platform: 'wechat',
    name: `bench ${number}`,
    credentials,
    settings,
  };
  const account = await administrator.post('/channel-accounts', words);
  await administrator.post(`/channel-accounts/${account.id}/verify`);
  return account.id;
}

async function uploadCover(author, unit) {
  const form = new FormData();
  form.set('organizationId', unit.id);
  form.set('altText', 'bench');
  form.set('file', new Blob([await picture(1_200, 800)], { type: 'image/jpeg' }), 'cover.jpg');
  let asset = await author.post('/assets', form);
  while (asset.state === 'processing') {
    await new Promise((done) => setTimeout(done, 200));
    asset = await author.get(`/assets/${asset.id}`);
  }
  if (asset.state !== 'ready') throw new Error(`The cover is ${asset.state}`);
  return asset.id;
}

async function approvedItem(people, unit, coverAssetId) {
  const content = await people.author.post('/contents', {
    organizationId: unit.id,
    type: 'article',
    locale: 'zh-CN',
    title: '送清凉到一线',
    summary: '连日来，县总工会分头带队慰问高温下坚守岗位的职工。',
    coverAssetId,
    article: { html: BODY },
  });
  const review = await people.author.post(`/contents/${content.id}/submit`, {});
  for (const part of ['first', 'second', 'third']) {
    await people[part].post(`/reviews/${review.id}/decisions`, { outcome: 'approve' });
  }
  return content.id;
}

/** A photograph's worth of bytes: noise does not compress to nothing. */
export async function picture(width, height) {
  const noise = { type: 'gaussian', mean: 128, sigma: 20 };
  const image = sharp({ create: { width, height, channels: 3, background: '#b22', noise } });
  return image.jpeg({ quality: 80 }).toBuffer();
}

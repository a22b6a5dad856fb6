import { anMp4 } from '@haojiao/testing';
import { ask, expectStatus } from './harness/http';
import { Newsroom } from './harness/newsroom';
import { Product } from './harness/product';

let product: Product;
let room: Newsroom;

beforeAll(async () => {
  // Half a minute of a platform's time passes in half a second.
  product = await Product.start({
    clock: { speed: 60, anchorMs: Date.now() },
    environment: { HAOJIAO_LEASE_SECONDS: '600' },
  });
  room = await Newsroom.open(product);
});

afterAll(async () => product.stop());

async function untilSettled(publicationIds: string[], withinMs = 60_000): Promise<Record<string, string>> {
  const states: Record<string, string> = {};
  const moving = new Set(['scheduled', 'queued', 'publishing', 'awaiting_platform', 'withdrawing']);
  await product
    .until(
      'publications to settle',
      async () => {
        for (const id of publicationIds) {
          const { body } = await product.as(room.people.author, 'GET', `/publications/${id}`);
          states[`${body.platform}`] = body.state;
        }
        return Object.values(states).every((state) => !moving.has(state));
      },
      withinMs,
    )
    .catch((error: Error) => {
      throw new Error(`${error.message}; states: ${JSON.stringify(states)}`);
    });
  return states;
}

describe('from a draft to readers', () => {
  it('publishes an article that three people approved to WeChat, Weibo and the own site, and counts its views', async () => {
    const wechat = await room.connect('wechat');
    const weibo = await room.connect('weibo');
    const picture = await room.picture();
    const contentId = await room.draft({
      type: 'article',
      title: '职工技能竞赛今日开赛',
      summary: '十二支队伍同场竞技，展现产业工人风采。',
      byline: '宣教部',
      tags: ['技能竞赛'],
      coverAssetId: picture,
      article: {
        html: `<p>十二支队伍同场竞技。</p><figure><img data-asset-id="${picture}" alt="竞赛现场"></figure>`,
      },
    });
    await room.approve(contentId);
    const ids = await room.publish(contentId, [...room.accounts.site!, wechat, weibo]);
    expect(await untilSettled(ids)).toEqual({ site: 'published', wechat: 'published', weibo: 'published' });

    const posts = (await product.control('GET', '/control/posts')).body as {
      platform: string;
      title: string;
      text: string;
    }[];
    const list = Array.isArray(posts) ? posts : (posts as { items: typeof posts }).items;
    expect(list.filter((post) => post.platform === 'wechat')).toHaveLength(1);
    expect(list.filter((post) => post.platform === 'weibo')).toHaveLength(1);

    const { body: content } = await product.as(room.people.author, 'GET', `/contents/${contentId}`);
    expect(content.state).toBe('published');
    const page = await expectStatus(200, ask('GET', `${product.url}/p/${content.slug}`));
    expect(page.text).toContain('职工技能竞赛今日开赛');
    const read = await expectStatus(200, ask('GET', `${product.url}/delivery/v1/contents/${content.slug}`));
    const etag = read.headers.get('etag')!;
    await expectStatus(
      304,
      ask('GET', `${product.url}/delivery/v1/contents/${content.slug}`, {
        headers: { 'if-none-match': etag },
      }),
    );

    for (const visitorId of ['visitor-one', 'visitor-two', 'visitor-three']) {
      await expectStatus(
        202,
        ask('POST', `${product.url}/delivery/v1/contents/${contentId}/views`, {
          body: { visitorId, surface: 'page' },
          headers: {
            'user-agent':
              'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/156 Mobile Safari/537.36',
          },
        }),
      );
    }
    const analytics = `/analytics/contents/${contentId}?from=${encodeURIComponent(new Date(Date.now() - 86_400_000).toISOString())}&to=${encodeURIComponent(new Date(Date.now() + 86_400_000).toISOString())}&granularity=day`;
    await product.until('three counted views', async () => {
      const { body } = await product.as(room.people.author, 'GET', analytics);
      return body.totals?.views === 3;
    });
  });

  it('publishes a short video to Douyin and Toutiao', async () => {
    const douyin = await room.connect('douyin');
    const toutiao = await room.connect('toutiao', { officialVideo: true });
    const videoAssetId = await room.upload(anMp4({ seconds: 12 }), 'clip.mp4', 'video/mp4');
    const contentId = await room.draft({
      type: 'video',
      title: '一分钟看技能竞赛',
      summary: '现场花絮。',
      tags: ['技能竞赛'],
      video: { videoAssetId, descriptionText: '一分钟看技能竞赛' },
    });
    await room.approve(contentId);
    const ids = await room.publish(contentId, [douyin, toutiao]);
    expect(await untilSettled(ids, 120_000)).toEqual({ douyin: 'published', toutiao: 'published' });
  });

  it('takes everything down in one action', async () => {
    const contentId = await room.draft({
      type: 'article',
      title: '需要撤下的通知',
      summary: '通知。',
      coverAssetId: await room.picture(),
      article: { html: '<p>通知正文。</p>' },
    });
    await room.approve(contentId);
    const ids = await room.publish(contentId, [...room.accounts.site!, ...room.accounts.wechat!]);
    await untilSettled(ids);
    const { body: content } = await product.as(room.people.author, 'GET', `/contents/${contentId}`);
    await expectStatus(
      200,
      product.as(room.people.author, 'POST', `/contents/${contentId}/withdraw`, { reason: '内容有误' }),
    );
    expect(await untilSettled(ids)).toEqual({ site: 'withdrawn', wechat: 'withdrawn' });
    await expectStatus(410, ask('GET', `${product.url}/p/${content.slug}`));
    await expectStatus(404, ask('GET', `${product.url}/delivery/v1/contents/${contentId}`));
  });

  it('refuses at publication what was changed after sign-off: the text, a variant, or bytes on disk', async () => {
    const later = () => new Date(Date.now() + 365 * 86_400_000);
    const prepare = async (title: string) => {
      const picture = await room.picture();
      const contentId = await room.draft({
        type: 'article',
        title,
        summary: '摘要。',
        coverAssetId: picture,
        article: { html: '<p>正文。</p>' },
      });
      await room.approve(contentId);
      const [publicationId] = await room.publish(contentId, room.accounts.site!, later());
      return { contentId, publicationId: publicationId!, picture };
    };
    const edited = await prepare('审定后改文字');
    const varied = await prepare('审定后改渠道文案');
    const swapped = await prepare('审定后换图片文件');
    const tampered = await prepare('审定后改数据库');

    const current = await product.as(room.people.author, 'GET', `/contents/${edited.contentId}`);
    await expectStatus(
      200,
      product.as(
        room.people.author,
        'PATCH',
        `/contents/${edited.contentId}`,
        { title: '审定后改了标题' },
        { 'if-match': current.headers.get('etag')! },
      ),
    );
    await expectStatus(
      201,
      product.as(room.people.author, 'PUT', `/contents/${varied.contentId}/variants/weibo`, {
        text: '另一段文字',
      }),
    );
    const [asset] = await product.database.query('SELECT sha256 FROM assets WHERE id = $1', [
      swapped.picture,
    ]);
    await overwriteObject(product.home, asset.sha256);
    await product.database.query('ALTER TABLE content_revisions DISABLE TRIGGER USER');
    await product.database.query(
      `UPDATE content_revisions SET document = jsonb_set(document, '{title}', '"被篡改"') WHERE content_id = $1`,
      [tampered.contentId],
    );
    await product.database.query('ALTER TABLE content_revisions ENABLE TRIGGER USER');

    const all = [edited, varied, swapped, tampered];
    await product.database.query(
      'UPDATE publications SET next_run_at = now(), scheduled_at = now() WHERE id = ANY($1)',
      [all.map((item) => item.publicationId)],
    );
    for (const item of all) await untilSettled([item.publicationId]);
    const failures = [];
    for (const item of all) {
      const { body } = await product.as(room.people.author, 'GET', `/publications/${item.publicationId}`);
      failures.push([body.state, body.failure?.code]);
    }
    expect(failures).toEqual([
      ['failed', 'content_not_approved'],
      ['failed', 'content_not_approved'],
      ['failed', 'approved_content_changed'],
      ['failed', 'approved_content_changed'],
    ]);
  });
});

/** Changes one byte of a stored object, as a broken disk or an intruder would. */
async function overwriteObject(home: string, sha256: string): Promise<void> {
  const { chmod, readFile, readdir, writeFile } = await import('node:fs/promises');
  const { join } = await import('node:path');
  const names = await readdir(join(home, 'storage'), { recursive: true });
  const name = names.find(
    (candidate) => candidate.endsWith(sha256) || candidate.replaceAll('/', '').endsWith(sha256),
  );
  if (!name) throw new Error(`no stored object ${sha256} among ${names.length}`);
  const path = join(home, 'storage', name);
  const bytes = await readFile(path);
  bytes[bytes.length - 10] = bytes[bytes.length - 10]! ^ 0xff;
  await chmod(path, 0o644);
  await writeFile(path, bytes);
}

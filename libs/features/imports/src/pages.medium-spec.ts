import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { aPhoto, openImportDesk } from '@haojiao/testing';
import type { ImportDesk } from '@haojiao/testing';

describe('a pasted page', () => {
  let desk: ImportDesk;
  let server: Server;
  let origin: string;
  const asked: string[] = [];

  beforeAll(async () => {
    const photo = await aPhoto(64, 48);
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      if (request.url === '/inside') response.writeHead(302, { location: 'http://169.254.169.254/' }).end();
      else if (request.url === '/page') response.end('<html><script>alert(1)</script></html>');
      else response.end(photo);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    // The stand-in of a platform is the one address of ours that may be asked.
    desk = await openImportDesk({ environment: { HAOJIAO_WECHAT_BASE_URL: origin } });
  });
  afterAll(async () => {
    await desk.api.close();
    await new Promise((done) => server.close(done));
  });

  const wechat = (inner: string) =>
    `<div id="js_content" class="rich_media_content" style="visibility:hidden">${inner}</div>`;
  const warningOf = (body: { warnings: { code: string; items: string[] }[] }, code: string) =>
    body.warnings.find((one) => one.code === code)?.items;

  it('of WeChat’s editor comes out as plain paragraphs', async () => {
    const { status, body } = await desk.paste({
      html: wechat(`
        <section style="margin:0"><section><p style="text-align: center;">
          <span style="font-size:14px"><span style="font-weight: bold;">点击上方蓝字</span>关注我们</span></p></section></section>
        <section data-tools="x"><h1>送清凉</h1><section><span>第一段<strong>重点</strong>。</span><br><br><span>第二段。</span></section></section>
        <p><img class="rich_pages" data-src="https://mmbiz.qpic.cn/a/640?wx_fmt=jpeg" data-ratio="0.6"></p>
        <ul><li><p>一项</p></li><li><section>二项</section></li></ul>
        <table><tbody><tr><td colspan="2"><p>表头</p></td></tr><tr><td>甲</td><td>乙</td></tr></tbody></table>
        <mpvoice name="有声微文"></mpvoice><iframe class="video_iframe" src="https://v.example/1"></iframe>
        <mp-common-profile data-nickname="某工会"></mp-common-profile>
        <p onclick="alert(1)">长按识别二维码关注</p><p><img data-src="https://mmbiz.qpic.cn/qr/0" alt="二维码"></p>
        <script>alert(1)</script>`),
      sourceUrl: 'https://mp.weixin.qq.com/s/abc',
    });
    expect([status, body.state, body.kind, body.title]).toEqual([201, 'ready', 'wechat', '送清凉']);
    expect(body.html.split('\n')).toEqual([
      '<p style="text-align:center"><strong>点击上方蓝字</strong>关注我们</p>',
      '<h2>送清凉</h2>',
      '<p>第一段<strong>重点</strong>。</p>',
      '<p>第二段。</p>',
      '<ul><li>一项</li><li>二项</li></ul>',
      '<table><tbody><tr><td colspan="2">表头</td></tr><tr><td>甲</td><td>乙</td></tr></tbody></table>',
      '<p>长按识别二维码关注</p>',
    ]);
    expect(body.pictures).toMatchObject([
      { url: 'https://mmbiz.qpic.cn/a/640?wx_fmt=jpeg', state: 'found', isQrCode: false },
      { url: 'https://mmbiz.qpic.cn/qr/0', state: 'found', isQrCode: true },
    ]);
    expect(warningOf(body, 'media_left_out')).toEqual(['音频：有声微文', '内嵌页面', '公众号名片：某工会']);
    const sharing = body.damages.filter((one: { kind: string }) => one.kind === 'sharing');
    expect(sharing.map((one: { found: string }) => one.found)).toEqual([
      '点击上方蓝字关注我们',
      '长按识别二维码关注',
    ]);
    expect(asked).toEqual([]);
  });

  it('keeps its links and loses what follows the reader, visibly', async () => {
    const { body } = await desk.paste({
      html: '<p>见<a href="https://news.example/a?id=7&utm_source=x&spm=1.2">原文</a>、<a href="javascript:alert(1)">坏</a>、<a href="/b">相对</a></p>',
      sourceUrl: 'https://site.example/c/d.html',
    });
    expect(body.html).toBe(
      '<p>见<a href="https://news.example/a?id=7">原文</a>、坏、<a href="https://site.example/b">相对</a></p>',
    );
    expect(warningOf(body, 'tracking_parameters_removed')).toEqual([
      'https://news.example/a?id=7 (utm_source, spm)',
    ]);
    expect(warningOf(body, 'links_left_out')).toEqual(['javascript:alert(1)']);
  });

  it('of a news site is reduced to its article, and says what was left out', async () => {
    const paragraph = '全市各级工会深入一线，为高温岗位的职工送去防暑降温物资，受到职工欢迎。';
    const { body } = await desk
      .sendFile(
        Buffer.from(`<!doctype html><html><head><meta charset="utf-8"><title>送清凉走进车间-某某网</title></head><body>
        <div class="top-nav"><a href="/">首页</a><a href="/n">新闻</a></div>
        <div class="wrap"><h1>送清凉走进车间</h1><div class="text">
        ${`<p>${paragraph}</p>`.repeat(4)}</div></div>
        <div class="related-list"><a href="/1">另一条新闻的标题</a></div><footer>版权所有 某某网</footer></body></html>`),
        'page.html',
      )
      .then(({ body: sent }) => desk.writer.get(`/api/v1/imports/${sent.id}`));
    expect([body.kind, body.title, body.encoding.name]).toEqual(['html', '送清凉走进车间', 'utf-8']);
    expect(body.text).toBe(Array(4).fill(paragraph).join('\n'));
    expect(warningOf(body, 'page_parts_left_out')).toEqual(
      expect.arrayContaining(['首页新闻', '另一条新闻的标题', '版权所有 某某网']),
    );
  });

  it('S24 runs nothing', async () => {
    const attacks = [
      '<img src=x onerror=alert(1)>',
      '<svg><script>alert(1)</script></svg>',
      '<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
      '<a href="data:text/html,<script>alert(1)</script>">x</a>',
      '<p style="background:url(javascript:alert(1))" class="admin">文</p>',
      '<table class="x" onmouseover=alert(1)><tr><td>格</td></tr></table>',
      '<p>&lt;img src=x onerror=alert(1)&gt;</p>',
    ];
    for (const html of attacks) {
      const { body } = await desk.paste({ html: `<p>正文</p>${html}` });
      expect(body.html.replace(/&lt;.*?&gt;/g, '')).not.toMatch(
        /<script|onerror|onmouseover|javascript:|data:|class=|<svg/i,
      );
    }
  });

  it('S08 nested beyond reason is refused, alone', async () => {
    const { body } = await desk.paste({ html: '<div>'.repeat(50_000) + '深' });
    expect([body.state, body.failure?.code]).toEqual(['failed', 'import_too_deep']);
  });

  describe('with pictures', () => {
    const imported = async (...urls: string[]) =>
      (
        await desk.paste({
          html: `<p>前。</p>${urls.map((url) => `<p><img src="${url}"></p>`).join('')}<p>后。</p>`,
        })
      ).body;
    const fetched = async (id: string, urls: string[]) => {
      const ordered = await desk.writer.post(`/api/v1/imports/${id}/pictures`, { urls });
      expect(ordered.status).toBe(200);
      return (await desk.work(id)).body;
    };

    it('fetches those that were asked for, into assets', async () => {
      const [first, second] = [`${origin}/1.jpg`, `${origin}/2.jpg`];
      const { id } = await imported(first, second);
      expect(asked).toEqual([]);
      const { pictures, html } = await fetched(id, [first]);
      expect(asked).toEqual(['/1.jpg']);
      expect(pictures.map((one: { state: string }) => one.state)).toEqual(['kept', 'found']);
      expect(html).toContain(`<img data-asset-id="${pictures[0].assetId}"`);
      await fetched(id, [first]);
      expect(asked).toEqual(['/1.jpg']);
    });

    it('S01 S02 S04 asks nobody inside, and tells nothing about them', async () => {
      asked.length = 0;
      const urls = [
        'http://127.0.0.1:1/a.jpg',
        'https://127.1/a.jpg',
        'https://2130706433/a.jpg',
        'https://[::ffff:127.0.0.1]/a.jpg',
        'https://169.254.169.254/latest/meta-data',
        'https://10.0.0.1/a.jpg',
        'https://unknown.invalid/a.jpg',
        `${origin}/inside`,
      ];
      const { id, pictures: found } = await imported(...urls);
      const { pictures } = await fetched(
        id,
        found.map((one: { url: string }) => one.url),
      );
      expect(pictures).toHaveLength(urls.length);
      const told = new Set(
        pictures.map((one: { state: string; reason: string }) => `${one.state} ${one.reason}`),
      );
      expect([...told]).toEqual(['refused 图片无法取得。请在原网页上另存后上传。']);
      expect(asked).toEqual(['/inside']);
    });

    it('S05 S06 takes nothing that is no picture', async () => {
      const { id } = await imported(`${origin}/page`);
      const { pictures } = await fetched(id, [`${origin}/page`]);
      expect(pictures).toMatchObject([{ state: 'refused', assetId: null }]);
    });

    it('S01 fetches no address that the page does not have', async () => {
      const { id } = await imported(`${origin}/1.jpg`);
      const { status, body } = await desk.writer.post(`/api/v1/imports/${id}/pictures`, {
        urls: ['https://other.example/'],
      });
      expect([status, body.errors[0].code]).toEqual([400, 'picture_unknown']);
    });
  });
});

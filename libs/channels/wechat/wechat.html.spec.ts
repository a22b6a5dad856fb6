import { toWechatHtml } from './wechat.html';
import { CONTENT_LIMIT } from './wechat.limits';
import { lengthOf, toPlainText } from './wechat.text';

const noPictures = (): null => null;

describe('HTML for WeChat', () => {
  it('turns containers into sections and keeps only inline styles', () => {
    const html = toWechatHtml(
      '<div id="a" class="b" style="color:red;position:fixed"><p>正文</p></div>',
      noPictures,
    );
    expect(html).toContain('<section style="color:red"><p style="margin:0 0 1em">正文</p></section>');
    expect(html).not.toMatch(/<div|id=|class=|position/);
  });

  it('lets no script, handler, frame, form or foreign address through', () => {
    const html = toWechatHtml(
      `<script>1</script><style>p{}</style><iframe src="x"></iframe><form><input></form><p onclick="x()" style="background:url(http://x/y.png)">字</p><a href="javascript:alert(1)">点</a><svg onload="x()"></svg>`,
      noPictures,
    );
    expect(html).not.toMatch(/script|iframe|form|input|onclick|onload|url\(|svg|href/);
    expect(html).toContain('字');
  });

  it('replaces pictures by their uploaded addresses and drops those that have none', () => {
    const html = toWechatHtml(
      '<img data-asset-id="1" alt="现场" src="/x"><img src="http://x/y.jpg">',
      (assetId) => (assetId === '1' ? { src: 'http://mmbiz.qpic.cn/a/0' } : null),
    );
    expect(html).toContain(
      '<img src="http://mmbiz.qpic.cn/a/0" alt="现场" style="max-width:100%;height:auto"',
    );
    expect(html.match(/<img/g)).toHaveLength(1);
  });

  it('tells an outside address as text and keeps links to articles on WeChat', () => {
    const html = toWechatHtml(
      '<a href="https://example.org/a">官网</a><a href="https://mp.weixin.qq.com/s/AbCdEfGhIjKlMnOpQrStUv">上期</a>',
      noPictures,
    );
    expect(html).toContain('官网<span>（https://example.org/a）</span>');
    expect(html).toContain('<a href="https://mp.weixin.qq.com/s/AbCdEfGhIjKlMnOpQrStUv">上期</a>');
    expect(html).not.toContain('href="https://example.org');
  });

  it('tells an address to write to, too, and none twice', () => {
    const html = toWechatHtml(
      '<a href="mailto:gh@example.org">投稿</a><a href="https://example.org/a">https://example.org/a</a>',
      noPictures,
    );
    expect(toPlainText(html)).toBe('投稿（gh@example.org）https://example.org/a');
    expect(html).not.toContain('href');
  });

  it('comes in the size that the account chose, or without the house style', () => {
    expect(toWechatHtml('<p>字</p>', noPictures)).toContain('font-size:16px;line-height:1.75');
    expect(toWechatHtml('<p>字</p>', noPictures, { house: true, fontSizePx: 17 })).toContain(
      'font-size:17px',
    );
    expect(toWechatHtml('<h2>字</h2>', noPictures, { house: false, fontSizePx: 16 })).toContain(
      '<h2>字</h2>',
    );
  });

  it('looks the same however long the addresses of its pictures are', () => {
    const html = `${'<p>十二支队伍</p>'.repeat(500)}${'<img data-asset-id="1">'.repeat(40)}`;
    const looks = ['{image:1}', `http://mmbiz.qpic.cn/${'x'.repeat(120)}`].map((src) =>
      toWechatHtml(html, () => ({ src })).includes('<p style'),
    );
    expect(looks).toEqual([false, false]);
  });

  it('goes without the house style where that alone makes it too long', () => {
    const many = '<p>十二支队伍</p>'.repeat(700);
    const html = toWechatHtml(many, noPictures);
    expect(lengthOf(html)).toBeLessThan(CONTENT_LIMIT);
    expect(html).not.toContain('<p style');
    expect(toWechatHtml('<p>短</p>', noPictures)).toContain('<p style');
  });

  it('removes lone surrogates and control characters, which WeChat refuses', () => {
    expect(toPlainText(toWechatHtml('<p>\ud83d好\u0001</p>', noPictures))).toBe('\ufffd好');
  });
});

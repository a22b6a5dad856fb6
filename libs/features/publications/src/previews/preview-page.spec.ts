import { cleanFace, renderPreviewPage } from './preview-page';

const id = '01890a5d-ac96-774b-bcce-b302099a8057';
const ours = (assetId: string, ratio: string | null) =>
  assetId === id
    ? `https://news.example/assets/${id}/abc/${ratio === '16:9' ? 'cover_169' : 'medium'}.jpg`
    : null;

const page = (face: string) =>
  renderPreviewPage(
    { mode: 'api', title: '</title><script>1</script>', text: '', face, notes: [] },
    'https://news.example',
    ours,
    'zh-CN',
  );

describe('the page of a preview', () => {
  it('allows no script and no address but that of our own pictures', () => {
    const html = page(`<p>正文</p><img data-asset-id="${id}" data-ratio="16:9" alt="封面">`);
    expect(html).toContain(
      `content="default-src &#39;none&#39;; img-src https://news.example; style-src &#39;unsafe-inline&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;"`,
    );
    expect(html).toContain(`src="https://news.example/assets/${id}/abc/cover_169.jpg"`);
    expect(html).not.toContain('<script');
    expect(html.match(/https?:\/\/[^/"; ]+/g)!.every((origin) => origin === 'https://news.example')).toBe(
      true,
    );
  });

  it.each([
    ['a script', '<script>alert(1)</script><p>x</p>'],
    ['a handler', '<p onclick="alert(1)">x</p>'],
    ['a foreign picture', '<img src="https://evil.example/a.png" data-asset-id="other">'],
    ['a picture that hides behind its handler', '<img src=x onerror=alert(1)>'],
    ['a link', '<a href="javascript:alert(1)">x</a><a href="https://evil.example">y</a>'],
    ['a frame', '<iframe src="https://evil.example"></iframe>'],
    ['a form', '<form action="https://evil.example"><input><button>x</button></form>'],
    [
      'a style sheet',
      '<style>@import url(https://evil.example)</style><link rel=stylesheet href=//evil.example>',
    ],
    ['a background', '<div style="color:red;background:url(https://evil.example/a.png)">x</div>'],
    ['an escaped background', '<div style="background:u\\72l(https://evil.example/a.png)">x</div>'],
    ['a commented background', '<div style="background:ur/**/l(https://evil.example/a.png)">x</div>'],
    ['an image set', `<div style="background-image:image-set('https://evil.example/a.png' 1x)">x</div>`],
    ['vector drawing', '<svg onload="alert(1)"><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>'],
    [
      'a base and a refresh',
      '<base href="https://evil.example"><meta http-equiv="refresh" content="0;url=//evil.example">',
    ],
    [
      'mathematics',
      '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>',
    ],
  ])('lets %s do nothing', (_name, face) => {
    const clean = cleanFace(face, ours);
    expect(clean).not.toMatch(
      /evil\.example|alert|<(script|iframe|form|style|link|svg|math|base|meta|input)\b|\son\w+=|href=/i,
    );
  });

  it('keeps the look that an adapter gave it', () => {
    const face = '<section style="padding:16px;background:#fff"><h1 style="font-size:22px">题</h1></section>';
    expect(cleanFace(face, ours)).toBe(face);
  });

  it('says that a picture is not there yet', () => {
    expect(cleanFace('<img data-asset-id="unknown">', ours)).toContain('图片处理中');
  });

  it('shows title, text and body where the adapter draws nothing of its own', () => {
    const html = renderPreviewPage(
      { mode: 'hand_off', title: '标<题', text: '一\n二', html: '<p>正文</p><script>1</script>', notes: [] },
      'http://localhost:3000',
      ours,
      'zh-CN',
    );
    expect(html).toContain('标&lt;题</h1>');
    expect(html).toContain('<p>正文</p>');
    expect(html).not.toContain('<script');
  });
});

import { templateThemes } from '@haojiao/features/sites';
import { aSite, aSiteUnit } from './a-site-unit';
import { renderFrontPage } from './front-page';
import { renderMessagePage } from './message-page';
import type { SiteUnit } from './site-unit';
import { themeStyle } from './theme-style';
import { renderTopicPage } from './topic-page';
import { asksForView, readView, withView } from './view-mode';

const publicUrl = 'https://news.example.test';
const hostile = '"><script>alert(1)</script>\'&';
const picture = { path: '/assets/a1/0/medium.jpg', width: 400, height: 400 };

const front = (unit: SiteUnit) =>
  renderFrontPage({ unit, items: [], nextCursor: null, isFirst: true, publicUrl }).toString();

describe('what a unit says on its pages', () => {
  const unit = aSiteUnit({
    name: hostile,
    code: hostile,
    columns: [{ id: 'c1', code: hostile, name: hostile }],
    themeAddress: `/public/${hostile}`,
    site: aSite({
      name: hostile,
      description: hostile,
      keywords: [hostile],
      siteIdCode: hostile,
      logo: { ...picture, path: hostile },
      headerPicture: { ...picture, path: hostile },
      icpNumber: hostile,
      icpUrl: 'javascript:alert(1)',
      psbNumber: hostile,
      psbUrl: hostile,
      hotline: { name: hostile, number: hostile },
      address: hostile,
      copyright: hostile,
      followCodes: [{ platform: 'wechat', name: hostile, picture: { ...picture, path: hostile } }],
      serviceCards: [{ title: hostile, text: hostile, url: 'javascript:alert(1)', icon: 'law' }],
    }),
  });
  const topic = { slug: hostile, title: hostile, leadText: hostile, cover: picture, sections: [] };

  it.each([
    ['front', () => front(unit)],
    [
      'topic',
      () => renderTopicPage({ unit, topic, sections: [{ title: hostile, items: [] }], publicUrl }).toString(),
    ],
    ['message', () => renderMessagePage('unknown', unit).toString()],
    ['large front', () => withView(front(unit), { isLarge: true, isContrast: true })],
  ])('is text wherever it stands: %s', (_, render) => {
    const page = render();
    expect(page).toContain('&lt;script&gt;');
    expect(page).not.toContain('<script>alert');
    expect(page).not.toMatch(/&[?]/);
    expect(page).not.toMatch(/(?:href|src)="javascript:/);
    expect(page.match(/<script /g)).toHaveLength(1);
  });

  it('stands at the foot: numbers with their registers, hotline, codes', () => {
    const page = front(
      aSiteUnit({
        site: aSite({
          icpNumber: '浙ICP备2026000001号',
          psbNumber: '浙公网安备33052202000123号',
          hotline: { name: '职工维权热线', number: '12351' },
          followCodes: [{ platform: 'wechat', name: '长兴工会', picture }],
        }),
      }),
    );
    expect(page).toContain('<a href="https://beian.miit.gov.cn/" rel="noopener">浙ICP备2026000001号</a>');
    expect(page).toContain(
      '<a href="https://beian.mps.gov.cn/" rel="noopener">浙公网安备33052202000123号</a>',
    );
    expect(page).toContain('<a class="hotline" href="tel:12351">12351</a>');
    expect(page).toContain('alt="微信公众号“长兴工会”二维码" width="400" height="400"');
  });

  it('leads to its columns in their order and marks where one is', () => {
    const columns = [
      { id: 'c1', code: 'news', name: '要闻' },
      { id: 'c2', code: 'law', name: '维权' },
    ];
    const page = renderFrontPage({
      ...{ unit: aSiteUnit({ columns }), items: [], nextCursor: null, isFirst: true, publicUrl },
      column: 'law',
    }).toString();
    expect(page).toContain('<li><a href="/o/changxing/c/news">要闻</a></li>');
    expect(page).toContain('<li><a href="/o/changxing/c/law" aria-current="page">维权</a></li>');
    expect(page).toContain(`<link rel="canonical" href="${publicUrl}/o/changxing/c/law">`);
    expect(page).toContain('<meta name="ColumnName" content="维权">');
  });
});

describe('a unit’s colours', () => {
  it.each(Object.entries(templateThemes))('of %s are written by day and by night', (_, theme) => {
    const style = themeStyle({ theme });
    expect(style).toContain(`--paper:${theme.backgroundColor};--ink:${theme.textColor};`);
    expect(style).toContain('@media (prefers-color-scheme:dark)');
    expect(style.match(/[{}]/g)).toHaveLength(6);
  });
});

describe('the look that a reader asks for', () => {
  const page = front(aSiteUnit({ columns: [{ id: 'c1', code: 'news', name: '要闻' }] }));

  it('is carried by every link to our pages, and by no other', () => {
    const large = withView(page, { isLarge: true, isContrast: false });
    expect(large).toContain('<html lang="zh-CN" class="large">');
    expect(large).toContain('href="/o/changxing/c/news?view=large"');
    expect(large).toContain('href="/delivery/v1/feeds/changxing.rss"');
    expect(large).toContain('href="?view=plain" aria-current="true" data-view="large"');
    expect(large).toContain('href="?view=large-contrast" data-view="contrast"');
    expect(withView(page, { isLarge: false, isContrast: false })).toBe(page);
  });

  it('keeps a grey day grey', () => {
    const grey = front(aSiteUnit({ site: aSite({ grey: { isGrey: true, changesAt: null } }) }));
    expect(withView(grey, { isLarge: true, isContrast: true })).toContain('class="grey large contrast"');
  });

  it.each([
    [{ view: 'large' }, true, false],
    [{ view: 'contrast-large' }, true, true],
    [{ view: ['large'] }, false, false],
    [{ view: 'huge' }, false, false],
    [undefined, false, false],
  ])('is read from %j', (query, isLarge, isContrast) => {
    expect(readView(query)).toEqual({ isLarge, isContrast });
  });

  it('is never answered by the ready page', () => {
    expect(['/p/a?view=large', '/p/a?x=1&view=contrast', '/p/a?review=1'].map(asksForView)).toEqual([
      true,
      true,
      false,
    ]);
  });
});

import { articleHtmlOf } from './article-html';

const id = '01890a5d-ac96-774b-bcce-b302099a8057';

describe('the article made from a report', () => {
  it('shows the attached pictures below the text, with caption and credit', () => {
    expect(articleHtmlOf('<p>开工</p>', [{ id, altText: '车间', credit: '张三 摄' }])).toBe(
      `<p>开工</p>\n<figure><img data-asset-id="${id}" alt="车间" /><figcaption>车间（张三 摄）</figcaption></figure>`,
    );
  });

  it('leaves out an empty caption', () => {
    expect(articleHtmlOf('', [{ id, altText: '', credit: '' }])).toBe(
      `\n<figure><img data-asset-id="${id}" alt="" /></figure>`,
    );
  });

  it('S24 keeps markup in alternative texts and credits inert', () => {
    const html = articleHtmlOf('', [{ id, altText: '"><script>', credit: '<b onclick=x>' }]);
    expect(html).not.toMatch(/<script|<b /);
  });
});

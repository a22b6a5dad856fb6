import { jsonScript, linkTo, markup } from './markup';

describe('markup', () => {
  it('escapes every value, in text and in attributes', () => {
    const hostile = '"><script>alert(1)</script>\'&';
    expect(markup`<p title="${hostile}">${hostile}</p>`.text).toBe(
      '<p title="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&#39;&amp;">' +
        '&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&#39;&amp;</p>',
    );
  });

  it('takes markup that was made the same way, lists of it, and shows nothing for nothing', () => {
    const items = ['一', '<二>'].map((word) => markup`<li>${word}</li>`);
    expect(markup`<ul>${items}</ul>${null}${undefined}${false}${''}${0}`.text).toBe(
      '<ul><li>一</li><li>&lt;二&gt;</li></ul>0',
    );
  });

  it('can’t be given an object that only looks like markup', () => {
    const forged = JSON.parse('{"text":"<b>x</b>"}') as never;
    expect(markup`${forged}`.text).toBe('');
  });

  it('keeps data from ending its element', () => {
    const script = jsonScript('application/ld+json', { name: '</script><script>alert(1)</script>' }).text;
    expect(script.match(/<\/?script/g)).toEqual(['<script', '</script']);
    expect(JSON.parse(script.replace(/^<script[^>]*>|<\/script>$/g, ''))).toEqual({
      name: '</script><script>alert(1)</script>',
    });
  });

  it.each([
    ['https://www.workercn.cn/', 'https://www.workercn.cn/'],
    ['/p/abc', '/p/abc'],
    ['javascript:alert(1)', '#'],
    [' javascript:alert(1)', '#'],
    ['//evil.example', '#'],
    ['data:text/html,x', '#'],
  ])('leads %s to %s', (url, expected) => {
    expect(linkTo(url)).toBe(expected);
  });
});

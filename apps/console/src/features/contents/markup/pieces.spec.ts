import { Schema } from '@tiptap/pm/model';
import type { Node } from '@tiptap/pm/model';
import { htmlOf, piecesOf } from './pieces';
import { followed, placeOf, plainTextOf, rangeOf } from './plain-text';
import { lostMarkup } from './lost-markup';

const attrs = (...names: string[]) => Object.fromEntries(names.map((name) => [name, { default: null }]));

/** The names of our nodes, without what a browser needs of them. */
const schema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: { group: 'block', content: 'inline*', attrs: attrs('textAlign', 'isWrapped') },
    heading: { group: 'block', content: 'inline*', attrs: attrs('textAlign', 'level') },
    bulletList: { group: 'block', content: 'listItem+' },
    listItem: { content: 'paragraph block*' },
    picture: { group: 'block', content: 'inline*', attrs: attrs('assetId', 'alt', 'isBare', 'textAlign') },
    media: { group: 'block', content: 'inline*', attrs: attrs('assetId', 'kind', 'textAlign') },
    table: { group: 'block', content: 'tableRow+', attrs: attrs('caption') },
    tableRow: { content: '(tableCell | tableHeader)+', attrs: attrs('section') },
    tableCell: { content: 'block+', attrs: attrs('colspan', 'rowspan', 'textAlign') },
    tableHeader: { content: 'block+', attrs: attrs('colspan', 'rowspan', 'scope', 'textAlign') },
    hardBreak: { group: 'inline', inline: true },
    text: { group: 'inline' },
  },
  marks: { link: { attrs: attrs('href', 'title') }, bold: {}, italic: {} },
});
const { nodes, marks } = schema;
const words = (text: string, ...names: ('bold' | 'italic')[]) =>
  schema.text(
    text,
    names.map((name) => marks[name].create()),
  );
const line = (...content: Node[]) => nodes.paragraph.create(null, content);
const doc = (...content: Node[]) => nodes.doc.create(null, content);

describe('a text in the spelling of the server', () => {
  it('nests marks, writes items bare and pictures by their asset', () => {
    const text = doc(
      nodes.heading.create({ level: 2, textAlign: 'center' }, [words('甲&')]),
      line(
        words('一'),
        words('二', 'bold'),
        words('三', 'bold', 'italic'),
        nodes.hardBreak.create(),
        words('四'),
      ),
      nodes.bulletList.create(null, [nodes.listItem.create(null, [line(words('项'))])]),
      nodes.picture.create({ assetId: 'x', alt: '会"场' }, [words('图说')]),
      nodes.picture.create({ assetId: 'y', isBare: true }),
    );
    expect(htmlOf(text)).toBe(
      '<h2 style="text-align:center">甲&amp;</h2><p>一<strong>二<em>三</em></strong><br />四</p><ul><li>项</li></ul>' +
        '<figure><img data-asset-id="x" alt="会&quot;场" /><figcaption>图说</figcaption></figure><img data-asset-id="y" alt="" />',
    );
  });

  it('writes sounds and films by their asset, with what is said of them', () => {
    const text = doc(
      nodes.media.create({ assetId: 'x', kind: 'audio', textAlign: 'center' }, [words('厂歌', 'bold')]),
      nodes.media.create({ assetId: 'y', kind: 'video' }),
      line(),
    );
    const html =
      '<figure data-asset-id="x" data-kind="audio"><figcaption style="text-align:center"><strong>厂歌</strong></figcaption></figure>' +
      '<figure data-asset-id="y" data-kind="video"></figure>';
    expect(htmlOf(text)).toBe(html);
    expect(plainTextOf(piecesOf(text)).text).toBe('厂歌');
    expect(lostMarkup(html, html.replace('"y"', '"z"'))).toEqual(['figure']);
  });

  it('keeps head and body of a table apart', () => {
    const cell = (name: 'tableHeader' | 'tableCell', text: string) =>
      nodes[name].create({ colspan: 1 }, [line(words(text))]);
    const table = nodes.table.create({ caption: '报名' }, [
      nodes.tableRow.create({ section: 'head' }, [cell('tableHeader', '单位')]),
      nodes.tableRow.create({ section: 'body' }, [cell('tableCell', '一厂')]),
    ]);
    expect(htmlOf(doc(table, line()))).toBe(
      '<table><caption>报名</caption><thead><tr><th>单位</th></tr></thead><tbody><tr><td>一厂</td></tr></tbody></table>',
    );
  });
});

describe('the words of a text', () => {
  const text = doc(line(words('第一 ', 'bold'), words('行')), line(), line(words('  第二行')));

  it('are those that the server counts, each with its place', () => {
    const plain = plainTextOf(piecesOf(text));
    expect(plain.text).toBe('第一 行\n第二行');
    expect(plain.places).toHaveLength(plain.text.length);
    const place = placeOf(plain, { start: 5, end: 8 })!;
    expect(text.textBetween(place.from, place.to)).toBe('第二行');
    expect(rangeOf(plain, place.from - 2, place.to)).toEqual({ start: 5, end: 8 });
    expect(rangeOf(plain, 0, 1)).toBeNull();
  });

  it('are followed when the text goes on', () => {
    expect(followed({ start: 2, end: 4 }, '登陆', '请先登陆，再登陆', '新的一句。请先登陆，再登陆')).toEqual({
      start: 7,
      end: 9,
    });
    expect(followed({ start: 6, end: 8 }, '登陆', '请先登陆，再登陆', '请先登陆，然后再登陆')).toEqual({
      start: 8,
      end: 10,
    });
    expect(followed({ start: 0, end: 2 }, '请先', '请先登陆', '登陆')).toBeNull();
  });
});

describe('markup that can not be written', () => {
  it('is named where it is gone', () => {
    expect(lostMarkup('<figure><p>一</p></figure>', '<p>一</p>')).toEqual(['figure']);
    expect(lostMarkup('<p>一<sub>二</sub></p>', '<p>一</p>')).toEqual(
      expect.arrayContaining(['words', 'sub']),
    );
    expect(
      lostMarkup(
        '<table><tfoot><tr><td>合计</td></tr></tfoot></table>',
        '<table><tr><td>合计</td></tr></table>',
      ),
    ).toEqual(['tfoot']);
    expect(lostMarkup('<img data-asset-id="x" alt="会场" />', '<img data-asset-id="x" alt="" />')).toEqual([
      'img',
    ]);
  });

  it('is not missed where the same is said in other words', () => {
    expect(
      lostMarkup('<ul>\n<li><p><b>一</b></p></li></ul>', '<ul><li><strong>一</strong></li></ul>'),
    ).toEqual([]);
    expect(lostMarkup('<pre><code>a  b</code></pre><span>二</span>', '<pre>a  b</pre><p>二</p>')).toEqual([]);
    expect(lostMarkup('<td colspan="1">一</td>', '<td>一</td>')).toEqual([]);
  });
});

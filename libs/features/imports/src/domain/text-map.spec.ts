import fc from 'fast-check';
import { escapeHtml } from '@haojiao/kernel';
import { applyEdits, textMapOf } from './text-map';

const words = fc.string({
  minLength: 1,
  maxLength: 12,
  unit: fc.constantFrom('工', '会', 'a', '<', '&', '"', '𠮷', '(', '1'),
});
const block = fc.oneof(
  words.map((text) => `<p>${escapeHtml(text)}</p>`),
  fc.tuple(words, words).map(([one, two]) => `<p>${escapeHtml(one)}<strong>${escapeHtml(two)}</strong></p>`),
  fc
    .tuple(words, words)
    .map(([one, two]) => `<ul><li>${escapeHtml(one)}</li><li>${escapeHtml(two)}</li></ul>`),
  fc.tuple(words, words).map(([one, two]) => `<p>${escapeHtml(one)}<br />${escapeHtml(two)}</p>`),
);

describe('the words of a body and their places', () => {
  it('are a line per block and a tab per cell', () => {
    const html =
      '<h2>题</h2>\n<p>一<br />二</p>\n<table><tbody><tr><td>甲</td><td>乙</td></tr></tbody></table>';
    expect(textMapOf(html).text).toBe('题\n一\n二\n甲\t乙');
  });

  it('an edit of any range changes just that range of the text', () => {
    fc.assert(
      fc.property(
        fc.array(block, { minLength: 1, maxLength: 5 }),
        fc.nat(),
        fc.nat(),
        words,
        (blocks, from, length, put) => {
          const html = blocks.join('\n');
          const map = textMapOf(html);
          // Within one line: boundaries of blocks stay.
          const start = from % map.text.length;
          const lineEnd = map.text.indexOf('\n', start);
          const end = Math.min(
            start + (length % 5) + 1,
            lineEnd < 0 ? map.text.length : Math.max(lineEnd, start),
          );
          if (end <= start || map.text.slice(start, end).includes('\n')) return;
          // No half of a pair.
          if (
            /^[\udc00-\udfff]/.test(map.text.slice(start)) ||
            /[\ud800-\udbff]$/.test(map.text.slice(0, end))
          )
            return;
          const edited = textMapOf(applyEdits(html, map, [{ start, end, text: put }])).text;
          expect(edited).toBe(map.text.slice(0, start) + put + map.text.slice(end));
        },
      ),
    );
  });

  it('joins two paragraphs, and nothing else', () => {
    const html = '<p>上半</p>\n<p>下半</p>\n<h2>题</h2>';
    const map = textMapOf(html);
    expect(applyEdits(html, map, [{ start: 2, end: 3, text: '' }])).toBe('<p>上半下半</p>\n<h2>题</h2>');
    expect(applyEdits(html, map, [{ start: 5, end: 6, text: '' }])).toBe(html);
  });

  it('a block that loses all its words goes', () => {
    const html = '<p>一</p>\n<ul><li><a href="https://a.example/">二</a></li></ul>\n<p>三</p>';
    const map = textMapOf(html);
    expect(applyEdits(html, map, [{ start: 2, end: 3, text: '' }])).toBe('<p>一</p>\n<p>三</p>');
  });
});

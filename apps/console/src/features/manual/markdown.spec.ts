import * as fc from 'fast-check';
import { parseMarkdown, piecesOf, plainText } from './markdown';

describe('a line', () => {
  it('is told apart into words, buttons, keys, strong words and links', () => {
    expect(piecesOf('点「送审」，或按 `Enter` 键，**不能**跳过；见[发布](publisher.md)。')).toEqual([
      { kind: 'text', text: '点' },
      { kind: 'button', text: '送审' },
      { kind: 'text', text: '，或按 ' },
      { kind: 'key', text: 'Enter' },
      { kind: 'text', text: ' 键，' },
      { kind: 'strong', text: '不能' },
      { kind: 'text', text: '跳过；见' },
      { kind: 'link', text: '发布', to: 'publisher.md' },
      { kind: 'text', text: '。' },
    ]);
  });

  it('keeps what it does not know as words', () => {
    expect(piecesOf('<script>alert(1)</script> *一*')).toEqual([
      { kind: 'text', text: '<script>alert(1)</script> *一*' },
    ]);
  });
});

describe('a text', () => {
  it('is made of headings, paragraphs, notes and pictures', () => {
    const text = '# 作者\n\n第一句。\n\n> 注意：先保存。\n\n![写稿页](../pictures/editor.webp)\n';
    expect(parseMarkdown(text)).toEqual([
      { kind: 'heading', level: 1, pieces: [{ kind: 'text', text: '作者' }] },
      { kind: 'paragraph', pieces: [{ kind: 'text', text: '第一句。' }] },
      { kind: 'note', blocks: [{ kind: 'paragraph', pieces: [{ kind: 'text', text: '注意：先保存。' }] }] },
      { kind: 'picture', name: 'editor', alt: '写稿页' },
    ]);
  });

  it('has steps that go on in indented lines, with pictures and lists of their own', () => {
    const [list, after] = parseMarkdown(
      '1. 打开。\n\n   ![稿件](../pictures/list.webp)\n\n   - 甲\n   - 乙\n\n2. 送审。\n\n完了。',
    );
    expect(list).toMatchObject({
      kind: 'list',
      isNumbered: true,
      items: [
        [{ kind: 'paragraph' }, { kind: 'picture', name: 'list' }, { kind: 'list', isNumbered: false }],
        [{ kind: 'paragraph' }],
      ],
    });
    expect(after).toMatchObject({ kind: 'paragraph' });
    expect(plainText(list!)).toContain('甲 乙');
  });

  it('tells bullets after steps as a list of their own', () => {
    expect(parseMarkdown('1. 甲\n\n- 乙').map(({ kind }) => kind)).toEqual(['list', 'list']);
  });

  it('has tables', () => {
    expect(parseMarkdown('| 键 | 做什么 |\n| --- | --- |\n| `j` | 下一篇 |')).toEqual([
      {
        kind: 'table',
        head: [[{ kind: 'text', text: '键' }], [{ kind: 'text', text: '做什么' }]],
        rows: [[[{ kind: 'key', text: 'j' }], [{ kind: 'text', text: '下一篇' }]]],
      },
    ]);
  });

  it('comes to an end, whatever it holds, and loses no letter of it', () => {
    const line = fc
      .array(
        fc.constantFrom(
          '- ',
          '1. ',
          '> ',
          '|',
          '# ',
          '  ',
          '**',
          '`',
          '「',
          '」',
          '送审',
          'x',
          '[',
          '](',
          ')',
        ),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const said = parseMarkdown(lines.join('\n')).map(plainText).join('');
        const count = (text: string) => text.split('x').length;
        expect(count(said)).toBeLessThanOrEqual(count(lines.join('')));
      }),
    );
  });
});

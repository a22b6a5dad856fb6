import fc from 'fast-check';
import { cleanCaptions, looksLikeCaptions, parseCaptions } from './captions';

const cleaned = (text: string) => cleanCaptions(Buffer.from(text));

describe('captions', () => {
  it('come out as WebVTT with times, places and words, in the order of time', () => {
    const text = [
      '\uFEFFWEBVTT - 好声音',
      'Kind: captions',
      '',
      'STYLE',
      '::cue { background: url(https://evil.example/x) }',
      '',
      'NOTE by nobody',
      '',
      '2',
      '00:05.000 --> 00:07.500 line:0 position:10% onclick:alert(1)',
      '<v 王师傅>大家好，<b>今天</b>讲 <script>alert(1)</script>',
      '',
      '00:00:01.000 --> 00:00:04.000',
      '开始 & 结束 < 一 > 二 &lt;',
      '第二行',
      '',
    ].join('\r\n');
    expect(cleaned(text)).toBe(
      [
        'WEBVTT',
        '',
        '00:00:01.000 --> 00:00:04.000',
        '开始 &amp; 结束 &lt; 一 &gt; 二 &lt;',
        '第二行',
        '',
        '00:00:05.000 --> 00:00:07.500 line:0 position:10%',
        '<v 王师傅>大家好，<b>今天</b>讲 alert(1)</v>',
        '',
      ].join('\n'),
    );
  });

  it('may be SRT', () => {
    const text =
      '1\n00:00:01,000 --> 00:00:02,000\n{\\an8}<font color="red"><i>一</i></font>\n\n2\n00:00:03,000 --> 00:00:04,000\n二\n';
    expect(looksLikeCaptions(Buffer.from(text))).toBe(true);
    expect(cleaned(text)).toBe(
      'WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<i>一</i>\n\n00:00:03.000 --> 00:00:04.000\n二\n',
    );
  });

  it('are refused with the line where they are wrong', () => {
    const wrong: [string, number][] = [
      ['WEBVTT\n\n00:00:04.000 --> 00:00:01.000\n倒着\n', 3],
      ['WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n好\n\n随便一行\n', 6],
      ['WEBVTT\n', 1],
      ['WEBVTT\n\n1\n00:61:01.000 --> 00:62:02.000\n分\n', 4],
    ];
    for (const [text, line] of wrong)
      expect(() => cleaned(text)).toThrow(
        expect.objectContaining({ code: 'captions_invalid', extra: { line } }),
      );
    expect(() => cleanCaptions(Buffer.from([0x57, 0xff, 0xfe]))).toThrow(/UTF-8/);
  });

  it('are known by their first bytes, and nothing else is taken for them', () => {
    expect(looksLikeCaptions(Buffer.from('WEBVTT'))).toBe(true);
    for (const text of ['WEBVTTX', '<html>WEBVTT', '1\n2\n', 'RIFF', ''])
      expect(looksLikeCaptions(Buffer.from(text))).toBe(false);
  });

  it('hold no other mark-up, whatever was in them, and read the same again', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '&',
      '-->',
      '<b>',
      '</b>',
      '<v A>',
      '</v>',
      '<c.x>',
      '<img src=x>',
      '字',
      ' ',
      '{\\b1}',
      '&lt;',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const words = pieces
          .join('')
          .split('\n')
          .filter((line) => line.trim() !== '' && !line.includes('-->'))
          .join('\n');
        const text = cleaned(`WEBVTT\n\n00:01.000 --> 00:02.000\n好${words}\n`);
        expect(
          text
            .replace(/<\/?(?:b|i|u|v)>|<v [^<>]+>/g, '')
            .split('\n')
            .slice(3)
            .join('\n'),
        ).not.toMatch(/[<>]/);
        expect(cleanCaptions(Buffer.from(text))).toBe(text);
        expect(parseCaptions(text)).toHaveLength(1);
      }),
    );
  });
});

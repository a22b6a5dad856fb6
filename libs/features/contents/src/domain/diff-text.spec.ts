import fc from 'fast-check';
import { workTime } from '@haojiao/testing';
import { diffText } from './diff-text';
import type { TextSegment } from './diff-text';

function side(segments: TextSegment[], change: 'removed' | 'added'): string {
  return segments
    .filter((segment) => segment.change === 'same' || segment.change === change)
    .map((segment) => segment.text)
    .join('');
}

describe('the comparison of two texts', () => {
  it('shows the word in which a character was exchanged', () => {
    expect(diffText('全总召开工作会义', '全总召开工作会议')).toEqual([
      { change: 'same', text: '全总召开工作' },
      { change: 'removed', text: '会义' },
      { change: 'added', text: '会议' },
    ]);
  });

  it('shows what changed of each paragraph, also when others came and went around it', () => {
    const before = '第一段不变。\n职工服务中心开展送清凉活动。\n末段不变。';
    const after = '第一段不变。\n新增的一段文字。\n职工服务中心开展送温暖活动。\n末段不变。';
    const changes = diffText(before, after).filter(({ change }) => change !== 'same');
    expect(changes).toEqual([
      { change: 'added', text: '新增的一段文字。\n' },
      { change: 'removed', text: '清凉' },
      { change: 'added', text: '温暖' },
    ]);
  });

  it('keeps Latin words and numbers whole', () => {
    expect(diffText('共 120 人', '共 125 人')).toEqual([
      { change: 'same', text: '共 ' },
      { change: 'removed', text: '120' },
      { change: 'added', text: '125' },
      { change: 'same', text: ' 人' },
    ]);
  });

  it('says nothing of two empty texts', () => {
    expect(diffText('', '')).toEqual([]);
  });

  it('always leads from the one text to the other', () => {
    const text = fc.array(fc.constantFrom('工', '会', '人', '议', 'a', '1', ' ', '\n', '👨‍👩‍👧'), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(text, text, (one, other) => {
        const segments = diffText(one.join(''), other.join(''));
        expect(side(segments, 'removed')).toBe(one.join(''));
        expect(side(segments, 'added')).toBe(other.join(''));
      }),
    );
  });

  it('gives up on two long texts that have little in common, and still tells both', () => {
    const one = '甲乙丙丁'.repeat(2_000);
    const other = '戊己庚辛'.repeat(2_000);
    const segments = diffText(one, other);
    expect(side(segments, 'removed')).toBe(one);
    expect(side(segments, 'added')).toBe(other);
  });

  it.each([
    [
      'every paragraph rewritten',
      (at: number) => `第${at}段`.repeat(25),
      (at: number) => `其${at}节`.repeat(25),
    ],
    [
      'one word of each paragraph exchanged',
      (at: number) => `职工之家${at}`.repeat(14),
      (at: number) => `职工小家${at}`.repeat(14),
    ],
    ['nothing in common', () => '甲乙丙丁'.repeat(25), () => '戊己庚辛'.repeat(25)],
  ])('compares 100,000 characters in bounded time: %s', (_, old, now) => {
    const text = (paragraph: (at: number) => string) =>
      Array.from({ length: 1_000 }, (_each, at) => paragraph(at)).join('\n');
    const [before, after] = [text(old), text(now)];
    let segments: ReturnType<typeof diffText> = [];
    const took = workTime(() => (segments = diffText(before, after)));
    expect(side(segments, 'removed')).toBe(before);
    expect(side(segments, 'added')).toBe(after);
    expect(took).toBeLessThan(5_000);
  });
});

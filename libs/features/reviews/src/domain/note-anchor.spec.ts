import fc from 'fast-check';
import { diffCharacters } from '@haojiao/features/contents';
import { isWholeRange, passageAt, placePassage } from './note-anchor';
import type { Placement } from './note-anchor';

/** Marks the passage in `old` by brackets, and tells where it stands in `now`. */
function placed(marked: string, now: string): Placement & { text: string | null } {
  const start = marked.indexOf('【');
  const old = marked.replace('【', '').replace('】', '');
  const passage = passageAt(old, { start, end: marked.indexOf('】') - 1 });
  const placement = placePassage(passage, old, now, diffCharacters(old, now));
  return { ...placement, text: placement.range && now.slice(placement.range.start, placement.range.end) };
}

describe('a note on a passage', () => {
  it.each([
    ['nothing changed', '上午【九点】开始', '上午九点开始', 2],
    ['text came before it', '上午【九点】开始', '三月一日上午九点开始', 6],
    ['text came behind it', '上午【九点】开始', '上午九点准时开始', 2],
    ['text before it went', '昨天上午【九点】开始', '上午九点开始', 2],
    ['text behind it went', '上午【九点】开始报名', '上午九点', 2],
    ['words before and behind it were exchanged', '上午【九点】开始', '下午九点结束', 2],
    ['it is the whole text and more came', '【招聘会】', '春季招聘会开幕', 2],
    ['a part of a number is marked', '共【12】0人', '一共120人', 2],
    ['figures came right before it', '共 【120】 人', '共 5120 人', 3],
    ['a paragraph before it was inserted', '第一段\n【第二段】\n第三段', '第一段\n新段\n第二段\n第三段', 7],
    [
      'its paragraph was moved behind another',
      '【甲段的文字】\n乙段的文字更长一些',
      '乙段的文字更长一些\n甲段的文字',
      10,
    ],
    ['the same words came before it', '【中国】', '中新中国', 2],
    ['of two equal places the other one went', '会上说好，【会上说好】。', '会上说好。', 0],
    ['an emoji with its joiners is in it', '祝贺【👩‍🔧师傅】', '热烈祝贺👩‍🔧师傅', 4],
  ])('stays on it where %s', (_, marked, now, start) => {
    const quote = /【(.*)】/s.exec(marked)![1]!;
    expect(placed(marked, now)).toEqual({
      state: 'placed',
      range: { start, end: start + quote.length },
      text: quote,
    });
  });

  it.each([
    ['a word in it was exchanged', '上午【九点半在园区】开始', '上午十点半在园区开始', '点半在园区'],
    ['words were put into it', '【园区招聘会】开始', '园区春季招聘会开始', '园区春季招聘会'],
    ['its end went', '前文【甲乙丙丁】后文', '前文甲乙后文', '甲乙'],
    ['its beginning went', '前文【甲乙丙丁】后文', '前文丙丁后文', '丙丁'],
    ['its middle went', '前文【甲乙丙丁】后文', '前文甲丁后文', '甲丁'],
    ['a mark was added to its last letter', '【cafe】 开业', 'cafe\u0301 开业', 'cafe\u0301'],
    ['a worker became another one', '【师傅👩‍🔧】来了', '师傅👩来了', '师傅👩'],
  ])('shows what is left where %s', (_, marked, now, text) => {
    expect(placed(marked, now)).toMatchObject({ state: 'changed', text });
  });

  it.each([
    ['it was taken out', '上午【九点】开始', '上午开始'],
    ['the text is empty now', '上午【九点】开始', ''],
    ['other words stand in its place', '上午【九点】开始', '上午十时开始'],
    ['only a common character is left by chance', '前【甲乙丙丁的戊己庚】后', '前子丑的寅卯后'],
    ['its words stand elsewhere, as they did before', '【会上】说好，在会上再说', '说好，在会上再说'],
  ])('is lost where %s', (_, marked, now) => {
    expect(placed(marked, now)).toEqual({ state: 'lost', range: null, text: null });
  });

  it('knows its passage in a text that was written anew around it', () => {
    const words = (from: number, count: number) =>
      Array.from({ length: count }, (_unused, index) => String.fromCodePoint(0x4e00 + from + index)).join('');
    const around = words(5_000, 40);
    const marked = `${words(0, 900)}${around}【全国职工】${around}`;
    const now = `${words(2_000, 1_500)}${around}全国职工${around}${words(4_000, 700)}`;
    expect(placed(marked, now)).toMatchObject({ state: 'placed', text: '全国职工' });
  });

  describe('for any text', () => {
    // Few different characters: the same words are everywhere, and the shortest way is never the only one.
    const poor = fc.array(fc.constantFrom('工', '会', 'a', '1', ' ', '👩‍🔧', 'e\u0301'), { maxLength: 40 });
    const rich = (from: number, to: number) =>
      fc
        .array(fc.integer({ min: from, max: to }), { maxLength: 40 })
        .map((codes) => String.fromCodePoint(...codes));
    const passageOf = (text: string, quote: string, start: number) =>
      passageAt(text, { start, end: start + quote.length });

    it('one insertion or removal elsewhere never moves a note off its words', () => {
      fc.assert(
        fc.property(
          ...([poor, poor, poor, poor, fc.boolean(), fc.boolean()] as const),
          (head, mark, middle, tail, isBefore, isInsertion) => {
            fc.pre(mark.length > 0);
            const [h, quote, m, t] = [head, mark, middle, tail].map((parts) => parts.join(''));
            const full = isBefore ? `${h}${m}${quote}${t}` : `${h}${quote}${m}${t}`;
            const less = `${h}${quote}${t}`;
            const [old, now] = isInsertion ? [less, full] : [full, less];
            const start = h!.length + (isBefore && !isInsertion ? m!.length : 0);
            fc.pre(isWholeRange(old, { start, end: start + quote!.length }));
            const placement = placePassage(passageOf(old, quote!, start), old, now, diffCharacters(old, now));
            // Its ends may have grown together with what came beside them: then it is no longer the same characters.
            const at = h!.length + (isBefore && isInsertion ? m!.length : 0);
            fc.pre(isWholeRange(now, { start: at, end: at + quote!.length }));
            expect(placement.state).toBe('placed');
            expect(now.slice(placement.range!.start, placement.range!.end)).toBe(quote);
          },
        ),
        { numRuns: 2_000 },
      );
    });

    it('any edits elsewhere leave it exactly on a passage of words of its own', () => {
      const around = rich(0x4e00, 0x4e20);
      const own = rich(0x5e00, 0x5e40);
      fc.assert(
        fc.property(around, own, around, around, around, (before, quote, after, newBefore, newAfter) => {
          fc.pre(quote.length >= 4);
          const old = `${before}${quote}${after}`;
          const now = `${newBefore}${quote}${newAfter}`;
          const placement = placePassage(
            passageOf(old, quote, before.length),
            old,
            now,
            diffCharacters(old, now),
          );
          const start = newBefore.length;
          expect(placement).toEqual({ state: 'placed', range: { start, end: start + quote.length } });
        }),
        { numRuns: 1_000 },
      );
    });

    it('is lost when the passage is deleted, whatever else was edited', () => {
      const around = rich(0x4e00, 0x4e20);
      const own = rich(0x5e00, 0x5e40);
      fc.assert(
        fc.property(around, own, around, around, (before, quote, after, now) => {
          fc.pre(quote.length > 0);
          const old = `${before}${quote}${after}`;
          const passage = passageOf(old, quote, before.length);
          for (const later of [`${before}${after}`, now]) {
            expect(placePassage(passage, old, later, diffCharacters(old, later)).state).toBe('lost');
          }
        }),
      );
    });

    it('never cuts a character in two', () => {
      fc.assert(
        fc.property(poor, poor, fc.nat(), fc.nat(), (one, other, from, length) => {
          const [old, now] = [one.join(''), other.join('')];
          const start = from % (old.length + 1);
          const range = { start, end: start + 1 + (length % 6) };
          fc.pre(isWholeRange(old, range));
          const { range: found } = placePassage(passageAt(old, range), old, now, diffCharacters(old, now));
          expect(found === null || isWholeRange(now, found)).toBe(true);
        }),
        { numRuns: 1_000 },
      );
    });
  });
});

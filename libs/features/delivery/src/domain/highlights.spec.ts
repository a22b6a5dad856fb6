import fc from 'fast-check';
import { LOOKED_THROUGH, highlighted, snippetOf } from './highlights';
import type { TextPart } from './highlights';
import { wordsToMark } from './search-terms';

const shown = (parts: TextPart[] | null) =>
  (parts ?? []).map(({ text, isHit }) => (isHit ? `[${text}]` : text)).join('');

describe('marking of what was found', () => {
  it('marks it as it is written, in whichever script it was asked for', () => {
    expect(shown(highlighted('總工會走訪慰問', wordsToMark('工会 慰问')))).toBe('總[工會]走訪[慰問]');
    expect(shown(highlighted('ＷｅＣｈａｔ推送', wordsToMark('wechat')))).toBe('[ＷｅＣｈａｔ]推送');
  });

  it('marks words of letters from their beginning only', () => {
    expect(shown(highlighted('art, party, arts 2art', wordsToMark('art')))).toBe('[art], party, [art]s 2art');
  });

  it('shows the place where most of the words stand', () => {
    const text = `${'先说工会。'}${'无关的话'.repeat(60)}环卫工人的工会之家。${'后面的话'.repeat(60)}`;
    const found = shown(snippetOf(text, wordsToMark('工会 环卫工人')));
    expect(found).toContain('[环卫工人]的[工会]之家');
    expect([found.at(0), found.at(-1)]).toEqual(['…', '…']);
    expect(snippetOf(text, wordsToMark('没有'))).toBeNull();
  });

  it('looks through the beginning of a long text only', () => {
    const behind = (length: number) => snippetOf(`${'字'.repeat(length)}工会`, wordsToMark('工会'));
    expect(behind(LOOKED_THROUGH - 2)).not.toBeNull();
    expect(behind(LOOKED_THROUGH)).toBeNull();
  });

  it('never loses or adds a character, whatever was asked', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (text, asked) => {
        const parts = highlighted(text, wordsToMark(asked));
        expect(parts.map((part) => part.text).join('')).toBe(text);
      }),
    );
  });
});

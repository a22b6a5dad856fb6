import fc from 'fast-check';
import { blocksOf } from './blocks';
import { mergeTexts } from './merge-texts';

const kinds = (...given: Parameters<typeof mergeTexts>) => mergeTexts(...given).map(({ kind }) => kind);

describe('two people’s words on the same text', () => {
  it('come together where they wrote in different places', () => {
    const merged = mergeTexts(['a', 'b', 'c'], ['a', 'B', 'c'], ['a', 'b', 'c', 'd']);
    expect(merged.map(({ kind }) => kind)).toEqual(['same', 'mine', 'same', 'theirs']);
  });

  it('clash where they wrote in the same place', () => {
    expect(kinds(['a', 'b'], ['a', 'mine'], ['a', 'theirs'])).toEqual(['same', 'clash']);
    expect(kinds(['a'], [], ['b'])).toEqual(['clash']);
  });

  it('are all there, whatever was written', () => {
    const blocks = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 8 });
    fc.assert(
      fc.property(blocks, blocks, blocks, (base, mine, theirs) => {
        const merged = mergeTexts(base, mine, theirs);
        expect(merged.flatMap((stretch) => stretch.base)).toEqual(base);
        expect(merged.flatMap((stretch) => stretch.mine)).toEqual(mine);
        expect(merged.flatMap((stretch) => stretch.theirs)).toEqual(theirs);
      }),
    );
  });

  it('are told apart by the blocks of the body', () => {
    const blocks = [
      '<p>一<strong>二</strong></p>',
      '<hr />',
      '<ul><li>三</li></ul>',
      '<img data-asset-id="x" alt="" />',
    ];
    expect(blocksOf(blocks.join('\n'))).toEqual(blocks);
    expect(blocksOf('四')).toEqual(['四']);
  });
});

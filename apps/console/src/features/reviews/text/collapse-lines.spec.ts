import { collapseLines } from './collapse-lines';

describe('the words of a body, a line per block', () => {
  it('keep one break between blocks, and none around them', () => {
    expect(collapseLines('\n标题\n \n  甲 乙 \n\n丙\n').text).toBe('标题\n甲 乙\n丙');
  });

  it('know where every character went', () => {
    const raw = '\n甲 \n\n乙丙\n';
    const { text, places } = collapseLines(raw);
    const back = [...raw].map((character, at) => (places[at] === -1 ? '' : `${character}${places[at]}`));
    expect(text).toBe('甲\n乙丙');
    expect(back.join('')).toBe('甲0乙2丙3');
  });

  it('of nothing are nothing', () => {
    expect(collapseLines(' \n ')).toEqual({ text: '', places: new Int32Array([-1, -1, -1]) });
  });
});

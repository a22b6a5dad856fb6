import fc from 'fast-check';
import { contrastOf } from '@haojiao/kernel';
import { VISIBLE, colorFaults, textColorOn } from './brand-color';

const anyColor = fc
  .integer({ min: 0, max: 0xffffff })
  .map((number) => `#${number.toString(16).padStart(6, '0')}`);

describe('the colour of a brand', () => {
  it('is refused on white paper where it is too pale, and the nearest that is not is named', () => {
    expect(colorFaults('#c8102e')).toEqual([]);
    const [wrong] = colorFaults('#ffd700');
    expect(wrong).toMatchObject({ path: 'color', code: 'contrast_too_low' });
    expect(wrong!.message.zh).toContain('1.40');
  });

  it('comes with a proposal that is accepted', () => {
    fc.assert(
      fc.property(anyColor, (color) => {
        const [wrong] = colorFaults(color);
        if (!wrong) return contrastOf(color, '#ffffff') >= VISIBLE;
        const proposed = /#[0-9a-f]{6}\.$/.exec(wrong.message.en)![0].slice(0, 7);
        return colorFaults(proposed).length === 0;
      }),
    );
  });

  it('has a text colour that can be read on it', () => {
    fc.assert(fc.property(anyColor, (color) => contrastOf(color, textColorOn(color)) >= 4.5));
  });
});

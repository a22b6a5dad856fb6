import * as fc from 'fast-check';
import { secondsOf, timeText } from './chapter-times';

describe('times of chapters', () => {
  it('are shown as players show them', () => {
    expect([0, 7, 75, 75.5, 3600, 3661.025].map(timeText)).toEqual([
      '0:00',
      '0:07',
      '1:15',
      '1:15.5',
      '1:00:00',
      '1:01:01.025',
    ]);
  });

  it('are read as people type them, also by a Chinese keyboard', () => {
    expect(['0', '75', '1:15', ' 1：15 ', '1:00:00', '0:07.25'].map(secondsOf)).toEqual([
      0, 75, 75, 75, 3600, 7.25,
    ]);
  });

  it('are no times where a part is missing, too large or no number', () => {
    for (const text of ['', ':', '1:', ':30', '1:75', '1:2:3:4', '-1', '1e3', '一分', '1:15.', '1.5:00'])
      expect([text, secondsOf(text)]).toEqual([text, null]);
  });

  it('come back as they were shown', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 360_000_000 }), (thousandths) => {
        expect(secondsOf(timeText(thousandths / 1000))).toBe(thousandths / 1000);
      }),
    );
  });
});

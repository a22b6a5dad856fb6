import dayjs from 'dayjs';
import { bodyOfCorrection, bodyOfNew, faultsOfBoard } from './board-draft';
import type { Pasted } from './board-draft';

const pasted: Pasted = {
  ...{ text: '1 甲', title: '周榜', publisher: '某机构', formula: '', sourceUrl: '' },
  days: [dayjs('2026-11-01'), dayjs('2026-11-07')],
};
const period = { from: '2026-11-01', to: '2026-11-07' };

describe('what is sent of a pasted ranking', () => {
  it('leaves out what a new one does not have', () => {
    expect(bodyOfNew(pasted)).toEqual({ text: '1 甲', title: '周榜', publisher: '某机构', period });
  });

  it('of a correction has the text only where it is another one', () => {
    const corrected = { ...pasted, reason: '周期写错', acceptFaults: true };
    const plain = {
      ...{ reason: '周期写错', title: '周榜', publisher: '某机构', period },
      ...{ formula: null, sourceUrl: null },
    };
    expect(bodyOfCorrection(corrected, { text: '1 甲' })).toEqual(plain);
    expect(bodyOfCorrection(corrected, { text: '1 乙' })).toEqual({
      ...{ ...plain, text: '1 甲', acceptFaults: true },
    });
  });

  it('puts faults of the period at its field', () => {
    const faults = [
      { path: 'period.to', code: 'not_after_start', message: '' },
      { path: 'text.3', code: 'rank_unreadable', message: '' },
    ];
    expect(faultsOfBoard(faults).map(({ path }) => path)).toEqual(['days', 'text.3']);
  });
});

import { recordsOfOneConsent } from './records-of-one-consent';
import type { ConsentRecord } from './records-of-one-consent';

describe('records of one consent', () => {
  const row = (id: string, second: number, supersedesId: string | null = null, personName = '李明') => ({
    id,
    supersedesId,
    recordedBy: 'a',
    recordedAt: new Date(second * 1000),
    personName,
  });
  const idsOf = (one: ConsentRecord, rows: ConsentRecord[]) =>
    recordsOfOneConsent(one, rows)
      .map(({ id }) => id)
      .sort();

  it('are copies, and what is joined to them by corrections, over any number of steps', () => {
    const rows = [
      row('older', 1),
      row('copy', 1),
      row('mistake', 2, 'copy'),
      row('back', 3, 'mistake', '李铭'),
      row('carried', 3, null, '李铭'),
    ];
    for (const one of rows) expect(idsOf(one, rows)).toEqual(['back', 'carried', 'copy', 'mistake', 'older']);
  });

  it('are not those of another name, hour or recorder', () => {
    const one = row('one', 1);
    const others = [row('name', 1, null, '王芳'), row('hour', 2), { ...row('recorder', 1), recordedBy: 'b' }];
    expect(idsOf(one, [one, ...others])).toEqual(['one']);
  });
});

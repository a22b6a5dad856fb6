import { bytesText, lengthText, standingOf } from './asset-facts';

describe('what is told of an asset', () => {
  it('sizes in the unit that people read', () => {
    expect([0, 999, 1_024, 1_500_000, 52_428_800, 4_294_967_296].map(bytesText)).toEqual([
      '0 B',
      '999 B',
      '1.0 KB',
      '1.4 MB',
      '50 MB',
      '4.0 GB',
    ]);
  });

  it('lengths with hours only where there are any', () => {
    expect([0, 59.6, 187, 3_765].map(lengthText)).toEqual(['0:00', '1:00', '3:07', '1:02:45']);
  });

  it('rights hold on their last day, and are warned of thirty days ahead', () => {
    const until = (expiresOn: string | null) =>
      standingOf(
        { rights: { holder: null, licence: null, source: null, territory: null, note: null, expiresOn } },
        '2026-11-22',
      );
    expect([
      until(null),
      until('2026-11-21'),
      until('2026-11-22'),
      until('2026-12-22'),
      until('2026-12-23'),
    ]).toEqual(['fine', 'expired', 'expiring', 'expiring', 'fine']);
    expect(standingOf({ rights: null }, '2026-11-22')).toBe('fine');
  });
});

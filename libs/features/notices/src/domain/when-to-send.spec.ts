import { usualWish, whenToSend } from './when-to-send';
import type { MailWish } from './when-to-send';

const zone = 'Asia/Shanghai';
const at = (local: string) => new Date(`${local}:00+08:00`);
const send = (severity: 'info' | 'warning' | 'urgent', wish: Partial<MailWish>, local: string) =>
  whenToSend(severity, { ...usualWish, ...wish }, at(local), zone).toISOString();
const told = (local: string) => at(local).toISOString();

describe('when a notice goes out by mail', () => {
  it.each([
    ['at once where somebody wants each', 'each', '2026-11-21T10:00', '2026-11-21T10:00'],
    ['after the quiet hours', 'each', '2026-11-21T23:10', '2026-11-22T07:00'],
    ['after the quiet hours, past midnight', 'each', '2026-11-22T06:59', '2026-11-22T07:00'],
    ['at once when the quiet hours end', 'each', '2026-11-22T07:00', '2026-11-22T07:00'],
    ['with the digest of the day', 'digest', '2026-11-21T06:00', '2026-11-21T08:30'],
    ['with the digest of tomorrow', 'digest', '2026-11-21T08:30', '2026-11-22T08:30'],
  ] as const)('%s', (_, mail, now, expected) => {
    expect(send('warning', { mail }, now)).toBe(told(expected));
  });

  it('is put off where the digest itself would come in quiet hours', () => {
    expect(send('info', { digestAt: '05:00' }, '2026-11-21T12:00')).toBe(told('2026-11-22T07:00'));
  });

  it('is at once where something stands still, also at night', () => {
    expect(send('urgent', {}, '2026-11-22T02:00')).toBe(told('2026-11-22T02:00'));
  });

  it('knows quiet hours by day, and none', () => {
    const noon = { mail: 'each', quietFrom: '12:00', quietTo: '14:00' } as const;
    expect(send('info', noon, '2026-11-21T12:30')).toBe(told('2026-11-21T14:00'));
    expect(send('info', noon, '2026-11-21T23:00')).toBe(told('2026-11-21T23:00'));
    const none = { mail: 'each', quietFrom: null, quietTo: null } as const;
    expect(send('info', none, '2026-11-21T23:00')).toBe(told('2026-11-21T23:00'));
  });

  it('goes by the clocks of the unit', () => {
    const wish = { ...usualWish, mail: 'each' } as const;
    const evening = new Date('2026-11-21T14:30:00Z');
    expect(whenToSend('info', wish, evening, 'Asia/Shanghai').toISOString()).toBe('2026-11-21T23:00:00.000Z');
    expect(whenToSend('info', wish, evening, 'Asia/Urumqi').toISOString()).toBe(evening.toISOString());
  });
});

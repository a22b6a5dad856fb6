import { spanOf } from './span-of';

// A Sunday morning in Shanghai that is still Saturday in Greenwich.
const now = Date.parse('2026-11-21T17:30:00Z');

describe('the period of the board', () => {
  it('is that of the office', () => {
    expect(spanOf('today', now)).toEqual({
      from: '2026-11-21T16:00:00.000Z',
      to: '2026-11-22T16:00:00.000Z',
    });
  });

  it('begins the week on Monday', () => {
    expect(spanOf('week', now)).toEqual({ from: '2026-11-15T16:00:00.000Z', to: '2026-11-22T16:00:00.000Z' });
  });

  it('takes the whole month, or everything', () => {
    expect(spanOf('month', now)).toEqual({
      from: '2026-10-31T16:00:00.000Z',
      to: '2026-11-30T16:00:00.000Z',
    });
    expect(spanOf('all', now)).toEqual({});
  });
});

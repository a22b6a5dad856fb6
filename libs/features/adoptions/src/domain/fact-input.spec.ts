import { requirePast, requireReported } from './fact-input';

describe('what a fact may say', () => {
  it('is of today or before', () => {
    expect(() => requirePast('adoptedOn', '2026-11-21', '2026-11-21')).not.toThrow();
    expect(() => requirePast('adoptedOn', '2026-11-22', '2026-11-21')).toThrow(
      expect.objectContaining({
        faults: [expect.objectContaining({ path: 'adoptedOn', code: 'date_in_future' })],
      }),
    );
  });

  it('is about a report that was sent and not taken back', () => {
    for (const state of ['submitted', 'returned', 'accepted', 'adopted', 'declined', 'duplicate'])
      expect(() => requireReported(state)).not.toThrow();
    expect(() => requireReported('withdrawn')).toThrow(
      expect.objectContaining({ code: 'submission_withdrawn' }),
    );
  });
});

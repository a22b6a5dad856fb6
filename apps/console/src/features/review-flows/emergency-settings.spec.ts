import { emergencySettingsOf } from './emergency-settings';
import type { ReviewFlow } from './use-review-flows';

const flow = (kind: ReviewFlow['kind'], settings: ReviewFlow['settings']) =>
  ({ kind, settings }) as ReviewFlow;

describe('what an emergency flow allows', () => {
  it('begins with the word of the chief, for every reason, on the own site', () => {
    expect(emergencySettingsOf(undefined)).toMatchObject({
      leastRank: 'chief_editor',
      platforms: ['site'],
      backfillHours: 24,
    });
    expect(emergencySettingsOf(undefined).reasonCodes).toContain('weather');
  });

  it('is what is kept; nowhere and by nobody’s rank where nothing is said of it', () => {
    const kept = flow('emergency', { reasonCodes: ['rumour'], approvers: [{ userId: 'a' }] });
    expect(emergencySettingsOf(kept)).toMatchObject({
      leastRank: null,
      platforms: [],
      reasonCodes: ['rumour'],
      approvers: [{ userId: 'a' }],
    });
  });
});

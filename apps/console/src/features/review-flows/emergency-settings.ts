import type { ReviewFlow } from './use-review-flows';

/** Why something may go out before its review; a flow may allow fewer. */
export const emergencyReasons = ['accident', 'safety_notice', 'rumour', 'weather', 'other'] as const;

/** What an emergency flow allows, as the form holds it; people listed by name stay as they are. */
export interface EmergencySettings {
  leastRank: 'editor' | 'chief_editor' | null;
  reasonCodes: string[];
  platforms: string[];
  backfillHours: number;
}

const usual: EmergencySettings = {
  leastRank: 'chief_editor',
  reasonCodes: [...emergencyReasons],
  platforms: ['site'],
  backfillHours: 24,
};

/** What is kept, and what holds where nothing is kept. */
export function emergencySettingsOf(flow: ReviewFlow | undefined): EmergencySettings {
  if (flow?.kind !== 'emergency') return usual;
  return { ...usual, leastRank: null, platforms: [], ...(flow.settings as Partial<EmergencySettings>) };
}

/** The states of a publication, spelt as the HTTP contract has them. */
export const publicationStates = [
  'scheduled',
  'queued',
  'publishing',
  'awaiting_platform',
  'awaiting_hand_off',
  'published',
  'failed',
  'needs_attention',
  'cancelled',
  'withdrawing',
  'withdrawn',
] as const;

export type PublicationState = (typeof publicationStates)[number];

/**
 * Who may follow whom. `publishing → queued` is a postponement (back-off, budget, blackout);
 * `needs_attention → withdrawn` ends a withdrawal that a person did on the platform.
 */
export const publicationTransitions = {
  scheduled: ['queued', 'publishing', 'cancelled'],
  queued: ['publishing', 'scheduled', 'cancelled'],
  publishing: [
    'queued',
    'awaiting_platform',
    'awaiting_hand_off',
    'published',
    'failed',
    'needs_attention',
    'cancelled',
  ],
  awaiting_platform: ['published', 'failed', 'needs_attention'],
  awaiting_hand_off: ['published', 'cancelled'],
  published: ['withdrawing'],
  failed: ['queued', 'cancelled'],
  needs_attention: ['published', 'failed', 'withdrawn', 'queued', 'cancelled'],
  cancelled: [],
  withdrawing: ['withdrawn', 'published', 'needs_attention'],
  withdrawn: [],
} as const satisfies Record<PublicationState, readonly PublicationState[]>;

export function canMove(from: PublicationState, to: PublicationState): boolean {
  return (publicationTransitions[from] as readonly PublicationState[]).includes(to);
}

/** States in which the ledger works on a publication by itself. */
export const workingStates = [
  'scheduled',
  'queued',
  'publishing',
  'awaiting_platform',
  'withdrawing',
] as const;

/** States that end a publication for good: only then may the same content be planned for the same account again. */
export const endStates = ['failed', 'cancelled', 'withdrawn'] as const;

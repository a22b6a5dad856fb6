import type { Shape } from '@/api-client';

export type Submission = Shape<'SubmissionResponse'>;
export type SubmissionSummary = Shape<'SubmissionSummaryResponse'>;
export type State = Submission['state'];
export type Category = NonNullable<Submission['category']>;
export type Adoption = Shape<'AdoptionResponse'>;
export type Level = Adoption['level'];

/** In the order in which offices sort them. */
export const categories: readonly Category[] = [
  'news',
  'experience',
  'problem',
  'opinion',
  'research',
  'proposal',
  'urgent',
  'brief',
  'commissioned',
];

export const levels: readonly Level[] = ['unit', 'county', 'city', 'province', 'national'];

export const mediums = ['public_media', 'internal_bulletin', 'own_channel'] as const;
export const kinds = ['standalone', 'composite'] as const;
export const extents = ['full', 'brief'] as const;
export const stages = ['adopted', 'selected', 'sent_up'] as const;

/** What reports of the desk can be, in the order of their way; a draft is its writer's alone. */
export const deskStates = [
  'submitted',
  'returned',
  'accepted',
  'adopted',
  'declined',
  'duplicate',
  'withdrawn',
] as const satisfies readonly State[];
export type DeskState = (typeof deskStates)[number];

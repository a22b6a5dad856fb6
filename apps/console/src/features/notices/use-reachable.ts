import { useCan } from '@/features/sessions';

/** Sections that notices lead to, by their address, with what it takes to see them. */
const actions = {
  channels: 'channel_account.read',
  contents: 'content.read',
  reviews: 'review.decide',
  publications: 'publication.read',
  submissions: 'submission.read',
} as const;

/** The sections that the person has. */
export function useReachable(): string[] {
  const can = useCan();
  return Object.entries(actions).flatMap(([section, action]) => (can(action) ? [section] : []));
}

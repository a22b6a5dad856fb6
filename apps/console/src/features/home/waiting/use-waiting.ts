import { useQueries } from '@tanstack/react-query';
import { useCurrentUnit } from '@/features/organizations';
import { useCan, useMe } from '@/features/sessions';
import { useWords } from '@/ui';
import {
  askCommissions,
  askDesk,
  askInspection,
  askOpenings,
  askPublications,
  askPushed,
  askReturned,
  askReviews,
  askSubscriptions,
} from './ask-waiting';
import type { Ask } from './ask-waiting';
import { byPress } from './matter';

const EVERY_MINUTE = 60_000;

/** Everything that waits for the person, by what they may do; each question by itself, so that one can fail alone. */
export function useWaiting() {
  const can = useCan();
  const me = useMe();
  const { unitId } = useCurrentUnit();
  const say = useWords('home');
  const asks: readonly { key: string; isOffered: boolean; ask: Ask }[] = [
    { key: 'reviews', isOffered: can('review.decide'), ask: askReviews },
    { key: 'publications', isOffered: can('publication.manage'), ask: askPublications },
    { key: 'returned', isOffered: can('content.write'), ask: askReturned },
    { key: 'desk', isOffered: can('submission.decide'), ask: askDesk },
    { key: 'commissions', isOffered: can('submission.write'), ask: askCommissions },
    { key: 'pushed', isOffered: can('linkage.take'), ask: askPushed },
    { key: 'subscriptions', isOffered: can('linkage.push'), ask: askSubscriptions },
    { key: 'openings', isOffered: can('plan.write'), ask: askOpenings },
    {
      key: 'inspection',
      isOffered: can('inspection.manage') || can('channel_account.manage'),
      ask: askInspection,
    },
  ];
  const offered = asks.filter(({ isOffered }) => isOffered);
  const answers = useQueries({
    queries: offered.map(({ key, ask }) => ({
      queryKey: ['home', key, unitId],
      queryFn: () => ask({ userId: me.id, unitId, say }),
      refetchInterval: EVERY_MINUTE,
    })),
  });
  return {
    matters: byPress(answers.flatMap(({ data }) => data ?? [])),
    isPending: answers.some(({ isPending }) => isPending),
    problem: answers.find(({ error }) => error !== null)?.error ?? null,
    again: () => answers.forEach((answer) => void answer.refetch()),
  };
}

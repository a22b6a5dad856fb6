import { api, bodyOf } from '@/api-client';
import { inOffice, momentText } from '@/ui';
import type { Say } from '@/ui';
import { countText } from './matter';
import type { Matter } from './matter';

interface Question {
  readonly userId: string;
  readonly unitId: string;
  readonly say: Say;
}

export type Ask = (question: Question) => Promise<Matter[]>;

/** Reviews that the person can decide now: the oldest by name, the rest as a number. */
export const askReviews: Ask = async ({ say }) => {
  const { items, nextCursor } = await bodyOf(
    api.GET('/api/v1/review-queue', { params: { query: { limit: 20 } } }),
  );
  const named = items.slice(0, 3).map((item) => ({
    key: `review-${item.reviewId}`,
    text: say('review', { title: item.title, author: item.authorName }),
    detail: item.dueAt
      ? say(item.overdue ? 'review_overdue' : 'review_due', { at: momentText(item.dueAt) })
      : say('waiting_since', { at: momentText(item.waitingSince) }),
    to: `/reviews/${item.reviewId}`,
    isPressing: item.overdue,
  }));
  if (items.length <= 3) return named;
  return [
    ...named,
    { key: 'reviews', text: say('reviews', { count: countText(items, nextCursor) }), to: '/reviews' },
  ];
};

/** Posts that failed, whose outcome is unclear, or that a person puts up by hand. */
export const askPublications: Ask = async ({ unitId, say }) => {
  const states = ['needs_attention', 'failed', 'awaiting_hand_off'] as const;
  const pages = await Promise.all(
    states.map((state) =>
      bodyOf(
        api.GET('/api/v1/publications', {
          params: { query: { state: [state], organizationId: unitId, limit: 20 } },
        }),
      ),
    ),
  );
  return states.flatMap((state, index) => {
    const { items, nextCursor } = pages[index]!;
    if (items.length === 0) return [];
    return {
      key: state,
      text: say(`publications.${state}`, { count: countText(items, nextCursor) }),
      to: items.length === 1 ? `/publications/${items[0]!.id}` : `/publications?state=${state}`,
      isPressing: state !== 'awaiting_hand_off',
    };
  });
};

/** The person's own texts that came back from a review. */
export const askReturned: Ask = async ({ userId, say }) => {
  const query = { state: 'returned', authorId: userId, limit: 20, sort: '-updatedAt' } as const;
  const { items } = await bodyOf(api.GET('/api/v1/contents', { params: { query } }));
  return items.map((item) => ({
    key: `returned-${item.id}`,
    text: say('returned', { title: item.title }),
    to: `/contents/${item.id}`,
  }));
};

/** Reports from below that nobody has judged. */
export const askDesk: Ask = async ({ unitId, say }) => {
  const { items } = await bodyOf(
    api.GET('/api/v1/submissions/desk-counts', { params: { query: { organizationId: unitId } } }),
  );
  const sent = items.find(({ state }) => state === 'submitted');
  if (!sent || sent.count === 0) return [];
  const detail = sent.urgent > 0 ? say('urgent', { count: sent.urgent }) : undefined;
  return [
    {
      key: 'desk',
      text: say('desk', { count: sent.count }),
      detail,
      to: '/submissions',
      isPressing: sent.urgent > 0,
    },
  ];
};

/** Reports that were asked of the person's units. */
export const askCommissions: Ask = async ({ say }) => {
  const query = { mine: true, state: 'issued', limit: 20 } as const;
  const { items } = await bodyOf(api.GET('/api/v1/commissions', { params: { query } }));
  return items.map((item) => ({
    key: `commission-${item.id}`,
    text: say('commission', { title: item.title, from: item.organizationName }),
    detail: say('due', { at: item.dueOn }),
    to: `/submissions/commissions/${item.id}`,
    isPressing: inOffice(item.dueAt).isBefore(inOffice(new Date())),
  }));
};

/** Items handed down by units above that nobody has answered: the newest by name, the rest as a number. */
export const askPushed: Ask = async ({ unitId, say }) => {
  const query = { organizationId: unitId, state: 'open', limit: 20 } as const;
  const { items, nextCursor } = await bodyOf(api.GET('/api/v1/pushed-items', { params: { query } }));
  const standing = items.filter(({ cancelReason }) => cancelReason === null);
  const named = standing.slice(0, 3).map((item) => ({
    key: `pushed-${item.id}`,
    text: say('pushed', { title: item.title, from: item.fromOrganizationName }),
    detail: item.dueAt === null ? undefined : say('take_by', { at: momentText(item.dueAt) }),
    to: `/contents/linkage/received/${item.id}`,
    isPressing: item.isOverdue,
  }));
  if (standing.length <= 3) return named;
  const count = countText(standing, nextCursor);
  return [...named, { key: 'pushed', text: say('pushed_all', { count }), to: '/contents/linkage' }];
};

/** Units that ask to follow this one. */
export const askSubscriptions: Ask = async ({ unitId, say }) => {
  const query = { organizationId: unitId, state: 'pending', limit: 20 } as const;
  const { items } = await bodyOf(api.GET('/api/v1/unit-subscriptions', { params: { query } }));
  return items
    .filter(({ sourceOrganizationId }) => sourceOrganizationId === unitId)
    .map((item) => ({
      key: `subscription-${item.id}`,
      text: say('subscription', { name: item.subscriberName }),
      detail: say('waiting_since', { at: momentText(item.createdAt) }),
      to: '/contents/linkage?tab=subscriptions',
    }));
};

/** Recurring places of the next week that nothing fills yet. */
export const askOpenings: Ask = async ({ unitId, say }) => {
  const today = inOffice(new Date());
  const query = {
    from: today.format('YYYY-MM-DD'),
    to: today.add(7, 'day').format('YYYY-MM-DD'),
    organizationId: unitId,
    kinds: ['slot' as const],
  };
  const { items } = await bodyOf(api.GET('/api/v1/calendar', { params: { query } }));
  const open = items.filter(({ state }) => state === 'empty' || state === 'missed');
  return open.slice(0, 3).map((item) => ({
    key: `slot-${item.object.id}`,
    text: say('opening', { title: item.title, on: item.date }),
    to: `/calendar?date=${item.date}`,
    isPressing: item.state === 'missed',
  }));
};

/** Accounts and columns of the branch that an inspection would call neglected. */
export const askInspection: Ask = async ({ unitId, say }) => {
  const { counts } = await bodyOf(
    api.GET('/api/v1/inspections/board', { params: { query: { organizationId: unitId, limit: 1 } } }),
  );
  const kinds = ['account', 'column', 'site'] as const;
  return kinds
    .filter((kind) => counts[kind].stale > 0)
    .map((kind) => ({
      key: `stale-${kind}`,
      text: say(`stale.${kind}`, { count: counts[kind].stale }),
      to: '/figures/inspection',
      isPressing: true,
    }));
};

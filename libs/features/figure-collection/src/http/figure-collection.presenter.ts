import { toPage } from '@haojiao/kernel';
import { languageOf, pick } from '@haojiao/infrastructure/http';
import type { FiguresWished } from '../ask-for-figures';
import type { CollectionBudgetState } from '../collection-budget';
import type { Hindrance } from '../figure-sources';
import type { CollectionRunEntity } from '../persistence/collection-run.entity';
import type { AccountCollections } from '../read-collections';
import type {
  CollectionBudgetResponse,
  FigureCollectionPageResponse,
  FigureCollectionResponse,
  FiguresWishedResponse,
} from './figure-collection.responses';

type Language = ReturnType<typeof languageOf>;

const stateOfHindrance: Record<Hindrance['code'], FigureCollectionPageResponse['state']> = {
  figures_not_offered: 'not_offered',
  figures_switched_off: 'switched_off',
  channel_account_retired: 'retired',
  channel_account_needs_authorization: 'needs_authorization',
};

export function presentWished({ channelAccountId, posts, askedAt }: FiguresWished): FiguresWishedResponse {
  return { channelAccountId, posts, askedAt: askedAt.toISOString() };
}

export function presentCollections(
  collections: AccountCollections,
  limit: number,
  now: Date,
  acceptLanguage: string | undefined,
): FigureCollectionPageResponse {
  const language = languageOf(acceptLanguage);
  const { account, figures, hindrance, state, followed, budgets, runs } = collections;
  const isWaiting = state?.notBefore != null && state.notBefore > now;
  const reason = hindrance?.message ?? state?.reason ?? null;
  return {
    channelAccountId: account.id,
    platform: account.platform,
    state: hindrance ? stateOfHindrance[hindrance.code] : isWaiting ? 'waiting' : 'on',
    reason: reason && pick(reason, language),
    postMetrics: [...(figures?.posts?.metrics ?? [])],
    accountMetrics: [...(figures?.account?.metrics ?? [])],
    notTold: figures ? pick(figures.notTold, language) : null,
    nextDueAt: hindrance ? null : textOf(nextDueAt(collections)),
    notBefore: textOf(isWaiting ? state.notBefore : null),
    lastRunAt: textOf(state?.lastRunAt ?? null),
    posts: followed.map(({ outcome, posts, nextDueAt: due }) => ({
      ...{ outcome, posts },
      nextDueAt: hindrance ? null : textOf(due),
    })),
    budgets: budgets.map(presentBudget),
    ...toPage(
      runs,
      limit,
      ({ id }) => [id],
      (run) => presentRun(run, language),
    ),
  };
}

/** The first of what is due, not before the account may be asked. */
function nextDueAt({ state, followed }: AccountCollections): Date | null {
  const due = [state?.nextDueAt, ...followed.map((posts) => posts.nextDueAt)].filter((at) => at != null);
  if (due.length === 0) return null;
  const first = Math.min(...due.map((at) => at.getTime()));
  return new Date(Math.max(first, state?.notBefore?.getTime() ?? 0));
}

function presentRun(run: CollectionRunEntity, language: Language): FigureCollectionResponse {
  const { id, askedBy, outcome, asked, told, failed, recorded, known, corrected, leftOut, failure } = run;
  return {
    id,
    startedAt: run.startedAt.toISOString(),
    endedAt: run.endedAt.toISOString(),
    ...{ askedBy, outcome, asked, told, failed, recorded, known, corrected, leftOut },
    failure: failure && { ...failure, advice: pick(failure.advice, language) },
    notes: run.notes.map((note) => pick(note, language)),
  };
}

function presentBudget({ resetsAt, ...budget }: CollectionBudgetState): CollectionBudgetResponse {
  return { ...budget, resetsAt: resetsAt.toISOString() };
}

function textOf(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}

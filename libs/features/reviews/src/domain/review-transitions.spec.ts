import type { AppError } from '@haojiao/kernel';
import { flowTemplates, templateA, templateB } from './flow-templates';
import { acceptedRoles, stageFaults } from './review-flow';
import { decideReview, outcomes, recallReview, reviewStates, reviewTransitions } from './review-transitions';
import type { Outcome, ReviewInHand, ReviewState } from './review-transitions';

const anEditor = { userId: 'editor-1', roles: ['editor'] };

function aReview(wish: Partial<ReviewInHand> = {}): ReviewInHand {
  return {
    state: 'open',
    stages: templateA.stages,
    currentStage: 'review_1',
    submittedBy: 'author',
    authorIds: ['author'],
    deciderIds: [],
    isCorrected: false,
    ...wish,
  };
}

function codeOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return (error as AppError).code;
  }
  return 'done';
}

describe('the states of a review', () => {
  it('can all be reached, and only an open review can go anywhere', () => {
    const reached = new Set<ReviewState>(['open']);
    for (const state of reached) reviewTransitions[state].forEach((next) => reached.add(next));
    expect([...reached].sort()).toEqual([...reviewStates].sort());
    for (const state of reviewStates) if (state !== 'open') expect(reviewTransitions[state]).toEqual([]);
  });

  it('refuse every decision and every recall once closed', () => {
    for (const state of reviewStates.filter((each) => each !== 'open')) {
      const closed = aReview({ state, currentStage: null });
      for (const outcome of outcomes) {
        expect(codeOf(() => decideReview(closed, { outcome, comment: '因为' }, anEditor))).toBe(
          'review_closed',
        );
      }
      expect(codeOf(() => recallReview(closed, 'author'))).toBe('review_closed');
    }
  });

  it('follow the table from every stage of every template, whatever is decided', () => {
    const results: Record<Outcome, ReviewState[]> = {
      approve: ['open', 'approved'],
      return: ['returned'],
      reject: ['rejected'],
    };
    for (const { stages } of flowTemplates) {
      for (const [index, stage] of stages.entries()) {
        for (const outcome of outcomes) {
          const by = { userId: 'somebody', roles: stage.roles };
          const review = aReview({ stages, currentStage: stage.key });
          const move = decideReview(review, { outcome, comment: '因为' }, by);
          expect(results[outcome]).toContain(move.state);
          expect(reviewTransitions.open).toContain(move.state);
          const isLast = index === stages.length - 1;
          if (outcome === 'approve') expect(move.state).toBe(isLast ? 'approved' : 'open');
          expect(move.nextStage).toBe(outcome === 'approve' && !isLast ? stages[index + 1] : null);
        }
      }
    }
  });
});

describe('a decision', () => {
  it.each(['author', 'co-author', 'saver'])(
    'is never made by the %s of the revision, whatever their role',
    (userId) => {
      const review = aReview({ authorIds: ['author', 'co-author', 'saver'] });
      const by = { userId, roles: ['chief_editor', 'editor', 'administrator'] };
      for (const outcome of outcomes) {
        expect(codeOf(() => decideReview(review, { outcome, comment: '因为' }, by))).toBe('own_content');
      }
    },
  );

  it('is made once by one person on one revision, also in a later review of it', () => {
    const review = aReview({ currentStage: 'review_2', deciderIds: ['editor-1'] });
    expect(codeOf(() => decideReview(review, { outcome: 'approve', comment: '' }, anEditor))).toBe(
      'decided_before',
    );
  });

  it('needs the role of the stage', () => {
    const last = aReview({ currentStage: 'review_3' });
    expect(codeOf(() => decideReview(last, { outcome: 'approve', comment: '' }, anEditor))).toBe(
      'stage_role_missing',
    );
    const administrator = { userId: 'x', roles: ['administrator', 'author'] };
    expect(codeOf(() => decideReview(aReview(), { outcome: 'approve', comment: '' }, administrator))).toBe(
      'stage_role_missing',
    );
  });

  it('can be made by a chief editor wherever an editor can, not the other way round', () => {
    expect(acceptedRoles(templateA.stages[0]!)).toEqual(['editor', 'chief_editor']);
    expect(acceptedRoles(templateA.stages[2]!)).toEqual(['chief_editor']);
  });

  it.each(['return', 'reject'] as const)('to %s needs its reason', (outcome) => {
    expect(codeOf(() => decideReview(aReview(), { outcome, comment: '' }, anEditor))).toBe('invalid_input');
  });

  it('on a stage that somebody has just decided comes too late', () => {
    const moved = aReview({ currentStage: 'review_2', deciderIds: ['editor-2'] });
    const late = { outcome: 'approve', comment: '', stage: 'review_1' } as const;
    expect(codeOf(() => decideReview(moved, late, anEditor))).toBe('review_already_decided');
  });
});

describe('a recall', () => {
  it('is the submitter’s alone', () => {
    expect(codeOf(() => recallReview(aReview(), 'editor-1'))).toBe('not_submitter');
    expect(codeOf(() => recallReview(aReview(), 'author'))).toBe('done');
  });
});

describe('a flow', () => {
  it('ships with three reviews, and as template B with three proofs between them', () => {
    const kinds = templateB.stages.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'review')).toHaveLength(3);
    expect(kinds.filter((kind) => kind === 'proof')).toHaveLength(3);
  });

  it('has each key once', () => {
    expect(stageFaults([{ key: 'review_1' }, { key: 'review_2' }, { key: 'review_1' }])).toMatchObject([
      { path: 'stages.2.key', code: 'stage_key_repeated' },
    ]);
    for (const { stages } of flowTemplates) expect(stageFaults(stages)).toEqual([]);
  });
});

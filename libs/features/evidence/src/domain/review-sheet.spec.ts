import { signOffOf } from './review-sheet';
import type { ReviewSheet, SheetDecision } from './review-sheet';

const flow = [
  { key: 'review_1', kind: 'review' },
  { key: 'review_2', kind: 'review' },
  { key: 'proof_1', kind: 'proof' },
] as const;

const decision = (stageKey: string, deciderName: string, rest: Partial<SheetDecision> = {}) =>
  ({ stageKey, deciderName, outcome: 'approve', stands: true, ...rest }) as SheetDecision;

const sheet = (state: string, decisions: SheetDecision[]) =>
  ({ reviews: [{ state, stages: [...flow], decisions }] }) as unknown as ReviewSheet;

const approvals = [
  decision('review_1', '李敏'),
  decision('review_2', '赵文博', { stands: false }),
  decision('review_2', '周建国'),
  decision('proof_1', '钱立'),
];

describe('who released an item', () => {
  it('is who approved the last review, not the proof after it, nor who was made void', () => {
    expect(signOffOf(sheet('approved', approvals))?.deciderName).toBe('周建国');
    const late = [...approvals, decision('proof_after_correction', '冯静')];
    expect(signOffOf(sheet('approved', late))?.deciderName).toBe('周建国');
  });

  it('is nobody while the review runs, and the last proof where a flow has proofs alone', () => {
    expect(signOffOf(sheet('open', approvals))).toBeNull();
    expect(signOffOf(sheet('approved', [decision('proof_1', '钱立')]))?.deciderName).toBe('钱立');
  });
});

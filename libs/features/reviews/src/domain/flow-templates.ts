import type { FlowKind, FlowSettings, FlowStage, StageRole } from './review-flow';

export interface FlowTemplate {
  template: string;
  name: string;
  kind: FlowKind;
  stages: FlowStage[];
  settings?: FlowSettings;
}

const review = (step: number, role: StageRole, dueWithinHours: number): FlowStage => ({
  key: `review_${step}`,
  kind: 'review',
  roles: [role],
  dueWithinHours,
});

const proof = (step: number, role: StageRole, dueWithinHours: number): FlowStage => ({
  key: `proof_${step}`,
  kind: 'proof',
  roles: [role],
  dueWithinHours,
});

/** 三审三校 with review and proof of one level in one hand; the default wherever nothing else is named. */
export const templateA: FlowTemplate = {
  template: 'A',
  name: '三审三校（审校合一）',
  kind: 'standard',
  stages: [review(1, 'editor', 24), review(2, 'editor', 24), review(3, 'chief_editor', 24)],
};

/** The same with a proof of its own after each review. */
export const templateB: FlowTemplate = {
  template: 'B',
  name: '三审三校（审校分设）',
  kind: 'standard',
  stages: [
    review(1, 'editor', 24),
    proof(1, 'editor', 12),
    review(2, 'editor', 24),
    proof(2, 'editor', 12),
    review(3, 'chief_editor', 24),
    proof(3, 'editor', 12),
  ],
};

/** The short form of small units: head of department, then leader. */
export const templateC: FlowTemplate = {
  template: 'C',
  name: '两级审核（小型工会）',
  kind: 'standard',
  stages: [review(1, 'editor', 24), review(2, 'chief_editor', 24)],
};

export const flowTemplates: readonly FlowTemplate[] = [templateA, templateB, templateC];

import { fault } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';

export const flowKinds = ['standard', 'emergency', 'reprint'] as const;
export type FlowKind = (typeof flowKinds)[number];

/** What a kind of flow asks for beyond its stages. */
export type FlowSettings = Record<string, unknown>;

export const stageKinds = ['review', 'proof'] as const;
export type StageKind = (typeof stageKinds)[number];

/** Roles that may decide on content at all; a stage names one or both. */
export const stageRoles = ['editor', 'chief_editor'] as const;
export type StageRole = (typeof stageRoles)[number];

/** One step of a flow (初审, 一校 …). */
export interface FlowStage {
  /** Unique in the flow: `review_1`, `proof_2`. */
  key: string;
  kind: StageKind;
  roles: StageRole[];
  /** Whose people are asked: `own`, the item's unit and the default; `parent`; or the nearest unit of a tier upwards. */
  unit?: string;
  /** After so many hours the stage counts as late; null: no limit. */
  dueWithinHours: number | null;
}

/**
 * Who may decide the stage: the roles it names, and the chief editor wherever an editor may, because the higher
 * responsibility includes the lower one. That one person never decides two stages of one revision holds regardless.
 */
export function acceptedRoles(stage: FlowStage): StageRole[] {
  return stage.roles.includes('editor') ? ['editor', 'chief_editor'] : [...stage.roles];
}

/** Appended where the last stage corrected what it passed: the corrected text is proofed by somebody else. */
export const proofAfterCorrection: FlowStage = {
  key: 'proof_after_correction',
  kind: 'proof',
  roles: ['editor'],
  unit: 'own',
  dueWithinHours: 12,
};

/** The stages before that one, the first first. */
export function stagesBefore(stages: FlowStage[], key: string): FlowStage[] {
  return stages.slice(
    0,
    Math.max(
      0,
      stages.findIndex((stage) => stage.key === key),
    ),
  );
}

/** The stage that follows, or null after the last. */
export function stageAfter(stages: FlowStage[], key: string): FlowStage | null {
  const index = stages.findIndex((stage) => stage.key === key);
  return stages[index + 1] ?? null;
}

/** What only the list as a whole can get wrong; the form of each stage is checked before. */
export function stageFaults(stages: { key: string }[]): Fault[] {
  const seen = new Set<string>();
  return stages.flatMap(({ key }, index) => {
    if (key === proofAfterCorrection.key) {
      return [
        fault(
          `stages.${index}.key`,
          'stage_key_reserved',
          `环节代码 ${key} 由系统在末审修改后自动加入，请换一个代码。`,
          `The key ${key} belongs to the proof that follows a correction in the last stage; take another.`,
        ),
      ];
    }
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [
      fault(
        `stages.${index}.key`,
        'stage_key_repeated',
        `环节代码 ${key} 重复，每个环节要有自己的代码。`,
        `The key ${key} is there twice; every stage needs its own.`,
      ),
    ];
  });
}

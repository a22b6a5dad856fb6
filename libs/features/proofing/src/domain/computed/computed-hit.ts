import type { Message } from '@haojiao/kernel';
import type { FindingSeverity, LexiconCategory } from '../lexicon-term';
import type { ProofContext, TermHit } from '../term-hit';
import { weigh } from '../weigh';

/** What a check has to say of a place. */
export interface Remark {
  code: string;
  category: LexiconCategory;
  severity: FindingSeverity;
  start: number;
  found: string;
  /** What would be right, or masked; null where nobody can say. */
  replacement: string | null;
  /** From 0 to 1. */
  confidence: number;
  message: Message;
}

/** A check of one text: pure, and silent where it is not sure what the text means. */
export type Check = (text: string, context: ProofContext) => Remark[];

export function computedHit(remark: Remark, { field }: ProofContext): TermHit {
  return {
    ...remark,
    termId: null,
    layer: 'computed',
    end: remark.start + remark.found.length,
    weight: weigh(remark.severity, remark.category, field),
    mutedBy: null,
  };
}

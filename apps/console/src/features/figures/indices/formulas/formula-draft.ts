import type { Shape } from '@/api-client';
import type { FormulaDocument } from '../use-formulas';

export type DocumentBody = Shape<'FormulaDocumentRequest'>;

/** As the form holds it. */
export interface FormulaDraft {
  readonly name: string;
  readonly code: string;
  readonly indexCode: string;
  readonly note?: string;
  readonly subject: 'account' | 'unit';
  readonly platform?: string;
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly document: DocumentBody;
}

/** What a formula says, to be changed: nothing of it is lost on the way through the form. */
export function draftOf(document: FormulaDocument): DocumentBody {
  const { inputs, constants, steps, expression, decimals } = document;
  return { inputs: [...inputs], constants: [...constants], steps: [...steps], expression, decimals };
}

/** What the form gives, as the api wants it: fields that were emptied are absent, and kinds have what is theirs. */
export function documentOf({ inputs, constants, steps, expression, decimals }: DocumentBody): DocumentBody {
  return {
    inputs: inputs.map(({ name, label, kind, measure, over, indexCode, whenMissing, atLeast, partOf }) => ({
      ...{ name: name.trim(), kind, over: over ?? 'all' },
      ...(label?.trim() && { label: label.trim() }),
      measure: kind === 'index' || kind === 'days' ? null : measure || null,
      indexCode: kind === 'index' ? indexCode || null : null,
      whenMissing: whenMissing ?? null,
      atLeast: atLeast ?? null,
      partOf: partOf || null,
    })),
    constants: constants ?? [],
    steps: steps ?? [],
    expression,
    ...(decimals !== undefined && { decimals }),
  };
}

/** A weighted sum to begin with. */
export const emptyDocument: DocumentBody = {
  inputs: [{ name: 'X1', kind: 'count' }],
  constants: [],
  steps: [],
  expression: '',
  decimals: 2,
};

/** `工会指数 2026` can't stand in an address: what can of a name, else nothing. */
export function codeFrom(indexCode: string): string {
  return indexCode.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}

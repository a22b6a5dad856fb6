import type { Message } from '@haojiao/kernel';

/** What a named input is: events of the period, a stock at its end, a change of a stock, its days, or another index. */
export const inputKinds = ['count', 'stock', 'change', 'days', 'index'] as const;
export type InputKind = (typeof inputKinds)[number];

/** Which items a figure is taken over: all of the period, those in the lead slot, or the best single one. */
export const inputReaches = ['all', 'lead', 'best'] as const;
export type InputReach = (typeof inputReaches)[number];

export interface FormulaInput {
  /** As expressions name it. */
  name: string;
  label: Message;
  kind: InputKind;
  /** The figure's name, e.g. `read_count`; null for days and indices. */
  measure: string | null;
  over: InputReach;
  /** Of which index a value is taken (`kind: 'index'`), e.g. `wci`. */
  indexCode: string | null;
  /** What counts where nothing is given; null: it must be given. */
  whenMissing: number | null;
  /** Less than this counts as this, e.g. followers that were lost; null: as it is. */
  atLeast: number | null;
  /** The input that this one can't exceed, as a part its whole. */
  partOf: string | null;
}

export interface FormulaConstant {
  name: string;
  value: number;
}

export interface FormulaStep {
  name: string;
  expression: string;
}

/** A formula as data: inputs, constants, named steps in order, and the expression of the result. */
export interface FormulaDocument {
  inputs: FormulaInput[];
  constants: FormulaConstant[];
  /** Each may use what stands before it. */
  steps: FormulaStep[];
  expression: string;
  /** The result is rounded to so many decimals, half up; steps are not. */
  decimals: number;
}

/** Whose index it is: one account of a platform, or a unit with all its accounts. */
export const formulaSubjects = ['account', 'unit'] as const;
export type FormulaSubject = (typeof formulaSubjects)[number];

/** One version of one formula. Values of two versions are never compared. */
export interface IndexFormula {
  /** `wci/13`; of a unit's own formulas `{code of the unit}.{code}/{number}`. */
  id: string;
  indexCode: string;
  name: Message;
  /** Where it comes from and what is open about it. */
  note: Message | null;
  subject: FormulaSubject;
  /** Accounts of which platform; null: of any. */
  platform: string | null;
  /** First and last day of the periods that it is for, `YYYY-MM-DD`; null: not known, or open. */
  validFrom: string | null;
  validTo: string | null;
  /** Null: the formula is not public; its values can be imported only. */
  document: FormulaDocument | null;
  /** The unit that issued it, for itself and those below; null: ships with the product. */
  organizationId: string | null;
}

import { ApiProperty } from '@nestjs/swagger';
import { formulaSubjects, inputKinds, inputReaches } from '../domain/formula';
import type { FormulaSubject, InputKind, InputReach } from '../domain/formula';

export class FormulaInputResponse {
  name: string;
  label: string;

  @ApiProperty({ enum: inputKinds })
  kind: InputKind;

  /** The figure's name, e.g. `read_count`; null for days and indices. */
  measure: string | null;

  @ApiProperty({ enum: inputReaches })
  over: InputReach;

  /** Of which index a kept value is taken. */
  indexCode: string | null;
  /** What counts where nothing is given; null: it must be given. */
  whenMissing: number | null;
  /** Less than this counts as this. */
  atLeast: number | null;
  /** The input that this one can't exceed. */
  partOf: string | null;
}

export class NamedValueResponse {
  name: string;
  value: number;
}

export class FormulaStepResponse {
  name: string;
  expression: string;
}

export class FormulaDocumentResponse {
  inputs: FormulaInputResponse[];
  constants: NamedValueResponse[];
  /** Calculated in their order, never rounded. */
  steps: FormulaStepResponse[];
  expression: string;
  /** Of the result, half up. */
  decimals: number;
}

/** One version of one formula: values of two versions are never compared. */
export class IndexFormulaResponse {
  /** As values name it. */
  id: string;
  indexCode: string;
  name: string;
  note: string | null;

  @ApiProperty({ enum: formulaSubjects })
  subject: FormulaSubject;

  /** Accounts of which platform; null: of any. */
  platform: string | null;
  validFrom: string | null;
  validTo: string | null;
  /** Null: not public, its values can be imported only. */
  document: FormulaDocumentResponse | null;
}

export class IndexFormulaListResponse {
  items: IndexFormulaResponse[];
  nextCursor: string | null;
}

export class OwnFormulaVersionResponse {
  /** As values name it: `{unit}.{code}/{number}`. */
  formulaId: string;
  number: number;
  validFrom: string | null;
  validTo: string | null;
  document: FormulaDocumentResponse;
  createdBy: string;
  createdAt: string;
}

export class OwnIndexFormulaResponse {
  id: string;
  organizationId: string;
  code: string;
  indexCode: string;
  name: string;
  note: string | null;

  @ApiProperty({ enum: formulaSubjects })
  subject: FormulaSubject;

  platform: string | null;
  /** Newest last. */
  versions: OwnFormulaVersionResponse[];
  createdBy: string;
  createdAt: string;
  updatedAt: string;
}

export class OwnIndexFormulaPageResponse {
  items: OwnIndexFormulaResponse[];
  nextCursor: string | null;
}

export class FormulaTrialResponse {
  value: number;
  unrounded: number;
  steps: NamedValueResponse[];
}

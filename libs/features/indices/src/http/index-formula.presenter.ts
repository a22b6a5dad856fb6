import { pick } from '@haojiao/infrastructure/http';
import type { Language } from '@haojiao/infrastructure/http';
import type { FormulaDocument, IndexFormula } from '../domain/formula';
import { idOfOwn } from '../formulas/formula-catalogue';
import type { OwnFormula } from '../formulas/own-formulas.service';
import type {
  FormulaDocumentResponse,
  IndexFormulaResponse,
  OwnIndexFormulaResponse,
} from './index-formula.responses';

export function presentFormula(formula: IndexFormula, language: Language): IndexFormulaResponse {
  const { id, indexCode, name, note, subject, platform, validFrom, validTo, document } = formula;
  return {
    ...{ id, indexCode, name: pick(name, language), note: note && pick(note, language) },
    ...{ subject, platform, validFrom, validTo },
    document: document && presentDocument(document, language),
  };
}

export function presentOwnFormula(own: OwnFormula, language: Language): OwnIndexFormulaResponse {
  const { id, organizationId, code, indexCode, name, note, subject, platform, ...rest } = own.formula;
  return {
    ...{ id, organizationId, code, indexCode, name, note, subject, platform },
    versions: own.versions.map((version) => ({
      formulaId: idOfOwn(own.unitCode, code, version.number),
      number: version.number,
      validFrom: version.validFrom,
      validTo: version.validTo,
      document: presentDocument(version.document, language),
      createdBy: version.createdBy,
      createdAt: version.createdAt.toISOString(),
    })),
    createdBy: rest.createdBy,
    createdAt: rest.createdAt.toISOString(),
    updatedAt: rest.updatedAt.toISOString(),
  };
}

function presentDocument({ inputs, ...rest }: FormulaDocument, language: Language): FormulaDocumentResponse {
  return { inputs: inputs.map((input) => ({ ...input, label: pick(input.label, language) })), ...rest };
}

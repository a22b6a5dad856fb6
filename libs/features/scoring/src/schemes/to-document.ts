import { emptyDocument } from '../domain';
import type { SchemeDocument } from '../domain';
import type { SchemeDocumentRequest } from './scheme-document.requests';

/** A document with all its defaults written out, so that later defaults change nothing that was said before. */
export function toDocument(given: SchemeDocumentRequest): SchemeDocument {
  const { pay } = given;
  const penalties = given.penalties ?? {};
  return {
    outlets: (given.outlets ?? []).map(({ code, name, aliases, level, medium }) => ({
      code,
      name: name.trim(),
      aliases: (aliases ?? []).map((alias) => alias.trim()),
      level: level ?? null,
      medium: medium ?? null,
    })),
    uses: given.uses.map(told),
    submissions: (given.submissions ?? []).map(told),
    meetsRequirements: given.meetsRequirements ?? 0,
    instructions: (given.instructions ?? []).map(told),
    duplicatePolicy: given.duplicatePolicy ?? emptyDocument.duplicatePolicy,
    coAuthorPolicy: given.coAuthorPolicy ?? emptyDocument.coAuthorPolicy,
    unitClasses: (given.unitClasses ?? []).map(({ unitClass, base, quotas }) => ({
      unitClass,
      base: base ? { requiresQuotas: true, maxPerYear: null, ...told(base) } : null,
      quotas: (quotas ?? []).map((quota) => ({ counts: 'submitted', penaltyPerMissing: 0, ...told(quota) })),
    })),
    penalties: {
      late: penalties.late ?? 0,
      missedCommission: penalties.missedCommission ?? 0,
      lowAdoptionRate: penalties.lowAdoptionRate ?? null,
      recorded: (penalties.recorded ?? []).map((rule) => ({ losesHonours: false, ...told(rule) })),
    },
    caps: { ...emptyDocument.caps, ...told(given.caps ?? {}) },
    pay: pay
      ? {
          basis: pay.basis,
          fenPerPoint: pay.fenPerPoint ?? 0,
          fenPerItem: pay.fenPerItem ?? 0,
          uses: (pay.uses ?? []).map(told),
          leadFactor: pay.leadFactor ?? 1,
          lengthBonus: pay.lengthBonus ?? null,
          receiver: pay.receiver ?? 'first_author',
          requiresPersonalName: pay.requiresPersonalName ?? true,
        }
      : null,
    rounding: given.rounding ?? emptyDocument.rounding,
    ranking: { ...emptyDocument.ranking, ...told(given.ranking ?? {}) },
    negativeTotals: given.negativeTotals ?? emptyDocument.negativeTotals,
  };
}

/** Without what was left out or said to be nothing. */
function told<Value extends object>(value: Value): Value {
  return Object.fromEntries(
    Object.entries(value).filter(([, member]) => member !== undefined && member !== null),
  ) as Value;
}

import type { Message } from '@haojiao/kernel';
import { builtInFormulas } from './formulas/built-in-formulas';
import type { PeriodKind } from './index-period';

/** What decides whether two values may stand in one order. */
export interface ComparableValue {
  formulaId: string;
  periodKind: PeriodKind;
  days: number;
  /** For mixes of indices: by which formula each part was made; null: not known, as of imported mixes. */
  constituents: Record<string, string> | null;
  /** Who published an imported value; null: computed here. */
  source: string | null;
}

export interface Incomparable {
  code: string;
  message: Message;
}

/** Why values can't be compared, or null. Values of two versions are never compared, whatever they look like. */
export function whyIncomparable(values: readonly ComparableValue[]): Incomparable | null {
  const formulas = distinct(values.map(({ formulaId }) => formulaId));
  if (formulas.length > 1) {
    return {
      code: 'index_versions_differ',
      message: {
        zh: `这些数值由不同的公式版本得出（${formulas.join('、')}），不能比较；请用同一版本重新计算，或分别列出。`,
        en: `These values are by different versions of formulas (${formulas.join(', ')}) and are not comparable; compute them by one version, or show them apart.`,
      },
    };
  }
  const periods = distinct(values.map(({ periodKind, days }) => `${periodKind} ${days}`));
  if (periods.length > 1) {
    return {
      code: 'index_periods_differ',
      message: {
        zh: `这些数值的周期长短不同（${periods.join('、')} 天），不能比较。`,
        en: `These values are of periods of different length (${periods.join(', ')} days) and are not comparable.`,
      },
    };
  }
  return partsDiffer(values) ?? sourcesDiffer(values);
}

/** Where the formula, or the parts of a mix, are not known, each publisher may reckon by another one. */
function sourcesDiffer(values: readonly ComparableValue[]): Incomparable | null {
  const sources = distinct(values.map(({ source }) => source ?? ''));
  if (sources.length <= 1 || values.every(isKnownHow)) return null;
  return {
    code: 'index_sources_differ',
    message: {
      zh: `这些数值由不同的发布方公布（${sources.join('、')}），所用公式未知，不能比较。`,
      en: `These values are by different publishers (${sources.join(', ')}) whose formulas are not known, and are not comparable.`,
    },
  };
}

function isKnownHow({ formulaId, constituents }: ComparableValue): boolean {
  const formula = builtInFormulas.find(({ id }) => id === formulaId);
  return constituents !== null && formula?.document !== null;
}

function partsDiffer(values: readonly ComparableValue[]): Incomparable | null {
  if (distinct(values.map(({ constituents }) => String(constituents === null))).length > 1) {
    return {
      code: 'index_parts_unknown',
      message: {
        zh: '导入的综合指数不知由哪些版本的分项得出，不能与自行计算的比较。',
        en: 'Of imported mixes nobody knows by which versions their parts were made: they are not comparable with computed ones.',
      },
    };
  }
  const codes = distinct(values.flatMap(({ constituents }) => Object.keys(constituents ?? {})));
  for (const code of codes) {
    const used = distinct(values.flatMap(({ constituents }) => constituents?.[code] ?? []));
    if (used.length <= 1) continue;
    return {
      code: 'index_versions_differ',
      message: {
        zh: `分项“${code}”由不同的公式版本得出（${used.join('、')}），不能比较。`,
        en: `The part "${code}" is by different versions of formulas (${used.join(', ')}): these values are not comparable.`,
      },
    };
  }
  return null;
}

function distinct(texts: string[]): string[] {
  return [...new Set(texts)].sort();
}

import type { Message } from '@haojiao/kernel';
import type { FormulaInput } from './formula';
import { keptFrom, precisions } from './index-inputs';
import type { KeptInput, Precision } from './index-inputs';

/** The figure of one item that counts for a period; null: nobody told it. */
export interface ItemFigure {
  measure: string;
  /** In the lead slot. */
  isLead: boolean;
  shown: ShownFigure | null;
}

export interface ShownFigure {
  value: number;
  precision: Precision;
  definitionId: string;
  takenAt: Date;
}

/** An input, or why there is none. */
export type Gathered = { input: KeptInput } | { gap: Message };

/** What "10万+" adds to its cap: publishers of indices count 100,001. */
const ABOVE_THE_CAP = 1;

/**
 * One input from the figures of the items of a period: their sum, or the best of them. A single item without the
 * figure leaves the input open: absent is not zero. Of people there is no sum: who reads two items is one reader.
 */
export function gatherItems(
  input: FormulaInput,
  unit: 'times' | 'people',
  figures: readonly ItemFigure[],
): Gathered {
  if (unit === 'people' && input.over !== 'best') {
    return {
      gap: {
        zh: '各篇的人数有重复，不能相加',
        en: 'people of several items overlap and are not added up',
      },
    };
  }
  const fitting = figures.filter(
    ({ measure, isLead }) => measure === input.measure && (isLead || input.over !== 'lead'),
  );
  const shown = fitting.flatMap((figure) => figure.shown ?? []);
  const absent = fitting.length - shown.length;
  if (absent > 0) {
    return {
      gap: {
        zh: `${fitting.length} 篇中有 ${absent} 篇没有这项数据`,
        en: `${absent} of ${fitting.length} items lack this figure`,
      },
    };
  }
  const counted = shown.map(({ value, precision }) =>
    precision === 'capped' ? value + ABOVE_THE_CAP : value,
  );
  const value = input.over === 'best' ? Math.max(0, ...counted) : counted.reduce((sum, one) => sum + one, 0);
  return keptOf(input, value, shown);
}

/**
 * A stock at the end of a period, or its change since the beginning. One figure may be near enough to both turns of a
 * short period: from itself nothing has changed, which says nothing of the period.
 */
export function gatherStock(
  input: FormulaInput,
  begin: ShownFigure | null,
  end: ShownFigure | null,
): Gathered {
  if (end === null || (input.kind === 'change' && begin === null)) {
    return {
      gap: {
        zh: '周期起止前后没有粉丝数据',
        en: 'there is no figure of followers about the beginning and the end',
      },
    };
  }
  if (input.kind === 'stock') return keptOf(input, end.value, [end]);
  if (end.takenAt <= begin!.takenAt) {
    return {
      gap: {
        zh: '周期起止前后只有同一次粉丝数据，看不出变化',
        en: 'the same figure of followers is the nearest to the beginning and the end: it shows no change',
      },
    };
  }
  return keptOf(input, end.value - begin!.value, [begin!, end]);
}

function keptOf(input: FormulaInput, value: number, shown: readonly ShownFigure[]): Gathered {
  const definitions = [...new Set(shown.map(({ definitionId }) => definitionId))];
  if (definitions.length > 1) {
    const ids = definitions.sort().join(', ');
    return {
      gap: { zh: `数据的定义不一（${ids}）`, en: `figures are by different definitions (${ids})` },
    };
  }
  const times = shown.map(({ takenAt }) => takenAt.getTime());
  return {
    input: keptFrom(input, 'platform_figures', value, {
      precision: vaguest(shown.map(({ precision }) => precision)),
      asOf: times.length === 0 ? null : new Date(Math.max(...times)).toISOString(),
      definitionId: definitions[0] ?? null,
      figures: shown.length,
    }),
  };
}

/** A sum is as vague as its vaguest part; one that is capped is at least so much, whatever the others are. */
const vagueness: Record<Precision, number> = { exact: 0, rounded: 1, approximate: 2, capped: 3 };

function vaguest(given: readonly Precision[]): Precision {
  return precisions.reduce(
    (most, one) => (given.includes(one) && vagueness[one] > vagueness[most] ? one : most),
    'exact' as Precision,
  );
}

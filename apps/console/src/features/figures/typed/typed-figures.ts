import type { InputFault, Shape } from '@/api-client';

type Figure = Shape<'TypedFigureRequest'>;

export interface Typed {
  readonly takenAt: string;
  readonly words?: Partial<Record<Figure['metric'], string>>;
}

/** What was typed; an empty field is no figure, and not zero. */
export function typedFigures({ words = {} }: Partial<Typed>): Figure[] {
  return Object.entries(words).flatMap(([metric, value]) =>
    value?.trim() ? [{ metric: metric as Figure['metric'], value }] : [],
  );
}

/** Faults of the list that was sent, at the fields that the figures stand in. */
export function faultsByMetric(faults: readonly InputFault[], figures: readonly Figure[]): InputFault[] {
  return faults.map((fault) => {
    const [, index] = /^figures\.(\d+)\b/.exec(fault.path) ?? [];
    const figure = index === undefined ? undefined : figures[Number(index)];
    return figure ? { ...fault, path: `words.${figure.metric}` } : fault;
  });
}

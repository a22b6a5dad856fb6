import type { InputFault, Shape } from '@/api-client';

type Figure = Shape<'TypedFigureRequest'>;

/** What stands in the fields of figures, by metric. */
export type MetricWords = Partial<Record<Figure['metric'], string>>;

export interface Typed {
  readonly words?: MetricWords;
}

/** What was typed; an empty field is no figure, and not zero. */
export function typedFigures({ words = {} }: Typed): Figure[] {
  return Object.entries(words).flatMap(([metric, value]) =>
    value?.trim() ? [{ metric: metric as Figure['metric'], value }] : [],
  );
}

const withoutId = /\s*（?(platform|period)-figures\/[0-9a-f-]{36}）?/g;
const plainId = /\s*[（(][0-9a-f-]{36}[）)]/g;

/** What the api says without the ids that it names for programs. `thatOne` stands where the text goes on with one. */
export function plainText(text: string, thatOne: string): string {
  return text
    .replace(/(更正|correct) (platform|period)-figures\/[0-9a-f-]{36}/g, `$1${thatOne}`)
    .replace(withoutId, '')
    .replace(plainId, '');
}

/** Faults of the list that was sent, at the fields that the figures stand in; days and the batch are those of all. */
export function faultsByMetric(
  faults: readonly InputFault[],
  figures: readonly Pick<Figure, 'metric'>[],
  thatOne = '',
): InputFault[] {
  return faults.map((told) => {
    const fault = { ...told, message: plainText(told.message, thatOne) };
    const [, index, member] = /^figures\.(\d+)(?:\.(\w+))?/.exec(fault.path) ?? [];
    const figure = index === undefined ? undefined : figures[Number(index)];
    if (!figure) return fault;
    if (member === 'from' || member === 'to') return { ...fault, path: 'days' };
    return { ...fault, path: member === 'batch' ? 'batch' : `words.${figure.metric}` };
  });
}

import { useWords } from '@/ui';
import { usePlatformDefinitions } from '../parts/definitions';

/** What tells of which post and of when. */
export const placeFields = [
  'title',
  'url',
  'remoteId',
  'publishedAt',
  'time',
  'from',
  'to',
  'year',
  'batch',
] as const;

const places = new Set<string>(placeFields);

/** A field of a table in words: `标题`, `阅读量`. */
export function useFieldName(): (field: string) => string {
  const say = useWords('figures');
  const metrics = useMetricNames();
  return (field) => (places.has(field) ? say(`import.field.${field}`) : (metrics.get(field) ?? field));
}

/** Every figure that tables may tell of, by the names that are no platform's own where there are such. */
export function useMetricNames(): ReadonlyMap<string, string> {
  const definitions = [...usePlatformDefinitions().values()];
  const general = definitions.filter(({ platform }) => platform === null);
  return new Map([...definitions, ...general].map(({ metric, name }) => [metric as string, name]));
}

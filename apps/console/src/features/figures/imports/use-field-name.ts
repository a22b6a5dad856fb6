import { useWords } from '@/ui';
import { useMetricNames } from '../parts/definitions';

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

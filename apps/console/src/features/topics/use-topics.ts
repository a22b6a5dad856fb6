import { useQuery } from '@tanstack/react-query';
import { api, bodyOf, versionedOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { useCursorPages } from '@/ui';

export type Topic = Shape<'TopicResponse'>;
export type TopicSection = Shape<'TopicSectionRequest'>;

export const topicsKey = ['topics'];

/** Topics of a unit and the units below it, newest first. */
export function useTopics(organizationId: string) {
  return useCursorPages<Topic>([...topicsKey, 'list', organizationId], (cursor) =>
    ask(cursor, organizationId),
  );
}

/** Every topic that the person may see. */
export function useAllTopics() {
  return useQuery({ queryKey: [...topicsKey, 'all'], queryFn: allTopics, staleTime: 60_000 });
}

export const askTopic = (id: string) =>
  versionedOf(api.GET('/api/v1/topics/{id}', { params: { path: { id } } }));

const ask = (cursor: string | undefined, organizationId?: string) =>
  bodyOf(api.GET('/api/v1/topics', { params: { query: { organizationId, cursor, limit: 100 } } }));

async function allTopics(): Promise<Topic[]> {
  const topics: Topic[] = [];
  let cursor: string | undefined;
  do {
    const page = await ask(cursor);
    topics.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return topics;
}

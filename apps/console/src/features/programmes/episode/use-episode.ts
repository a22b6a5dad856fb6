import { useQuery } from '@tanstack/react-query';
import { api, bodyOf, ifMatch, versionedOf } from '@/api-client';
import type { Shape, Versioned } from '@/api-client';
import { useRights } from '@/features/contents';

export type Episode = Shape<'ContentResponse'>;

/** What every part of an episode's page is given. */
export interface EpisodePart {
  readonly programmeId: string;
  readonly seen: Versioned<Episode>;
  readonly isEditable: boolean;
}

const keyOf = (contentId: string) => ['contents', contentId, 'episode'];

/** The item as it was last saved. */
export function useEpisode(contentId: string) {
  return useQuery({
    queryKey: keyOf(contentId),
    queryFn: () => versionedOf(api.GET('/api/v1/contents/{id}', { params: { path: { id: contentId } } })),
  });
}

/** Saves some members of an episode, over the version that was seen. */
export const changeEpisode = ({ body, etag }: Versioned<Episode>, change: Shape<'ChangeContentRequest'>) =>
  bodyOf(
    api.PATCH('/api/v1/contents/{id}', {
      params: { path: { id: body.id } },
      headers: ifMatch(etag),
      body: change,
    }),
  );

/** What is asked for anew after a change. */
export const touchedBy = (contentId: string, programmeId: string) => [
  keyOf(contentId),
  ['contents', 'list'],
  ['programmes', 'list'],
  ['programmes', 'episodes', programmeId],
];

/** Whether an item can be worked on by this person now. */
export function useMayEdit(episode: Episode): boolean {
  const { mayWrite } = useRights(episode);
  return mayWrite && episode.state !== 'in_review' && episode.state !== 'archived';
}

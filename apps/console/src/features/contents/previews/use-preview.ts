import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '@/api-client';

/** How what was last saved will look on a platform, and what will be sent. */
export function usePreview(contentId: string, revisionId: string, platform: string) {
  return useQuery({
    queryKey: ['contents', contentId, 'preview', platform, revisionId],
    queryFn: () =>
      bodyOf(
        api.GET('/api/v1/contents/{id}/previews/{platform}', {
          params: { path: { id: contentId, platform } },
        }),
      ),
    placeholderData: keepPreviousData,
  });
}

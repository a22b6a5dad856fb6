import type { Entry } from './entries';

/** The page of the console on which a thing of the calendar stands; null where it has none. */
export function placeOf({ object, contentId }: Pick<Entry, 'object' | 'contentId'>): string | null {
  switch (object.type) {
    case 'publication':
      return `/publications/${object.id}`;
    case 'story_idea':
      return `/calendar/ideas?idea=${object.id}`;
    case 'campaign':
      return `/calendar/campaigns/${object.id}`;
    case 'blackout_window':
      return '/publications/blackouts';
    case 'review':
      return `/reviews/${object.id}`;
    default:
      return contentId === null ? null : `/contents/${contentId}`;
  }
}

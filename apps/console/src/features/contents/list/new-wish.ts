export const types = ['article', 'episode', 'video'] as const;

/** What a page that leads here knows already of the item that is to be begun. */
export interface NewWish {
  readonly type: (typeof types)[number];
  readonly title: string;
  readonly organizationId?: string;
  readonly columnId?: string;
}

export const LONGEST_TITLE = 200;

const id = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** `?new=1&title=…&type=…&organizationId=…&columnId=…`; null where nothing new is asked for. What can't be meant is left out. */
export function wishIn(search: URLSearchParams): NewWish | null {
  if (search.get('new') !== '1') return null;
  const idOf = (name: string) => {
    const given = search.get(name) ?? '';
    return id.test(given) ? given : undefined;
  };
  return {
    type: types.find((each) => each === search.get('type')) ?? 'article',
    title: (search.get('title') ?? '').replace(/\s+/g, ' ').trim().slice(0, LONGEST_TITLE),
    organizationId: idOf('organizationId'),
    columnId: idOf('columnId'),
  };
}

import type { AssetKind } from '../use-asset';

export const kinds = [
  'image',
  'video',
  'audio',
  'document',
  'captions',
] as const satisfies readonly AssetKind[];

/** What alone is shown, beside kind, folder, tag and words. */
export const matters = ['missing_alt', 'expired', 'expiring', 'unused', 'generated'] as const;
export type Matter = (typeof matters)[number];

export interface LibraryFilter {
  readonly kind?: AssetKind;
  readonly folderId?: string;
  readonly tag?: string;
  readonly q?: string;
  readonly matter?: Matter;
}

const named = { kind: 'kind', folderId: 'folder', tag: 'tag', q: 'q', matter: 'only' } as const;

/** From the address of the page, so that a filtered list can be gone back to and passed on. */
export function readFilter(address: URLSearchParams): LibraryFilter {
  const word = (name: keyof LibraryFilter) => address.get(named[name]) || undefined;
  return {
    kind: kinds.find((kind) => kind === word('kind')),
    folderId: word('folderId'),
    tag: word('tag'),
    q: word('q'),
    matter: matters.find((matter) => matter === word('matter')),
  };
}

export function writeFilter(filter: LibraryFilter): URLSearchParams {
  const address = new URLSearchParams();
  for (const [member, name] of Object.entries(named)) {
    const value = filter[member as keyof LibraryFilter];
    if (value) address.set(name, value);
  }
  return address;
}

const DAY_MS = 86_400_000;
const WARNED_DAYS = 30;

/** What the api is asked for. `today` is a day of the office, `YYYY-MM-DD`. */
export function questionOf({ matter, ...filter }: LibraryFilter, today: string) {
  const soon = new Date(Date.parse(today) + (WARNED_DAYS + 1) * DAY_MS).toISOString().slice(0, 10);
  return {
    ...filter,
    ...(matter === 'missing_alt' && { missingAltText: true }),
    ...(matter === 'unused' && { unused: true }),
    ...(matter === 'expired' && { rightsExpireBefore: today }),
    ...(matter === 'expiring' && { rightsExpireBefore: soon }),
    ...(matter === 'generated' && { generated: 'generated' as const }),
  };
}

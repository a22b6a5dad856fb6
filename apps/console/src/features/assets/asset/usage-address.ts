interface Use {
  readonly objectType: string;
  readonly objectId: string;
  readonly state: string | null;
}

const folders: Readonly<Record<string, string>> = {
  content: 'contents',
  publication: 'publications',
  submission: 'submissions',
  brand: 'brands',
  asset: 'library',
};

/** Page of the thing that uses an asset; null where the console has none for its kind. */
export function addressOfUse({ objectType, objectId }: Use): string | null {
  const folder = folders[objectType];
  return folder ? `/${folder}/${objectId}` : null;
}

const states = ['draft', 'in_review', 'returned', 'approved', 'published', 'withdrawn', 'archived'] as const;

export const stateOfUse = ({ state }: Use) => states.find((known) => known === state);

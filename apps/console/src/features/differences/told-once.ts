interface File {
  readonly assetId: string;
}

interface Change {
  readonly path: string;
  readonly media?: { readonly before: File | null; readonly after: File | null };
}

const isFile = ({ path }: Change) => path.startsWith('assets.');

/** Without the files that came or went as a cover, a recording or a film: those are told by their own names. */
export function toldOnce<Told extends Change>(changes: readonly Told[]): Told[] {
  const named = new Set(
    changes
      .filter((change) => !isFile(change))
      .flatMap(({ media }) => [media?.before, media?.after])
      .map((file) => file?.assetId),
  );
  named.delete(undefined);
  return changes.filter(
    (change) => !isFile(change) || !named.has((change.media?.after ?? change.media?.before)?.assetId),
  );
}

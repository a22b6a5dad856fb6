import type { Shape } from '@/api-client';

type FilmCaptions = Shape<'VideoCaptionsRequest'>;

/** What viewers choose: a language by the name that it has for itself. */
export const ownNameOf = (language: string): string =>
  new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;

/** With the file of a language, in the place of the one that it had; the first of all is shown at once. */
export function withCaptions(
  known: readonly FilmCaptions[],
  language: string,
  assetId: string,
): readonly FilmCaptions[] {
  if (known.some((each) => each.language === language))
    return known.map((each) => (each.language === language ? { ...each, assetId } : each));
  const isDefault = known.length === 0;
  return [...known, { language, label: ownNameOf(language), assetId, ...(isDefault && { isDefault }) }];
}

/** Viewers see one at once, or none: who chooses the one that it is already takes that back. */
export const withDefault = (known: readonly FilmCaptions[], language: string): readonly FilmCaptions[] =>
  known.map(({ isDefault, ...each }) =>
    each.language === language && !isDefault ? { ...each, isDefault: true } : each,
  );

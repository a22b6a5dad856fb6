import { languageTagOf } from '../pages/language-links';
import type { Alternate } from './site-map';

export interface Version {
  locale: string;
  url: string;
  /** Whether the others were made from it. */
  isOriginal: boolean;
}

/**
 * What every version of an item says of all of them: the same for each, hence each is named by those it names. Whoever
 * reads none of the languages gets the simplified Chinese one, else the original, else the first. Versions whose
 * language is no tag, and further ones in one language, are left out; alone there is nothing to say.
 */
export function alternatesOf(versions: Version[]): Alternate[] {
  const byTag = new Map<string, Version>();
  for (const version of versions) {
    const tag = languageTagOf(version.locale);
    if (tag !== null && !byTag.has(tag)) byTag.set(tag, version);
  }
  if (byTag.size < 2) return [];
  const told = [...byTag].map(([tag, version]) => ({ tag, url: version.url, version }));
  const forAll =
    told.find(({ tag }) => /^zh(-Hans)?(-CN)?$/.test(tag)) ??
    told.find(({ version }) => version.isOriginal) ??
    told[0]!;
  return [...told.map(({ tag, url }) => ({ tag, url })), { tag: 'x-default', url: forAll.url }];
}

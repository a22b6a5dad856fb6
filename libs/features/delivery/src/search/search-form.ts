import { markup } from '../pages/markup';
import type { Markup } from '../pages/markup';
import type { SiteUnit } from '../pages/site-unit';
import type { PageWords } from '../pages/words';

/** Longer questions are cut: nobody means the rest. */
export const LONGEST_SEARCH = 100;

export function searchPageOf(unit: Pick<SiteUnit, 'code' | 'isRoot'>): string {
  return unit.isRoot ? '/search' : `/o/${encodeURIComponent(unit.code)}/search`;
}

/** A field that works without script. @param place what tells it from another one on the page, for listeners */
export function searchForm(
  unit: SiteUnit,
  words: PageWords,
  { place, value }: { place: 'masthead' | 'page'; value: string },
): Markup {
  const label = place === 'masthead' ? words.searchSite(unit.site.name) : words.searchAgain;
  return markup`<form class="search ${place}" role="search" aria-label="${label}" action="${searchPageOf(unit)}">
<input type="search" name="q" value="${value}" maxlength="${LONGEST_SEARCH}" aria-label="${label}" placeholder="${words.search}" autocomplete="off"><button>${words.search}</button>
</form>`;
}

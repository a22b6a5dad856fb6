/** 大字, 高对比: how a reader wants to see pages. */
export interface ViewMode {
  isLarge: boolean;
  isContrast: boolean;
}

/** The word in an address (`?view=large-contrast`); null where it asks for the page as it is. */
export function viewWord({ isLarge, isContrast }: ViewMode): string | null {
  return [isLarge && 'large', isContrast && 'contrast'].filter(Boolean).join('-') || null;
}

export function readView(query: unknown): ViewMode {
  const { view } = (query ?? {}) as Record<string, unknown>;
  const words = typeof view === 'string' ? view.split('-') : [];
  return { isLarge: words.includes('large'), isContrast: words.includes('contrast') };
}

/** Whether an address asks for another look, which no ready page has. */
export function asksForView(url: string): boolean {
  return /[?&]view=/.test(url);
}

/**
 * A whole page as its reader wants to see it, who may be without script: links to our own pages keep it. Works on the
 * finished page, in which `href="` stands in tags alone: in text and values the quote is written as an entity.
 */
export function withView(page: string, mode: ViewMode): string {
  const word = viewWord(mode);
  if (word === null) return page;
  const classes = word.replace('-', ' ');
  return page
    .replace(/<html lang="([^"]*)"(?: class="([^"]*)")?>/, (_, lang: string, kept = '') => {
      return `<html lang="${lang}" class="${[kept, classes].filter(Boolean).join(' ')}">`;
    })
    .replace(
      /(<a (?![^>]* data-view=)[^>]*?href=")(\/(?:(?:p\/|o\/|search\?)(?:&#39;|[^"#])*)?)(#[^"]*)?"/g,
      (_, before, address: string, mark = '') => {
        return `${before}${address}${address.includes('?') ? '&amp;' : '?'}view=${word}${mark}"`;
      },
    )
    .replace(/<form class="search[^>]*>/g, `$&<input type="hidden" name="view" value="${word}">`)
    .replace(/(<a href="[^"]*?view=)(large|contrast)" data-view/g, (_, before, switched: string) => {
      const other = viewWord({
        isLarge: switched === 'large' ? !mode.isLarge : mode.isLarge,
        isContrast: switched === 'contrast' ? !mode.isContrast : mode.isContrast,
      });
      const isOn = switched === 'large' ? mode.isLarge : mode.isContrast;
      return `${before}${other ?? 'plain'}"${isOn ? ' aria-current="true"' : ''} data-view`;
    });
}

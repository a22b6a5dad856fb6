import type { CheerioAPI } from 'cheerio';

type Element = ReturnType<CheerioAPI>;

/** Elements that say by name that they hold the article. */
const named = [
  '#js_content',
  '.rich_media_content',
  '.TRS_Editor',
  '#zoom',
  '.article-content',
  '.article_content',
  '.articleContent',
  '#article-content',
  '.content-article',
  '.news_content',
  '.entry-content',
  '.post-content',
  '[itemprop=articleBody]',
];
const around =
  /(?:^|[-_\s])(?:nav|menu|header|head|top|footer|foot|bottom|aside|sidebar|side|comment|share|related|recommend|breadcrumb|crumb|copyright|advert|ad|banner|login|search|pager|pagination|hot|rank)s?(?:$|[-_\s\d])/i;
const aroundTags = 'nav,header,footer,aside,form,button,select,input,textarea,dialog';
const MIN_CHARACTERS = 60;

export interface MainContent {
  main: Element;
  /** Words of what was left out beside it, block by block. */
  leftOut: string[];
}

/**
 * The part of a page that is the article: an element that says so, else the one whose paragraphs hold the most words
 * outside of links. A piece that was copied out of a page, without head and body of its own, is taken whole.
 */
export function mainContent($: CheerioAPI, isWholePage: boolean): MainContent {
  const body = $('body');
  const byName = named
    .map((selector) => $(selector).first())
    .find((found) => lengthOf(found) >= MIN_CHARACTERS);
  if (byName) return { main: byName, leftOut: isWholePage ? beside($, body, byName) : [] };
  if (!isWholePage) return { main: body, leftOut: [] };
  const leftOut: string[] = [];
  body.find(aroundTags).each((_, element) => take($(element)));
  body.find('[class],[id]').each((_, element) => {
    const found = $(element);
    const name = `${found.attr('class') ?? ''} ${found.attr('id') ?? ''}`;
    if (around.test(name) && lengthOf(found) < lengthOf(body) / 2) take(found);
  });
  const scored = new Map<unknown, { element: Element; score: number }>();
  body.find('p,td,pre,section,div').each((_, element) => {
    const found = $(element);
    const own = ownLength($, found);
    if (own < 15) return;
    let holder = found.parent();
    for (const share of [1, 0.5]) {
      if (holder.length === 0 || holder.is('html')) break;
      const entry = scored.get(holder[0]) ?? { element: holder, score: 0 };
      entry.score += own * share;
      scored.set(holder[0], entry);
      holder = holder.parent();
    }
  });
  const best = [...scored.values()]
    .map(({ element, score }) => ({ element, score: score * (1 - linkShare(element)) }))
    .sort((one, other) => other.score - one.score)[0];
  const isEnough = best && lengthOf(best.element) >= Math.max(MIN_CHARACTERS, lengthOf(body) * 0.3);
  const main = isEnough ? best.element : body;
  return { main, leftOut: [...leftOut, ...beside($, body, main)] };

  function take(element: Element): void {
    const words = element.text().replace(/\s+/g, ' ').trim();
    if (words !== '') leftOut.push(words);
    element.remove();
  }
}

/** The words of what stands beside the article on each level above it. */
function beside($: CheerioAPI, body: Element, main: Element): string[] {
  const found: string[] = [];
  for (let at = main; at.length > 0 && at[0] !== body[0]; at = at.parent()) {
    at.siblings().each((_, element) => {
      if ($(element).is('script,style,link,meta,noscript')) return;
      const words = $(element).text().replace(/\s+/g, ' ').trim();
      if (words !== '') found.push(words);
    });
  }
  return found;
}

function lengthOf(element: Element): number {
  return element.text().replace(/\s+/g, '').length;
}

/** Words that stand in the element itself and in its inline children. */
function ownLength($: CheerioAPI, element: Element): number {
  let length = 0;
  element.contents().each((_, node) => {
    if ((node.type as string) === 'text' && 'data' in node) length += node.data.replace(/\s+/g, '').length;
    else if ('name' in node && /^(?:span|strong|b|em|i|font|u)$/.test(node.name)) length += lengthOf($(node));
  });
  return length;
}

function linkShare(element: Element): number {
  const all = lengthOf(element);
  return all === 0 ? 1 : Math.min(1, element.find('a').text().replace(/\s+/g, '').length / all);
}

/** @type {Record<string, string>} */
const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/**
 * Every line that says something is a paragraph; what looks like markup is text.
 * @param {string} text
 */
export function htmlOfText(text) {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => line.replace(/^[\s\u3000]+|[\s\u3000]+$/g, ''))
    .filter((line) => line !== '')
    .map((line) => `<p>${line.replace(/[&<>"]/g, (character) => entities[character] || character)}</p>`)
    .join('');
}

const blocks = 'P, DIV, LI, H1, H2, H3, H4, H5, H6, BLOCKQUOTE, TR, FIGCAPTION';

/**
 * The paragraphs of a body, one a line, and whether that is all of it. Nothing of the body runs: it is parsed into a
 * document of its own.
 * @param {string} html
 */
export function textOfHtml(html) {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  const innermost = Array.from(body.querySelectorAll(blocks)).filter((each) => !each.querySelector(blocks));
  const lines =
    innermost.length > 0 ? innermost.map((each) => each.textContent || '') : [body.textContent || ''];
  const text = lines
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
  return { text, isPlain: htmlOfText(text) === html.replace(/>\s+</g, '><').trim() };
}

/**
 * Characters without the white space between them.
 * @param {string} text
 */
export function lengthOf(text) {
  return Array.from(text.replace(/\s/g, '')).length;
}

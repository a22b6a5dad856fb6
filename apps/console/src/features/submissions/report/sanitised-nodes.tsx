import { createElement } from 'react';
import type { ReactNode } from 'react';
import { ReportPicture } from './report-picture';

/** What a report's text may consist of; anything else gives way to what it holds. */
const kept = new Set(
  'p h1 h2 h3 h4 h5 h6 ul ol li blockquote strong b em i u s sub sup br hr figure figcaption table thead tbody tr th td'.split(
    ' ',
  ),
);

/**
 * A body as nodes of our own, never as markup: the api cleaned it, and nothing of it becomes an attribute here but the
 * address of a link and the id of a picture. Words that are named in `marks` are marked.
 */
export function nodesOf(html: string, marks: readonly string[] = []): ReactNode {
  return childrenOf(new DOMParser().parseFromString(html, 'text/html').body, marks);
}

function childrenOf(parent: Node, marks: readonly string[]): ReactNode[] {
  return [...parent.childNodes].map((node, index) => nodeOf(node, index, marks));
}

function nodeOf(node: Node, key: number, marks: readonly string[]): ReactNode {
  if (node.nodeType === Node.TEXT_NODE) return markedText(node.textContent ?? '', marks, key);
  if (!(node instanceof HTMLElement)) return null;
  const tag = node.tagName.toLowerCase();
  if (tag === 'img') {
    const { assetId } = node.dataset;
    return assetId ? <ReportPicture key={key} assetId={assetId} /> : null;
  }
  if (tag === 'br' || tag === 'hr') return createElement(tag, { key });
  const children = childrenOf(node, marks);
  if (tag === 'a') {
    const href = node.getAttribute('href') ?? '';
    if (/^https?:\/\//.test(href))
      return (
        <a key={key} href={href} target="_blank" rel="noopener noreferrer">
          {children}
        </a>
      );
  }
  return kept.has(tag) ? createElement(tag, { key }, children) : <span key={key}>{children}</span>;
}

function markedText(text: string, marks: readonly string[], key: number): ReactNode {
  const found = marks.filter((mark) => mark !== '' && text.includes(mark));
  if (found.length === 0) return text;
  const longest = found.sort((one, other) => other.length - one.length)[0]!;
  const [before, ...after] = text.split(longest);
  return (
    <span key={key}>
      {before}
      {after.map((rest, index) => (
        <span key={index}>
          <mark>{longest}</mark>
          {rest}
        </span>
      ))}
    </span>
  );
}

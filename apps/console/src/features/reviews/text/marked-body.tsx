import { createElement, useMemo } from 'react';
import type { CSSProperties, ReactNode } from 'react';
import { AssetView } from '@/features/assets';
import { MarkedText } from './marked-text';
import { placeBody } from './placed-body';
import type { PlacedBody } from './placed-body';
import type { Mark } from './segments';

const shown = new Set(
  (
    'p br hr h2 h3 h4 blockquote pre code ul ol li a strong b em i u s sub sup span figure figcaption ' +
    'table caption thead tbody tfoot tr th td'
  ).split(' '),
);
const withoutChildren = new Set(['br', 'hr']);
const alignments = new Set(['left', 'right', 'center', 'justify']);

/** The html of an article as parsed nodes: elements that an article is made of, and no attribute beyond these. */
export function MarkedBody({ html, marks }: { html: string; marks: readonly Mark[] }) {
  const body = useMemo(() => placeBody(html), [html]);
  return <>{childrenOf(body.root, body, marks)}</>;
}

function childrenOf(parent: Node, body: PlacedBody, marks: readonly Mark[]): ReactNode[] {
  return [...parent.childNodes].map((node, index) => nodeOf(node, index, body, marks));
}

function nodeOf(node: Node, key: number, body: PlacedBody, marks: readonly Mark[]): ReactNode {
  if (node instanceof Text)
    return <MarkedText key={key} text={node.data} places={body.placesOf.get(node)} marks={marks} />;
  if (!(node instanceof HTMLElement)) return null;
  const tag = node.tagName.toLowerCase();
  if (tag === 'img')
    return <AssetView key={key} id={node.dataset.assetId ?? ''} altText={node.getAttribute('alt') ?? ''} />;
  if (!shown.has(tag)) return childrenOf(node, body, marks);
  const attributes = { key, ...attributesOf(node, tag) };
  const { assetId, kind } = node.dataset;
  if (tag === 'figure' && assetId && kind) {
    const file = <AssetView key="file" id={assetId} altText="" />;
    return createElement(tag, attributes, file, ...childrenOf(node, body, marks));
  }
  if (withoutChildren.has(tag)) return createElement(tag, attributes);
  return createElement(tag, attributes, ...childrenOf(node, body, marks));
}

function attributesOf(node: HTMLElement, tag: string): Record<string, unknown> {
  const attributes: Record<string, unknown> = {};
  const { textAlign } = node.style;
  if (alignments.has(textAlign)) attributes.style = { textAlign } as CSSProperties;
  if (tag === 'a' && /^(https?:|mailto:)/i.test(node.getAttribute('href') ?? '')) {
    attributes.href = node.getAttribute('href');
    attributes.target = '_blank';
    attributes.rel = 'noopener noreferrer';
  }
  if (tag === 'td' || tag === 'th') {
    attributes.colSpan = Number(node.getAttribute('colspan')) || undefined;
    attributes.rowSpan = Number(node.getAttribute('rowspan')) || undefined;
  }
  if (tag === 'ol') attributes.start = Number(node.getAttribute('start')) || undefined;
  return attributes;
}

import { collapseLines } from './collapse-lines';

/** A body as inert nodes, and where each of its texts stands in the words that ranges count in. */
export interface PlacedBody {
  readonly root: HTMLElement;
  readonly text: string;
  readonly placesOf: ReadonlyMap<Node, Int32Array>;
}

const breaking = new Set(
  'P BR HR H2 H3 H4 BLOCKQUOTE PRE UL OL LI FIGURE FIGCAPTION TABLE TR CAPTION'.split(' '),
);

/** Parses the html of an article, which the api has cleaned. Nothing of it runs or is loaded here. */
export function placeBody(html: string): PlacedBody {
  const root = new DOMParser().parseFromString(html, 'text/html').body;
  const begins: { node: Node; at: number }[] = [];
  let raw = '';
  const walk = (node: Node) => {
    if (node instanceof Text) {
      begins.push({ node, at: raw.length });
      raw += node.data;
      return;
    }
    const isBreaking = breaking.has(node.nodeName);
    if (isBreaking) raw += '\n';
    node.childNodes.forEach(walk);
    if (isBreaking) raw += '\n';
  };
  walk(root);
  const { text, places } = collapseLines(raw);
  const placesOf = new Map(
    begins.map(({ node, at }) => [node, places.subarray(at, at + (node as Text).length)]),
  );
  return { root, text, placesOf };
}

import { tokensOf, voidTags } from '../markup/tokens';

/** The paragraphs, tables, pictures … that stand side by side in a body, each with its markup. */
export function blocksOf(html: string): string[] {
  const blocks: string[] = [];
  let depth = 0;
  let block = '';
  const end = () => {
    if (block.trim() !== '') blocks.push(block.trim());
    block = '';
  };
  for (const { kind, tag, raw } of tokensOf(html)) {
    if (kind === 'open' && depth === 0) end();
    block += raw;
    if (kind === 'open' && !voidTags.has(tag) && !raw.endsWith('/>')) depth += 1;
    if (kind === 'close') depth = Math.max(0, depth - 1);
    if (depth === 0 && kind !== 'text') end();
  }
  end();
  return blocks;
}

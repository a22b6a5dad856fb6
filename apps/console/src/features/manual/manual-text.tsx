import { Fragment } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import type { Block, Piece } from './markdown';
import { ManualPicture } from './manual-picture';
import { anchorOf } from './passages';

/** A text of the manual as elements: its blocks by their places, of which some may be left out. */
export function ManualText({ blocks }: { blocks: readonly (Block | null)[] }) {
  return blocks.map((block, index) => block && <Fragment key={index}>{elementOf(block, index)}</Fragment>);
}

function elementOf(block: Block, index: number): ReactNode {
  switch (block.kind) {
    case 'heading':
      return block.level <= 2 ? (
        <h2 id={anchorOf(index)}>{wordsOf(block.pieces)}</h2>
      ) : (
        <h3>{wordsOf(block.pieces)}</h3>
      );
    case 'paragraph':
      return <p>{wordsOf(block.pieces)}</p>;
    case 'picture':
      return <ManualPicture name={block.name} alt={block.alt} />;
    case 'note':
      return (
        <blockquote>
          <ManualText blocks={block.blocks} />
        </blockquote>
      );
    case 'list': {
      const List = block.isNumbered ? 'ol' : 'ul';
      return (
        <List>
          {block.items.map((item, at) => (
            <li key={at}>
              <ManualText blocks={item} />
            </li>
          ))}
        </List>
      );
    }
    case 'table':
      return <Table {...block} />;
  }
}

function Table({ head, rows }: Pick<Extract<Block, { kind: 'table' }>, 'head' | 'rows'>) {
  return (
    <table>
      <thead>
        <tr>
          {head.map((cell, at) => (
            <th key={at} scope="col">
              {wordsOf(cell)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <tr key={at}>
            {row.map((cell, column) => (
              <td key={column}>{wordsOf(cell)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function wordsOf(pieces: readonly Piece[]): ReactNode {
  return pieces.map((piece, at) => <Fragment key={at}>{wordOf(piece)}</Fragment>);
}

function wordOf({ kind, text, to = '' }: Piece): ReactNode {
  switch (kind) {
    case 'text':
      return text;
    case 'strong':
      return <strong>{text}</strong>;
    case 'key':
      return <kbd>{text}</kbd>;
    case 'button':
      return <b>「{text}」</b>;
    case 'link':
      return <Link to={`/help/${to.replace(/\.md$/, '')}`}>{text}</Link>;
  }
}

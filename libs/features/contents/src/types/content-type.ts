import type { Type } from '@nestjs/common';
import type { Fault } from '@haojiao/kernel';
import type { AssetKind } from '../domain/content-document';

/** An asset named somewhere in a document; `path` is where a fault would point. */
export interface AssetReference {
  path: string;
  assetId: string;
  kind: AssetKind;
}

/** One text of a block that people read; ranges of notes and findings count in it. */
export interface BodyText {
  /** `article.html`, `episode.transcript` … */
  path: string;
  /** Plain. */
  text: string;
  /** Null where the member is no HTML. */
  html: string | null;
}

/** Help for reading a block: cleans a body and keeps the faults it found under that path. */
export interface BlockReader {
  html(path: string, value: unknown): string;
}

/**
 * One kind of content: a folder below `types/` and a line in `registry.ts`. `Block` is what the document carries
 * under `key`.
 */
export interface ContentTypeDefinition<Key extends string, Block extends object> {
  key: Key;
  /** Checks the shape of the block in a request. */
  requestClass: Type<object>;
  /** Describes the block in an answer. */
  responseClass: Type<object>;
  /** Input → block. The input may be faulty: then the result is thrown away and only its faults are told. */
  toBlock(input: Record<string, unknown>, reader: BlockReader): Block;
  assetReferences(block: Block): AssetReference[];
  /** The words of the block, for search and comparison. */
  text(block: Block): string;
  /** The same words member by member, in the order in which they are read. */
  texts(block: Block): BodyText[];
  /** What is still missing before anybody can be asked to review it. */
  missing(block: Block): Fault[];
}

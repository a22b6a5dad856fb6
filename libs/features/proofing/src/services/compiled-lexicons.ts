import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { compileTerms } from '../compile-terms';
import type { CompiledLexicon } from '../domain/compile-lexicon';
import { termIdOf } from '../term-id';
import { LexiconVersions } from './lexicon-versions';

const MAX_BYTES = 512 * 1024 * 1024;
/** About what the row itself takes beside its part of the automaton. */
const BYTES_OF_TERM = 600;

/** A version, as it is to be compiled. */
export interface VersionToCompile {
  versionId: string;
  lexiconId: string;
  number: number;
  /** Of the lexicon, for messages. */
  name: string;
}

/**
 * Compiled versions by version, not by unit: hundreds of units below one share its automaton, and a unit's own list costs
 * only itself. A version never changes, so nothing has to be thrown away but for room.
 */
@Injectable()
export class CompiledLexicons {
  private readonly cache: LRUCache<string, CompiledLexicon, VersionToCompile>;

  constructor(private readonly versions: LexiconVersions) {
    this.cache = new LRUCache<string, CompiledLexicon, VersionToCompile>({
      maxSize: MAX_BYTES,
      sizeCalculation: ({ size, terms }) => size + terms.length * BYTES_OF_TERM + 1,
      fetchMethod: async (_, __, { context }) => this.compile(context),
    });
  }

  /** Asked twice at once, it is compiled once. @throws AppError `lexicon_tampered`, `lexicon_key_gone` */
  async of(version: VersionToCompile): Promise<CompiledLexicon> {
    return (await this.cache.fetch(version.versionId, { context: version }))!;
  }

  private async compile({ lexiconId, number, name }: VersionToCompile): Promise<CompiledLexicon> {
    const rows = await this.versions.rows(await this.versions.load(lexiconId, number), name);
    return compileTerms(rows.map((row) => ({ ...row, id: termIdOf(lexiconId, row.id) })));
  }
}

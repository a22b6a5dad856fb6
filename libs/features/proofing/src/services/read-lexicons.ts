import { Inject, Injectable } from '@nestjs/common';
import { beijingDate, canonicalJson, ruleBroken } from '@haojiao/kernel';
import type { Clock, Json } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import type { Actor } from '@haojiao/features/organizations';
import type { FieldKind } from '../domain/lexicon-term';
import type { LexiconRow } from '../files/lexicon-row';
import type { LexiconFormat } from '../files/read-lexicon-file';
import { writeLexiconFile } from '../files/write-lexicon-file';
import { proofField } from '../proof-field';
import type { FieldProof } from '../proof-field';
import type { LexiconTermEntity } from '../persistence/lexicon-term.entity';
import type { LexiconVersionEntity } from '../persistence/lexicon-version.entity';
import { CompiledLexicons } from './compiled-lexicons';
import { LexiconVersions } from './lexicon-versions';
import { LexiconsService } from './lexicons.service';

/** What became of the rows from one version to another, by the rows' ids. */
export interface LexiconDiff {
  added: LexiconRow[];
  removed: LexiconRow[];
  changed: { before: LexiconRow; after: LexiconRow }[];
}

/** Reads what is in a lexicon; each asks for `lexicon.read` in the unit that owns it. */
@Injectable()
export class ReadLexicons {
  constructor(
    private readonly lexicons: LexiconsService,
    private readonly versions: LexiconVersions,
    private readonly compiled: CompiledLexicons,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(
    actor: Actor,
    lexiconId: string,
    limit: number,
    beforeNumber: number | null,
  ): Promise<LexiconVersionEntity[]> {
    await this.lexicons.get(actor, lexiconId);
    return this.versions.list(lexiconId, limit + 1, beforeNumber);
  }

  async page(
    actor: Actor,
    lexiconId: string,
    number: number,
    limit: number,
    afterPosition: number,
  ): Promise<{ version: LexiconVersionEntity; terms: LexiconTermEntity[] }> {
    await this.lexicons.get(actor, lexiconId);
    const version = await this.versions.load(lexiconId, number);
    return { version, terms: await this.versions.page(version.id, limit + 1, afterPosition) };
  }

  /** @throws AppError also `lexicon_tampered`: what leaves the house is what was signed */
  async export(actor: Actor, lexiconId: string, number: number, format: LexiconFormat): Promise<string> {
    return writeLexiconFile(await this.rowsOf(actor, lexiconId, number), format);
  }

  async diff(actor: Actor, lexiconId: string, from: number, to: number): Promise<LexiconDiff> {
    const before = new Map((await this.rowsOf(actor, lexiconId, from)).map((row) => [row.id, row]));
    const after = await this.rowsOf(actor, lexiconId, to);
    const kept = new Set(after.map(({ id }) => id));
    return {
      added: after.filter(({ id }) => !before.has(id)),
      removed: [...before.values()].filter(({ id }) => !kept.has(id)),
      changed: after.flatMap((row) => {
        const earlier = before.get(row.id);
        return earlier && textOf(earlier) !== textOf(row) ? [{ before: earlier, after: row }] : [];
      }),
    };
  }

  /** What one version, by default the one in force, else the newest, finds in a text; nothing is kept. */
  async test(
    actor: Actor,
    lexiconId: string,
    input: { text: string; number?: number; field?: FieldKind; channel?: string | null },
  ): Promise<FieldProof & { number: number }> {
    const lexicon = await this.lexicons.get(actor, lexiconId);
    const [newest] = await this.versions.list(lexiconId, 1, null);
    const number = input.number ?? lexicon.activeNumber ?? newest?.number;
    if (number === undefined) {
      throw ruleBroken('lexicon_empty', '词库还没有任何版本。', 'The lexicon has no version yet.');
    }
    const version = await this.versions.load(lexiconId, number);
    const compiled = await this.compiled.of({ versionId: version.id, lexiconId, number, name: lexicon.name });
    const { text, field = 'body', channel = null } = input;
    const proof = await proofField(
      { path: 'text', kind: field, channel, text, captions: [] },
      { lexicons: [compiled], mutes: new Map(), leaders: null, day: beijingDate(this.clock.now()) },
    );
    return { ...proof, number };
  }

  private async rowsOf(actor: Actor, lexiconId: string, number: number): Promise<LexiconRow[]> {
    const lexicon = await this.lexicons.get(actor, lexiconId);
    return this.versions.rows(await this.versions.load(lexiconId, number), lexicon.name);
  }
}

function textOf(row: LexiconRow): string {
  return canonicalJson(row as unknown as Json);
}

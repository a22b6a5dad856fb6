import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { ScoringChanges } from '@haojiao/features/scoring';
import type { FactsMoment } from '@haojiao/features/scoring';
import type { BulletinContent } from '../domain/bulletin-content';
import { keyOf } from './bulletin-question';
import type { BulletinQuestion } from './bulletin-question';
import { ComputeContent } from './compute-content';

const MOST_DRAFTS = 50;
const MOST_CHARACTERS = 16 * 1024 * 1024;

/** Figures that nobody may change: whoever looks gets the same object. */
export interface KeptDraft {
  content: BulletinContent;
  /** When the figures were reckoned; they still hold. */
  computedAt: Date;
}

interface Entry extends KeptDraft {
  moment: FactsMoment;
}

/**
 * What bulletins that are not closed say, reckoned again only when something changed that they are reckoned from
 * (ADR 30). In memory, for each process by itself; asks nobody for permission.
 */
@Injectable()
export class KeptDrafts {
  private readonly kept = new LRUCache<string, Entry>({
    max: MOST_DRAFTS,
    maxSize: MOST_CHARACTERS,
    sizeCalculation: ({ content }) => JSON.stringify(content).length,
  });
  private readonly running = new Map<string, Promise<Entry>>();

  constructor(
    private readonly contents: ComputeContent,
    private readonly changes: ScoringChanges,
  ) {}

  /** By the facts of this moment. */
  async of(bulletin: BulletinQuestion): Promise<KeptDraft> {
    const key = keyOf(bulletin);
    // It began before we asked: what it gives is judged as what was kept is.
    await this.running.get(key)?.catch(() => undefined);
    const kept = this.kept.get(key);
    if (kept && (await this.changes.areNoneSince(kept.moment))) return kept;
    // Another who asked with us may have been through with it meanwhile: that began after we asked, too.
    const newer = this.kept.get(key);
    if (newer && newer !== kept) return newer;
    // Whatever runs now began after we asked, so it has seen all that we may ask for.
    return this.running.get(key) ?? this.reckon(key, bulletin);
  }

  private reckon(key: string, bulletin: BulletinQuestion): Promise<Entry> {
    const running = this.contents
      .of(bulletin)
      .then(({ content, moment }) => {
        const entry = { content, computedAt: moment.at, moment };
        this.kept.set(key, entry);
        return entry;
      })
      .finally(() => this.running.delete(key));
    this.running.set(key, running);
    return running;
  }
}

import { changedPaths, fieldsOf, isSame } from './fields';
import type { Content, Fields, Value } from './fields';
import type { KeptCopies, KeptCopy } from './kept-copies';
import { mergeFields } from './merge';
import type { Clash } from './merge';

/** What a save came to. */
export type Outcome =
  | { readonly kind: 'saved'; readonly content: Content; readonly etag: string }
  /** Somebody saved meanwhile: there is this instead. */
  | { readonly kind: 'outdated'; readonly content: Content; readonly etag: string }
  /** Somebody else holds the lock. */
  | { readonly kind: 'locked'; readonly message: string }
  | { readonly kind: 'away' }
  | { readonly kind: 'signed-out' }
  /** By path what is wrong; where no path is named, nothing of it can be saved. */
  | { readonly kind: 'refused'; readonly message: string; readonly faults: Readonly<Record<string, string>> };

export type Save = (
  paths: readonly string[],
  base: Fields,
  fields: Fields,
  etag: string,
  isAutosave: boolean,
) => Promise<Outcome>;

export type SaveState =
  'saved' | 'typing' | 'saving' | 'away' | 'signed-out' | 'clash' | 'locked' | 'refused';

export interface DraftView {
  /** As the server has it. */
  readonly content: Content;
  readonly etag: string;
  /** As it is written here. */
  readonly fields: Fields;
  readonly state: SaveState;
  readonly message: string;
  /** By path. */
  readonly faults: Readonly<Record<string, string>>;
  readonly clashes: readonly Clash[];
  /** What an earlier page of this browser did not get saved. */
  readonly left: KeptCopy | null;
  readonly isKeptHere: boolean;
  /** Grows when words came in from elsewhere and what shows them has to begin anew. */
  readonly arrivals: number;
}

const PAUSE_MS = 1200;
const RETRY_MS = 5000;

/** Keeps what is being written: on the server when nobody types for a moment, and in the browser until it is there. */
export class DraftKeeper {
  private view: DraftView;
  private base: Fields;
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private saving: Promise<void> | null = null;
  private isReadOnly = true;

  constructor(
    content: Content,
    etag: string,
    private readonly save: Save,
    private readonly copies: KeptCopies,
    private readonly now: () => number = Date.now,
  ) {
    this.base = fieldsOf(content);
    const left = copies.read();
    const isNews = left !== null && changedPaths(this.base, { ...this.base, ...left.typed }).length > 0;
    if (left && !isNews) copies.drop();
    this.view = {
      ...{ content, etag, fields: this.base, state: 'saved', message: '', faults: {}, clashes: [] },
      ...{ left: isNews ? left : null, isKeptHere: true, arrivals: 0 },
    };
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly current = (): DraftView => this.view;

  get hasUnsaved(): boolean {
    return changedPaths(this.base, this.view.fields).length > 0;
  }

  /** Whether words may be sent; what was typed before stays kept. */
  setReadOnly(isReadOnly: boolean): void {
    if (this.isReadOnly === isReadOnly) return;
    this.isReadOnly = isReadOnly;
    if (!isReadOnly && this.view.state === 'locked') this.show({ state: 'typing', message: '' });
    if (!isReadOnly && this.hasUnsaved) this.saveSoon(0);
  }

  change(path: string, value: Value): void {
    if (isSame(this.view.fields[path], value)) return;
    const faults = Object.fromEntries(Object.entries(this.view.faults).filter(([at]) => at !== path));
    const fields = { ...this.view.fields, [path]: value };
    const isWaiting = ['clash', 'locked', 'away', 'signed-out', 'saving'].includes(this.view.state);
    this.show({ fields, faults, ...(!isWaiting && { state: 'typing' as const, message: '' }) });
    this.keepHere();
    this.saveSoon(PAUSE_MS);
  }

  /** Now, because somebody asked for it. Settles when the server has answered. */
  async flush(isAutosave = false): Promise<void> {
    clearTimeout(this.timer);
    while (this.saving) await this.saving;
    if (this.isReadOnly || this.view.state === 'clash') return;
    this.saving = this.run(isAutosave).finally(() => {
      this.saving = null;
    });
    await this.saving;
  }

  /** The server has something newer, of which this page was told. */
  receive(content: Content, etag: string): void {
    if (etag === this.view.etag || this.saving) return;
    this.mergeWith(content, etag);
  }

  /** What was left unsaved goes on here. */
  takeUp(): void {
    const { left } = this.view;
    if (!left) return;
    const base = left.etag === this.view.etag ? this.base : { ...this.base, ...left.base };
    const merged = mergeFields(base, { ...base, ...left.typed }, this.base);
    this.show({
      left: null,
      fields: merged.fields,
      clashes: merged.clashes,
      state: merged.clashes.length > 0 ? 'clash' : 'typing',
      arrivals: this.view.arrivals + 1,
    });
    this.keepHere();
    if (merged.clashes.length === 0) this.saveSoon(0);
  }

  leaveBehind(): void {
    this.show({ left: null });
    if (this.hasUnsaved) this.keepHere();
    else this.copies.drop();
  }

  /** Every clash was decided. */
  settle(decided: Fields): void {
    const fields = { ...this.view.fields, ...decided };
    this.show({ fields, clashes: [], state: 'typing', message: '', arrivals: this.view.arrivals + 1 });
    this.keepHere();
    this.saveSoon(0);
  }

  close(): void {
    clearTimeout(this.timer);
  }

  private saveSoon(after: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(true), after);
  }

  private async run(isAutosave: boolean): Promise<void> {
    const { fields, faults, etag } = this.view;
    const paths = changedPaths(this.base, fields).filter((path) => faults[path] === undefined);
    if (paths.length === 0) {
      if (!this.hasUnsaved) this.rest();
      return;
    }
    this.show({ state: 'saving', message: '' });
    const outcome = await this.save(paths, this.base, fields, etag, isAutosave);
    if (outcome.kind === 'saved') this.saved(outcome.content, outcome.etag, paths, fields);
    else if (outcome.kind === 'outdated') this.mergeWith(outcome.content, outcome.etag);
    else if (outcome.kind === 'locked') this.show({ state: 'locked', message: outcome.message });
    else if (outcome.kind === 'refused') this.refused(outcome.message, outcome.faults, paths);
    else {
      this.show({ state: outcome.kind, message: '' });
      this.saveSoon(RETRY_MS);
    }
  }

  private saved(content: Content, etag: string, paths: readonly string[], sent: Fields): void {
    const ours = changedPaths(this.base, this.view.fields);
    // What the server made of our words is the same words: they stay as they are written here.
    this.base = { ...fieldsOf(content), ...pick(sent, paths) };
    const fields = { ...this.base, ...pick(this.view.fields, ours) };
    const typed = changedPaths(sent, fields).filter((path) => ours.includes(path));
    this.show({ content, etag, fields });
    if (!this.hasUnsaved) this.rest();
    else {
      const isFaulty = Object.keys(this.view.faults).length > 0;
      this.show({ state: isFaulty && typed.length === 0 ? 'refused' : 'typing' });
      this.keepHere();
      if (typed.length > 0) this.saveSoon(PAUSE_MS);
    }
  }

  private rest(): void {
    this.copies.drop();
    this.show({ state: 'saved', message: '', faults: {}, isKeptHere: true });
  }

  private refused(message: string, found: Readonly<Record<string, string>>, paths: readonly string[]): void {
    const faults = { ...this.view.faults };
    for (const [path, text] of Object.entries(found)) {
      const ours = paths.find((each) => path === each || path.startsWith(`${each}.`));
      if (ours) faults[ours] = text;
    }
    const isNamed = Object.keys(faults).length > Object.keys(this.view.faults).length;
    this.show({ state: 'refused', message, faults });
    // The rest of it is saved all the same.
    if (isNamed && paths.some((path) => faults[path] === undefined)) this.saveSoon(0);
  }

  private mergeWith(content: Content, etag: string): void {
    const theirs = fieldsOf(content);
    const { fields, clashes, taken } = mergeFields(this.base, this.view.fields, theirs);
    this.base = theirs;
    const isClash = clashes.length > 0;
    this.show({
      ...{ content, etag, fields, clashes, message: '' },
      state: isClash ? 'clash' : this.hasUnsavedOf(fields) ? 'typing' : 'saved',
      arrivals: this.view.arrivals + (taken.length > 0 ? 1 : 0),
    });
    if (this.hasUnsaved) this.keepHere();
    if (!isClash && this.hasUnsaved) this.saveSoon(0);
  }

  private hasUnsavedOf(fields: Fields): boolean {
    return changedPaths(this.base, fields).length > 0;
  }

  private keepHere(): void {
    const { fields, etag } = this.view;
    const paths = changedPaths(this.base, fields);
    const isKeptHere = this.copies.keep({
      etag,
      base: pick(this.base, paths),
      typed: pick(fields, paths),
      keptAt: this.now(),
    });
    if (isKeptHere !== this.view.isKeptHere) this.show({ isKeptHere });
  }

  private show(change: Partial<DraftView>): void {
    this.view = { ...this.view, ...change };
    for (const listener of this.listeners) listener();
  }
}

function pick(fields: Fields, paths: readonly string[]): Fields {
  return Object.fromEntries(paths.map((path) => [path, fields[path] ?? null]));
}

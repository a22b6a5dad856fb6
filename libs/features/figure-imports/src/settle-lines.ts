import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ImportedFigures } from '@haojiao/features/platform-figures';
import type { FigureDraft, FigureOutcome } from '@haojiao/features/platform-figures';
import type { AccountPost } from './account-posts';
import { lineNote } from './domain/line-note';
import type { LineNote } from './domain/line-note';
import { indexPosts, matchPost } from './domain/match-posts';
import type { PostIndex } from './domain/match-posts';
import type { JudgedLine } from './judge-line';
import type {
  FigureImportLineEntity,
  FigureLineState,
  LineFigure,
} from './persistence/figure-import-line.entity';
import { placeFigures } from './place-figures';
import type { ImportMoment, PlacedFigure } from './place-figures';

export type SettledLine = Omit<FigureImportLineEntity, 'importId'>;

const MOST_CANDIDATES = 10;

/** Finds out what each line would bring: whose figures they are, of when, and what stands there already. */
@Injectable()
export class SettleLines {
  constructor(private readonly figures: ImportedFigures) {}

  /** `posts`: null where lines are days or periods of the account itself. */
  async of(
    manager: EntityManager,
    lines: readonly JudgedLine[],
    posts: readonly AccountPost[] | null,
    moment: ImportMoment,
  ): Promise<SettledLine[]> {
    const index = posts && indexPosts(posts);
    const byId = new Map(posts?.map((post) => [post.id, post]));
    const settled = lines.map((line) => {
      const state = stateBefore(line, index);
      const post = 'postId' in state ? byId.get(state.postId)! : null;
      return { line, state, post, ...this.place(line, state, post, moment) };
    });
    const outcomes = await this.figures.judge(
      manager,
      settled.flatMap(({ placed }) => placed.map(({ draft }) => draft)),
    );
    let next = 0;
    return settled.map(({ line, state, post, placed, faults, warnings }) => {
      const own = outcomes.slice(next, (next += placed.length));
      return this.row(line, state, post, placed, own, faults, warnings);
    });
  }

  private place(line: JudgedLine, state: StateBefore, post: AccountPost | null, moment: ImportMoment) {
    const nothing = { placed: [] as PlacedFigure[], faults: line.faults, warnings: [] as LineNote[] };
    if (state.kind !== 'open') return nothing;
    const found = placeFigures(line, post, moment);
    return found.faults.length > 0 ? { ...found, placed: [] } : found;
  }

  private row(
    { line, cells, title, place, figures, isPassed }: JudgedLine,
    before: StateBefore,
    post: AccountPost | null,
    placed: readonly PlacedFigure[],
    outcomes: readonly FigureOutcome[],
    faults: readonly LineNote[],
    warnings: readonly LineNote[],
  ): SettledLine {
    return {
      ...{ line, cells, title, place },
      publicationId: post?.id ?? null,
      isChosen: false,
      state: stateOf(before, isPassed, faults, outcomes),
      figures:
        placed.length > 0
          ? placed.map(({ figure, draft }, index) => lineFigure(figure, draft, outcomes[index]!))
          : figures.map((figure) => ({ ...figure, ...untimed })),
      candidates:
        before.kind === 'ambiguous'
          ? before.posts.slice(0, MOST_CANDIDATES).map((candidate) => ({
              publicationId: candidate.id,
              title: candidate.titles[0] ?? '',
              publishedOn: candidate.publishedOn,
              url: candidate.remoteUrl,
            }))
          : [],
      notes: [...faults, ...warnings, ...matchNotes(before)],
    };
  }
}

type StateBefore =
  | { kind: 'open' }
  | { kind: 'open'; postId: string }
  | { kind: 'closed' }
  | { kind: 'unmatched' }
  | {
      kind: 'ambiguous';
      posts: { id: string; titles: string[]; publishedOn: string; remoteUrl: string | null }[];
    };

const untimed = {
  ...{ takenAt: null, fromDay: null, toDay: null },
  ...{ outcome: 'new' as const, standsId: null, standsWords: null },
};

export function lineFigure(
  figure: LineFigure | PlacedFigure['figure'],
  { at }: FigureDraft,
  outcome: FigureOutcome,
): LineFigure {
  const { column, metric, words, value, precision } = figure;
  return {
    ...{ column, metric, words, value, precision },
    takenAt: 'takenAt' in at ? at.takenAt.toISOString() : null,
    fromDay: 'takenAt' in at ? null : at.fromDay,
    toDay: 'takenAt' in at ? null : at.toDay,
    ...outcome,
  };
}

function stateBefore(line: JudgedLine, index: PostIndex | null): StateBefore {
  if (line.isPassed || line.faults.length > 0) return { kind: 'closed' };
  if (!index) return { kind: 'open' };
  const match = matchPost(line.place, index);
  if (match.kind === 'matched') return { kind: 'open', postId: match.post.id };
  return match;
}

function stateOf(
  before: StateBefore,
  isPassed: boolean,
  faults: readonly LineNote[],
  outcomes: readonly FigureOutcome[],
): FigureLineState {
  if (isPassed) return 'passed';
  if (faults.length > 0) return 'faulty';
  if (before.kind === 'unmatched' || before.kind === 'ambiguous') return before.kind;
  return outcomes.length === 0 ? 'passed' : stateOfOutcomes(outcomes);
}

/** Of a line whose post is known: one new figure is enough to be written, the others may still differ. */
export function stateOfOutcomes(
  outcomes: readonly Pick<FigureOutcome, 'outcome'>[],
): 'ready' | 'known' | 'differs' {
  if (outcomes.some(({ outcome }) => outcome === 'new')) return 'ready';
  return outcomes.every(({ outcome }) => outcome === 'known') ? 'known' : 'differs';
}

function matchNotes(before: StateBefore): LineNote[] {
  if (before.kind === 'unmatched') {
    return [
      lineNote(
        null,
        'post_unmatched',
        '本账号没有与之对应的发布任务，可能不是经本系统发布的。这一行不写入，可下载留存，或指定是哪一篇。',
        'This account has no such post of ours. The line is not written; download it, or say which post it is.',
      ),
    ];
  }
  if (before.kind !== 'ambiguous') return [];
  return [
    lineNote(
      null,
      'post_ambiguous',
      `有 ${before.posts.length} 篇可能对应，请指定是哪一篇。`,
      `${before.posts.length} posts may be meant; say which.`,
    ),
  ];
}

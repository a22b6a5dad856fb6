import { pick } from '@haojiao/infrastructure/http';
import type { Language } from '@haojiao/infrastructure/http';
import type {
  FigureImportLineEntity,
  FigureLineState,
  LineFigure,
} from '../persistence/figure-import-line.entity';
import type { FigureImportEntity } from '../persistence/figure-import.entity';
import type { FigureImportReport } from '../read-figure-imports';
import type {
  FigureImportReportResponse,
  FigureImportResponse,
  FigureLineResponse,
  LineFigureResponse,
} from './figure-import.responses';

export function presentFigureImport(found: FigureImportEntity): FigureImportResponse {
  return {
    ...found,
    takenAt: found.takenAt.toISOString(),
    createdAt: found.createdAt.toISOString(),
    confirmedAt: found.confirmedAt?.toISOString() ?? null,
    finishedAt: found.finishedAt?.toISOString() ?? null,
  };
}

export function presentFigureReport({
  found,
  lines,
  figures,
  importedBefore,
}: FigureImportReport): FigureImportReportResponse {
  const wanted = lines.ready + lines.done;
  const progress = wanted === 0 ? 0 : Math.floor((100 * lines.done) / wanted);
  return {
    ...presentFigureImport(found),
    ...{ lines, figures },
    progress: found.state === 'done' ? 100 : progress,
    importedBefore: importedBefore && {
      id: importedBefore.id,
      confirmedAt: importedBefore.confirmedAt!.toISOString(),
      confirmedBy: importedBefore.confirmedBy!,
    },
  };
}

export function presentFigureLine(row: FigureImportLineEntity, language: Language): FigureLineResponse {
  const { line, state, title, publicationId, candidates } = row;
  return {
    ...{ line, state, title, publicationId, candidates },
    figures: row.figures.map((figure) => presentLineFigure(figure, state)),
    notes: row.notes.map(({ column, code, message }) => ({ column, code, message: pick(message, language) })),
  };
}

const settledStates: readonly FigureLineState[] = ['ready', 'known', 'differs', 'done'];

function presentLineFigure(figure: LineFigure, state: FigureLineState): LineFigureResponse {
  const { column, metric, words, value, precision, takenAt, fromDay, toDay, standsWords, standsId } = figure;
  const outcome = state === 'done' && figure.outcome === 'new' ? ('written' as const) : figure.outcome;
  const kind = takenAt === null ? 'period-figures' : 'platform-figures';
  return {
    ...{ column, metric, words, value, precision, takenAt, from: fromDay, to: toDay },
    outcome: settledStates.includes(state) ? outcome : null,
    standsWords,
    stands: standsId && `${kind}/${standsId}`,
  };
}

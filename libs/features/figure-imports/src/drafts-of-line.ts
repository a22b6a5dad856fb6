import type { FigureDraft } from '@haojiao/features/platform-figures';
import type { FigureImportLineEntity, LineFigure } from './persistence/figure-import-line.entity';

/** The new figures of a line that was kept, as they are written. */
export function draftsOfLine(
  { figures, publicationId, place }: FigureImportLineEntity,
  channelAccountId: string,
  platform: string,
): { figure: LineFigure; draft: FigureDraft }[] {
  return figures
    .filter(({ outcome, takenAt, fromDay }) => outcome === 'new' && (takenAt ?? fromDay) !== null)
    .map((figure) => {
      const { metric, words, value, precision, takenAt, fromDay, toDay } = figure;
      const at =
        takenAt === null
          ? { fromDay: fromDay!, toDay: toDay!, batch: place.batch }
          : { takenAt: new Date(takenAt) };
      const subject = { channelAccountId, publicationId, platform };
      return { figure, draft: { subject, metric, words, value, precision, at } };
    });
}

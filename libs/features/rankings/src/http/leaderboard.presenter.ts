import { languageOf, pick } from '@haojiao/infrastructure/http';
import { summaryOf } from '../domain/pasted-table/reading';
import type { LeaderboardReading, ReadEntry, ReadingFault } from '../domain/pasted-table/reading';
import type { LeaderboardEntity } from '../leaderboards/leaderboard.entity';
import type { OwnSubject } from '../leaderboards/own-subjects';
import type { WholeLeaderboard } from '../leaderboards/read-leaderboards';
import type {
  LeaderboardReadingResponse,
  LeaderboardResponse,
  LeaderboardSummaryResponse,
  ReadEntryResponse,
  ReadingFaultResponse,
} from './leaderboard.responses';

export function presentReading(
  { columns, entries, faults, passedOver }: LeaderboardReading,
  suggestions: ReadonlyMap<number, OwnSubject[]>,
  acceptLanguage: string | undefined,
): LeaderboardReadingResponse {
  return {
    summary: summaryOf(entries),
    columns,
    entries: entries.map((entry, index) => presentEntry(entry, index + 1, suggestions.get(index + 1) ?? [])),
    faults: faults.map((one) => presentFault(one, acceptLanguage)),
    passedOver,
  };
}

export function presentLeaderboard(
  { board, correctedById, entries }: WholeLeaderboard,
  acceptLanguage: string | undefined,
): LeaderboardResponse {
  return {
    ...presentSummary({ ...board, correctedById }),
    summary: summaryOf(entries.map(({ entry }) => entry)),
    entries: entries.map(({ entry, link, subject, suggestions }) => ({
      ...presentEntry(entry, entry.position, suggestions),
      isOwn: link !== null,
      subject,
    })),
    faults: board.faults.map((one) => presentFault(one, acceptLanguage)),
    passedOver: board.passedOver,
    text: board.text,
  };
}

export function presentSummary({
  recordedAt,
  ...board
}: LeaderboardEntity & { correctedById: string | null }): LeaderboardSummaryResponse {
  const { id, organizationId, title, publisher, formula, periodFrom, periodTo, sourceUrl } = board;
  const { entryCount, correctsId, reason, correctedById } = board;
  return {
    ...{ id, organizationId, title, publisher, formula, periodFrom, periodTo, sourceUrl, entryCount },
    recordedAt: recordedAt.toISOString(),
    ...{ correctsId, reason, correctedById },
  };
}

function presentEntry(
  { rank, name, printedName, owner, platform, value, line }: ReadEntry,
  position: number,
  suggestions: OwnSubject[],
): ReadEntryResponse {
  return {
    ...{ position, rank, name, printedName, owner, platform, line, suggestions },
    value: value === null ? null : Number(value),
  };
}

function presentFault(
  { message, ...rest }: ReadingFault,
  acceptLanguage: string | undefined,
): ReadingFaultResponse {
  return { ...rest, message: pick(message, languageOf(acceptLanguage)) };
}

import { languageOf, pick } from '@haojiao/infrastructure/http';
import type { AccountMatrix, MatrixCell, MatrixSum } from '../matrix/account-matrix';
import { matrixNotes } from '../matrix/matrix-notes';
import type { AccountMatrixResponse, MatrixCellResponse } from './ranking.responses';

const MOST_ACCOUNTS = 200;

export function presentMatrix(
  matrix: AccountMatrix,
  acceptLanguage: string | undefined,
): AccountMatrixResponse {
  const language = languageOf(acceptLanguage);
  const { organizationId, at, platforms, rows, totals, active, retired } = matrix;
  return {
    organizationId,
    at: at.toISOString(),
    platforms,
    rows: rows.map((row) => ({ ...row, cells: row.cells.map(presentCell) })),
    totals,
    ...{ active, retired },
    notes: matrixNotes.map((note) => pick(note, language)),
  };
}

function presentCell({ accounts, ...sum }: MatrixCell & MatrixSum): MatrixCellResponse {
  return {
    ...sum,
    accounts: accounts.slice(0, MOST_ACCOUNTS).map((account) => {
      const { id, name, organizationId, organizationName, isRetired, countedAt, followers } = account;
      return {
        ...{ id, name, organizationId, organizationName, countedAt },
        state: isRetired ? 'retired' : 'active',
        followers: followers && { ...followers, takenAt: followers.takenAt.toISOString() },
      };
    }),
  };
}

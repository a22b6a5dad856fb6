import { vaguest } from '../domain/vaguest';
import type { AccountMatrix, MatrixAccount, MatrixRow, MatrixSum } from './account-matrix';

type Unit = Pick<MatrixRow, 'organizationId' | 'name' | 'isSelf'>;
type Filled = Pick<AccountMatrix, 'platforms' | 'rows' | 'totals' | 'active' | 'retired'>;

/**
 * Accounts by unit and platform. An account that has several rows with us (retired here, connected anew there) is counted
 * at one of them: the one in use, else the newest. So sums across and down are sums of what they cover.
 */
export function fillMatrix(units: readonly Unit[], accounts: readonly MatrixAccount[]): Filled {
  const counted = countedRows(accounts);
  const shown = accounts.map((account) => {
    const at = counted.get(account.identity)!;
    return { ...account, countedAt: at === account.id ? null : at };
  });
  const platforms = [...new Set(accounts.map(({ platform }) => platform))].sort();
  const rows = units.map((unit) => {
    const own = shown.filter(({ rowId }) => rowId === unit.organizationId);
    const cells = platforms.map((platform) => {
      const inCell = own.filter((account) => account.platform === platform);
      return { ...sumOf(platform, inCell), accounts: inCell };
    });
    return { ...unit, cells, ...countsOf(own) };
  });
  const totals = platforms.map((platform) =>
    sumOf(
      platform,
      shown.filter((account) => account.platform === platform),
    ),
  );
  return { platforms, rows, totals, ...countsOf(shown) };
}

type Shown = MatrixAccount & { countedAt: string | null };

function countedRows(accounts: readonly MatrixAccount[]): Map<string, string> {
  const chosen = new Map<string, MatrixAccount>();
  for (const account of accounts) {
    const known = chosen.get(account.identity);
    if (!known || isBetter(account, known)) chosen.set(account.identity, account);
  }
  return new Map([...chosen].map(([identity, { id }]) => [identity, id]));
}

function isBetter(one: MatrixAccount, other: MatrixAccount): boolean {
  if (one.isRetired !== other.isRetired) return other.isRetired;
  return one.id > other.id;
}

function countsOf(accounts: readonly Shown[]): { active: number; retired: number } {
  const once = accounts.filter(({ countedAt }) => countedAt === null);
  const retired = once.filter(({ isRetired }) => isRetired).length;
  return { active: once.length - retired, retired };
}

/** Followers are those of accounts in use: who followed an account that is gone follows nothing of ours. */
function sumOf(platform: string, accounts: readonly Shown[]): MatrixSum {
  const inUse = accounts.filter(({ countedAt, isRetired }) => countedAt === null && !isRetired);
  const figures = inUse.flatMap(({ followers }) => followers ?? []);
  return {
    platform,
    ...countsOf(accounts),
    followers: {
      relations: figures.length === 0 ? null : figures.reduce((sum, { value }) => sum + value, 0),
      accountsWith: figures.length,
      accountsWithout: inUse.length - figures.length,
      precision: figures.length === 0 ? null : vaguest(figures.map(({ precision }) => precision)),
    },
  };
}

import { Link } from 'react-router-dom';
import type { Shape } from '@/api-client';
import { useWords } from '@/ui';
import { Meaning } from '../parts/meaning';
import { useFigureText } from '../parts/numbers';

/** Accounts on one platform with their followers; who has no figure is told, not counted as zero. */
export function MatrixSum({
  sum,
}: {
  sum: Shape<'MatrixSumResponse'> | Shape<'MatrixCellResponse'> | undefined;
}) {
  const say = useWords('figures');
  const textOf = useFigureText();
  if (!sum || sum.active + sum.retired === 0) return <span className="figures-quiet">—</span>;
  const { active, retired, followers } = sum;
  const accounts = 'accounts' in sum ? sum.accounts : [];
  return (
    <>
      <div className="matrix-count">
        {say('matrix.accounts', { count: active })}
        {accounts.length > 0 && (
          <Meaning of={say('matrix.which')}>
            {accounts.map((account) => (
              <p key={account.id}>
                <Link to={`/figures/accounts/${account.id}`}>{account.name}</Link>
                {account.state === 'retired' && ` · ${say('matrix.is_retired')}`}
                {account.followers &&
                  ` · ${textOf(account.followers.value, account.followers.precision, account.followers.words)}`}
                <span className="figures-quiet"> {account.organizationName}</span>
              </p>
            ))}
          </Meaning>
        )}
      </div>
      {followers.relations !== null && (
        <b>{say('matrix.followers', { number: textOf(followers.relations, followers.precision) })}</b>
      )}
      {followers.accountsWithout > 0 && (
        <div className="figures-quiet">{say('matrix.without', { count: followers.accountsWithout })}</div>
      )}
      {retired > 0 && <div className="figures-quiet">{say('matrix.retired', { count: retired })}</div>}
    </>
  );
}

import { Collapse, Progress } from 'antd';
import { Moment, Panel, useWords } from '@/ui';
import { sortBudgets, usedShare } from './standing';
import type { AccountHealth } from './use-channel-accounts';

type Budget = AccountHealth['budgets'][number];

/** How much of what the platform allows is used, and when it begins anew. */
export function AccountBudgets({ budgets }: { budgets: readonly Budget[] }) {
  const say = useWords('channel-accounts');
  if (budgets.length === 0) return null;
  const { main, others } = sortBudgets(budgets);
  return (
    <Panel title={say('budgets')}>
      {main.map((budget) => (
        <BudgetLine key={budget.operation} budget={budget} />
      ))}
      {others.length > 0 && (
        <Collapse
          ghost
          size="small"
          items={[
            {
              key: 'others',
              label: say('other_budgets', { count: others.length }),
              children: others.map((budget) => <BudgetLine key={budget.operation} budget={budget} />),
            },
          ]}
        />
      )}
    </Panel>
  );
}

function BudgetLine({ budget }: { budget: Budget }) {
  const say = useWords('channel-accounts');
  const share = usedShare(budget);
  const name = say(`budget.${budget.operation}`);
  return (
    <div className="budget">
      <span>{name}</span>
      <span>{say(`used.${budget.window}`, { used: budget.used, max: budget.max, left: budget.left })}</span>
      <Progress
        percent={share}
        showInfo={false}
        size="small"
        strokeColor="var(--union)"
        status={budget.left === 0 ? 'exception' : 'normal'}
        aria-label={name}
      />
      <small>
        {budget.reserve > 0 && say('reserve', { count: budget.reserve })}
        {say('resets')} <Moment at={budget.resetsAt} />
      </small>
    </div>
  );
}

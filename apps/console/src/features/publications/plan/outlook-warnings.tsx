import { Alert } from 'antd';
import { inOffice, momentText, ProblemNotice, useNow, useWords } from '@/ui';
import { dayKind } from './day-kind';
import { useOutlook } from './use-outlook';
import { useWorkingDays } from './use-working-days';
import { warningsOf } from './warnings';
import '../words';

/** What one should know of an hour before one plans for it: days off, silence, other posts, the day's quota. */
export function OutlookWarnings({
  contentId,
  accountIds,
  at,
  nameOf,
}: {
  contentId: string;
  accountIds: readonly string[];
  /** Now, where none is named. */
  at?: string | null;
  /** Name of an account, said where several are asked about. */
  nameOf?: (accountId: string) => string;
}) {
  const say = useWords('publications');
  const outlook = useOutlook(contentId, accountIds, at);
  const now = useNow();
  const moment = inOffice(at ?? now);
  const year = useWorkingDays(moment.year());
  const day = dayKind(moment.format('YYYY-MM-DD'), year.data?.days ?? []);
  if (outlook.isError) return <ProblemNotice error={outlook.error} onRetry={() => void outlook.refetch()} />;
  const warnings = warningsOf(outlook.data?.accounts ?? [], at ? day : null, year.data?.confirmed ?? true);
  return (
    <div aria-live="polite" className="outlook">
      {warnings.map(({ key, type, values, accountId }) => (
        <Alert
          key={`${key}-${accountId}-${values.title ?? ''}`}
          type={type}
          showIcon
          title={`${accountId && nameOf ? `${nameOf(accountId)}：` : ''}${say(`outlook.${key}`, withTimes(values))}`}
        />
      ))}
      {at && outlook.isSuccess && warnings.length === 0 && (
        <Alert type="success" showIcon title={say('outlook.clear')} />
      )}
    </div>
  );
}

function withTimes(values: Record<string, string | number>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      name === 'until' || name === 'hour' ? momentText(String(value)) : value,
    ]),
  );
}

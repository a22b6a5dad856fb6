import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { api, bodyOf } from '@/api-client';
import { useWords } from '@/ui';
import type { AccountHealth } from './use-accounts';

/** What the chosen platforms would refuse or spoil of the item, asked before anything is sent. */
export function ContentFindings({
  contentId,
  chosen,
  nameOf,
}: {
  contentId: string;
  chosen: readonly AccountHealth[];
  nameOf: (accountId: string) => string;
}) {
  const say = useWords('publications');
  const platforms = [...new Set(chosen.map(({ account }) => account.platform))].sort();
  const checks = useQuery({
    queryKey: ['contents', contentId, 'checks', platforms],
    queryFn: () =>
      bodyOf(
        api.POST('/api/v1/contents/{id}/checks', {
          params: { path: { id: contentId } },
          body: { platforms },
        }),
      ),
    placeholderData: (before) => before,
  });
  const ids = new Set(chosen.map(({ account }) => account.id));
  const findings = (checks.data?.findings ?? []).filter(
    ({ severity, channelAccountId, platform }) =>
      severity !== 'hint' &&
      (channelAccountId === null || ids.has(channelAccountId)) &&
      (platform === null || platforms.includes(platform)),
  );
  if (findings.length === 0) return null;
  const hasErrors = findings.some(({ severity }) => severity === 'error');
  const platformAccount = (platform: string | null) =>
    chosen.find(({ account }) => account.platform === platform)?.account.id ?? '';
  return (
    <Alert
      type={hasErrors ? 'error' : 'warning'}
      showIcon
      title={say(hasErrors ? 'findings.errors' : 'findings.warnings')}
      description={
        <ul className="findings">
          {findings.map(({ code, path, channelAccountId, platform, message, suggestion }, index) => (
            <li key={`${code}-${path}-${channelAccountId}-${index}`}>
              {platform && `${nameOf(channelAccountId ?? platformAccount(platform))}：`}
              {message} {suggestion}
            </li>
          ))}
        </ul>
      }
    />
  );
}

import { Alert, Skeleton, Tag } from 'antd';
import { usePlatformName } from '@/features/channels';
import { EmptyState, ProblemNotice, useWords } from '@/ui';
import { useFieldName } from '@/features/differences';
import { useChecks } from './use-checks';

const severities = ['error', 'warning', 'hint'] as const;
const colours = { error: 'red', warning: 'orange', hint: 'default' } as const;

/** What each platform would refuse or spoil and what proofing finds, the worst first. */
export function Checks({ contentId }: { contentId: string }) {
  const say = useWords('reviews');
  const fieldName = useFieldName();
  const platformName = usePlatformName();
  const checks = useChecks(contentId);
  if (checks.isPending) return <Skeleton active />;
  if (checks.isError) return <ProblemNotice error={checks.error} onRetry={() => void checks.refetch()} />;
  if (checks.data.length === 0) return <EmptyState text={say('checks.none')} />;
  const blocking = checks.data.filter(({ severity }) => severity === 'error').length;
  return (
    <div className="review-checks">
      <Alert
        type={blocking > 0 ? 'error' : 'success'}
        showIcon
        title={blocking > 0 ? say('checks.blocks', { count: blocking }) : say('checks.blocks_nothing')}
      />
      {severities.map((severity) => {
        const findings = checks.data.filter((finding) => finding.severity === severity);
        if (findings.length === 0) return null;
        return (
          <section key={severity} aria-labelledby={`checks-${severity}`}>
            <h2 id={`checks-${severity}`}>{say(`checks.${severity}`, { count: findings.length })}</h2>
            <ul>
              {findings.map(({ code, path, platform, range, message, suggestion }, index) => (
                <li key={`${code} ${path} ${platform} ${range?.start} ${index}`}>
                  <Tag color={colours[severity]}>{say(`checks.word_${severity}`)}</Tag>
                  <span className="review-quiet">
                    {[platform && platformName(platform), fieldName(path)].filter(Boolean).join(' · ')}
                  </span>
                  <div>{message}</div>
                  {suggestion && <div className="review-quiet">{suggestion}</div>}
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Alert, Input, Skeleton } from 'antd';
import { api, bodyOf, currentLanguage } from '@/api-client';
import { CopyButton, Panel, ProblemNotice, useWords } from '@/ui';
import { languageName } from '../programme-titles';
import type { Programme } from '../use-programmes';
import { Listeners } from './listeners';

/** Where a programme is heard: the addresses to give to directories and listeners. */
export function Feeds({ programme, isManager }: { programme: Programme; isManager: boolean }) {
  const say = useWords('programmes');
  const { id, visibility } = programme;
  const asked = useQuery({
    queryKey: ['programmes', 'feeds', id],
    queryFn: () => bodyOf(api.GET('/api/v1/programmes/{id}/feeds', { params: { path: { id } } })),
  });
  if (asked.isPending) return <Skeleton active />;
  if (asked.isError) return <ProblemNotice error={asked.error} onRetry={() => void asked.refetch()} />;
  const { items, findings } = asked.data;
  if (visibility === 'private')
    return isManager ? (
      <Listeners programmeId={id} />
    ) : (
      <Panel title={say('feeds.title')}>
        <p>{say('feeds.private')}</p>
      </Panel>
    );
  return (
    <div className="panels">
      {findings.map(({ code, severity, message }) => (
        <Alert key={code} showIcon type={severity} title={message} />
      ))}
      <Panel title={say('feeds.title')}>
        <p className="quiet-words">{say('feeds.lead')}</p>
        <ul className="feed-list">
          {items.map(({ language, url, episodes }) => {
            const label = say('feeds.of_language', {
              language: languageName(language, currentLanguage()),
              count: episodes,
            });
            return (
              <li key={language}>
                <div>{label}</div>
                <div className="feed-address">
                  <Input readOnly aria-label={label} value={url} onFocus={({ target }) => target.select()} />
                  <CopyButton text={url} />
                </div>
              </li>
            );
          })}
        </ul>
      </Panel>
    </div>
  );
}

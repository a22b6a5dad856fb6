import { Button, Tag } from 'antd';
import { api, download, ifMatch } from '@/api-client';
import type { Shape } from '@/api-client';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { ConfirmButton, EmptyState, Moment, Panel, useTell, useWords } from '@/ui';
import { VersionCompare } from './version-compare';
import { useForgetLexicons } from './use-lexicons';
import type { Lexicon } from './use-lexicons';

/** Every list that was ever imported stays; which one is in force is chosen here. */
export function LexiconVersions({
  lexicon,
  etag,
  versions,
  mayManage,
}: {
  lexicon: Lexicon;
  etag: string;
  versions: readonly Shape<'LexiconVersionResponse'>[];
  mayManage: boolean;
}) {
  const say = useWords('lexicons');
  const tell = useTell();
  const forget = useForgetLexicons();
  const [compared, setCompared] = useState<readonly [number, number] | null>(null);
  const activate = async (activeNumber: number) => {
    try {
      await api.PATCH('/api/v1/lexicons/{id}', {
        params: { path: { id: lexicon.id } },
        headers: ifMatch(etag),
        body: { activeNumber },
      });
      tell.done(say('activated', { number: activeNumber }));
    } catch (error) {
      tell.problem(error);
    }
    await forget();
  };
  const save = (number: number) =>
    download(
      `/api/v1/lexicons/${lexicon.id}/versions/${number}/export?format=csv`,
      `${lexicon.name}-${number}.csv`,
    ).catch((error: unknown) => tell.problem(error));
  return (
    <Panel title={say('versions')} extra={<Link to="/settings/lexicons/rescans">{say('rescan.see')}</Link>}>
      {versions.length === 0 && <EmptyState text={say('no_versions')} />}
      <ul className="lexicon-versions">
        {versions.map(({ number, termCount, createdAt }, index) => (
          <li key={number}>
            <span>
              {say('version', { number, count: termCount })}
              <small>
                <Moment at={createdAt} />
              </small>
            </span>
            {number === lexicon.activeNumber ? (
              <Tag color="success">{say('in_force')}</Tag>
            ) : (
              mayManage && (
                <ConfirmButton
                  size="small"
                  title={say('activate_question', { number })}
                  consequence={say('activate_consequence')}
                  onConfirm={() => activate(number)}
                >
                  {say('activate')}
                </ConfirmButton>
              )
            )}
            {index + 1 < versions.length && (
              <Button
                size="small"
                type="link"
                aria-label={say('compare.open_of', { number })}
                onClick={() => setCompared([versions[index + 1]!.number, number])}
              >
                {say('compare.open')}
              </Button>
            )}
            <Button
              size="small"
              type="link"
              aria-label={say('export_of', { number })}
              onClick={() => void save(number)}
            >
              {say('export')}
            </Button>
          </li>
        ))}
      </ul>
      {compared && (
        <VersionCompare
          lexicon={lexicon}
          versions={versions}
          first={compared}
          onClose={() => setCompared(null)}
        />
      )}
    </Panel>
  );
}

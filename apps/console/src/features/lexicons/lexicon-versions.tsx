import { Button, Tag } from 'antd';
import { api, download, ifMatch } from '@/api-client';
import type { Shape } from '@/api-client';
import { ConfirmButton, EmptyState, Moment, Panel, useTell, useWords } from '@/ui';
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
    <Panel title={say('versions')}>
      {versions.length === 0 && <EmptyState text={say('no_versions')} />}
      <ul className="lexicon-versions">
        {versions.map(({ number, termCount, createdAt }) => (
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
            <Button size="small" type="link" onClick={() => void save(number)}>
              {say('export')}
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

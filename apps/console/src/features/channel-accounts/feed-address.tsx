import { useMutation } from '@tanstack/react-query';
import { Alert } from 'antd';
import { api, bodyOf } from '@/api-client';
import { ConfirmButton, CopyButton, Panel, useTell, useWords } from '@/ui';
import type { ChannelAccount } from './use-channel-accounts';

/** The secret address from which a platform or a screen fetches; shown once, and dead when a new one is made. */
export function FeedAddress({ account }: { account: ChannelAccount }) {
  const say = useWords('channel-accounts');
  const tell = useTell();
  const path = { id: account.id };
  const issue = useMutation({
    mutationFn: () => bodyOf(api.POST('/api/v1/channel-accounts/{id}/feed-token', { params: { path } })),
    onError: (error) => tell.problem(error),
  });
  const revoke = async () => {
    try {
      await api.DELETE('/api/v1/channel-accounts/{id}/feed-token', { params: { path } });
      issue.reset();
      tell.done(say('feed.revoked'));
    } catch (error) {
      tell.problem(error);
    }
  };
  return (
    <Panel title={say('feed.title')}>
      <p>{say('feed.text')}</p>
      {issue.data && (
        <Alert
          type="success"
          showIcon
          title={say('feed.once')}
          style={{ marginBottom: 12 }}
          description={
            <>
              {issue.data.urls.map((url) => (
                <p key={url}>
                  <code className="address">{url}</code> <CopyButton text={url} />
                </p>
              ))}
              <p>
                {say('feed.key')} <CopyButton text={issue.data.publicKey} label={say('feed.copy_key')} />
              </p>
            </>
          }
        />
      )}
      <ConfirmButton
        title={say('feed.issue_question')}
        consequence={say('feed.issue_consequence')}
        onConfirm={() => issue.mutateAsync()}
      >
        {say('feed.issue')}
      </ConfirmButton>{' '}
      <ConfirmButton
        danger
        type="text"
        title={say('feed.revoke_question')}
        consequence={say('feed.revoke_consequence')}
        onConfirm={revoke}
      >
        {say('feed.revoke')}
      </ConfirmButton>
    </Panel>
  );
}

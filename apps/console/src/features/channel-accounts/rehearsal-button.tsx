import { useMutation } from '@tanstack/react-query';
import { Button, Space } from 'antd';
import { useNavigate } from 'react-router-dom';
import { api, bodyOf } from '@/api-client';
import { useChannels } from '@/features/channels';
import { useCurrentUnit } from '@/features/organizations';
import { useTell, useWords } from '@/ui';
import { useForgetAccounts } from './use-channel-accounts';

const simulated = ['wechat', 'weibo', 'douyin', 'toutiao'] as const;
type Simulated = (typeof simulated)[number];

/** An account on a simulated platform, connected and verified at once: for a first try without anybody's keys. */
export function RehearsalButton({ onlyPlatform, onMade }: { onlyPlatform?: string; onMade?: () => void }) {
  const say = useWords('channel-accounts');
  const tell = useTell();
  const navigate = useNavigate();
  const forget = useForgetAccounts();
  const { unitId } = useCurrentUnit();
  const { byPlatform, data } = useChannels();
  const make = useMutation({
    mutationFn: (platform: Simulated) =>
      bodyOf(api.POST('/api/v1/channel-accounts/sandbox', { body: { organizationId: unitId, platform } })),
    onError: (error) => tell.problem(error),
    onSuccess: async ({ account }) => {
      await forget();
      tell.done(say('rehearsal.made', { name: account.name }));
      if (onMade) onMade();
      else await navigate(`/channels/${account.id}`);
    },
  });
  if (!data?.sandbox) return null;
  const platforms = simulated.filter((one) => onlyPlatform === undefined || one === onlyPlatform);
  return (
    <Space wrap>
      {platforms.map((platform) => (
        <Button
          key={platform}
          loading={make.isPending && make.variables === platform}
          disabled={make.isPending && make.variables !== platform}
          onClick={() => make.mutate(platform)}
        >
          {say('rehearsal.make', { name: byPlatform.get(platform)?.name ?? '' })}
        </Button>
      ))}
    </Space>
  );
}

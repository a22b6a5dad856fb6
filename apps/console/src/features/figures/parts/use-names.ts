import { useCallback } from 'react';
import { usePlatformName } from '@/features/channels';
import { useCurrentUnit, useUnitName } from '@/features/organizations';
import { useWords } from '@/ui';
import { useAccounts } from './use-accounts';

const rulePattern = /^([a-z_]+)\.v(\d+)$/;

/** A counting rule for people: `本站浏览（第 2 版口径）`. */
export function useRuleName(): (definitionId: string) => string {
  const say = useWords('figures');
  return useCallback(
    (definitionId) => {
      const [, name, version] = rulePattern.exec(definitionId) ?? [];
      return name && version
        ? say('rule.version', { name: say(`rule.${name}`), version })
        : say('rule.other');
    },
    [say],
  );
}

/** An account by its name, or the unit as a whole. */
export function useSubjectName(): (subject: {
  readonly channelAccountId: string | null;
  readonly organizationId: string;
}) => string {
  const say = useWords('figures');
  const unitName = useUnitName();
  const platformName = usePlatformName();
  const { unitId } = useCurrentUnit();
  const { byId } = useAccounts(unitId);
  return ({ channelAccountId, organizationId }) => {
    if (channelAccountId === null) return unitName(organizationId);
    const account = byId.get(channelAccountId);
    if (!account) return say('account.of_unit', { unit: unitName(organizationId) });
    return `${account.name} · ${platformName(account.platform)}`;
  };
}

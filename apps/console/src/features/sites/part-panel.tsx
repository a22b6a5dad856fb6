import { Button } from 'antd';
import { useUnitName } from '@/features/organizations';
import { EmptyState, Facts, Panel, useWords } from '@/ui';
import { SettingValue } from './setting-value';
import { parts, settingsIn } from './site-settings';
import type { PartName, Site } from './site-settings';

/** One part of the settings as it holds, with the unit above that what is not set here comes from. */
export function PartPanel({
  part,
  site,
  onChange,
}: {
  part: PartName;
  site: Site;
  /** Absent for who may not. */
  onChange?: () => void;
}) {
  const say = useWords('sites');
  const unitName = useUnitName();
  const settings = settingsIn(site.effective);
  const change = onChange && (
    <Button aria-label={say('change_of', { part: say(`part.${part}`) })} onClick={onChange}>
      {say('change')}
    </Button>
  );
  const told = parts[part].filter((name) => isTold(settings[name]));
  const originOf = (name: string) => {
    const origin = site.setBy[name];
    return origin === undefined || origin === site.organizationId ? '' : unitName(origin);
  };
  return (
    <Panel title={say(`part.${part}`)} extra={told.length > 0 && change}>
      {told.length === 0 && <EmptyState text={say(`empty.${part}`)}>{change}</EmptyState>}
      {told.length > 0 && (
        <Facts
          of={told.map((name) => [
            say(`field.${name}`),
            <>
              <SettingValue name={name} settings={settings} />
              {originOf(name) && <small className="quiet"> {say('from', { unit: originOf(name) })}</small>}
            </>,
          ])}
        />
      )}
    </Panel>
  );
}

/** The theme is there even where nobody chose a colour. */
function isTold(value: unknown): boolean {
  return (
    value !== undefined &&
    value !== null &&
    (typeof value !== 'object' || Object.keys(value as object).length > 0)
  );
}
